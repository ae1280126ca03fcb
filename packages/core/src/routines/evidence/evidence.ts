import type { RelevantUpdates } from "../../assess/relevant-updates.ts";
import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { EvidenceKind, EvidenceRule, Plan, Routine } from "../../config/plan/plan.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import type { Words } from "../../practice/words.ts";
import { shiftDay } from "../days.ts";
import type { Occurrence } from "../occurrences.ts";

/**
 * What data shows of one time that a routine was due: that it was done (`found`), that nothing shows it (`lacking`), or
 * that what would show it could not be read (`unknown`).
 */
export interface Evidence {
  readonly state: "found" | "lacking" | "unknown";
  /** When it was done, as far as the data tells; null unless found. */
  readonly at: Date | null;
  readonly detail: Words;
}

/** What evidence is looked for in. */
export interface EvidenceInput {
  readonly routine: Pick<Routine, "id" | "role">;
  readonly plan: Plan;
  readonly log: PracticeLog;
  readonly snapshot: Snapshot;
  readonly calendar: WorkCalendar;
  /** What was announced and has to do with the organisation. */
  readonly updates: RelevantUpdates;
  /** What came later does not count. */
  readonly now: Date;
}

/** Finds one kind of evidence. Pure. */
export interface EvidenceFinder {
  readonly kind: EvidenceKind;
  find(rule: EvidenceRule, occurrence: Occurrence, input: EvidenceInput): Evidence;
}

/** The instants within which something counts for an occurrence, both included. */
export interface EvidenceWindow {
  readonly from: Date;
  readonly to: Date;
}

const SECOND_MS = 1_000;

export function windowOf(occurrence: Occurrence, { calendar, now }: EvidenceInput): EvidenceWindow {
  const from = new Date(calendar.endOf(shiftDay(occurrence.opens, -1)).getTime() + SECOND_MS);
  const end = calendar.endOf(occurrence.closes);
  return { from, to: end < now ? end : now };
}

export function isWithin(at: Date, { from, to }: EvidenceWindow): boolean {
  return at >= from && at <= to;
}

export function found(at: Date, detail: Words): Evidence {
  return { state: "found", at, detail };
}

export function lacking(detail: Words): Evidence {
  return { state: "lacking", at: null, detail };
}

export function unknown(detail: Words): Evidence {
  return { state: "unknown", at: null, detail };
}

/** When the tenant was collected within a window, the one whose snapshot this is included; the oldest first. */
export function collectionsIn(window: EvidenceWindow, { log, snapshot }: EvidenceInput): readonly Date[] {
  return collectionsOf(log, snapshot).filter((at) => isWithin(at, window));
}

/** Every collection that is remembered, and the one whose snapshot this is; the oldest first, each once. */
export function collectionsOf({ collections }: PracticeLog, { takenAt }: Snapshot): readonly Date[] {
  if (collections.some((at) => at.getTime() === takenAt.getTime())) return collections;
  return [...collections, takenAt].sort((one, other) => one.getTime() - other.getTime());
}

/** The latest of some instants; null of none. */
export function latest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
}

/** The earliest of some instants; null of none. */
export function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);
}
