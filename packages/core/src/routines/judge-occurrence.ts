import type { Routine } from "../config/plan/plan.ts";
import type { EntryOf } from "../practice/journal-entry.ts";
import type { Evidence, EvidenceInput } from "./evidence/evidence.ts";
import { evidenceFinders } from "./evidence/index.ts";
import type { Occurrence } from "./occurrences.ts";
import type { OccurrenceState, OccurrenceStateName } from "./routine-state.ts";

export interface OccurrenceInput extends Omit<EvidenceInput, "routine"> {
  readonly routine: Routine;
  /** What people said of the routine. */
  readonly done: readonly EntryOf<"routineDone">[];
  /** Today in the organisation's calendar. */
  readonly today: string;
}

/** What became of one time that a routine was due: what a person says counts beside what data shows, the earlier first. */
export function judgeOccurrence(occurrence: Occurrence, input: OccurrenceInput): OccurrenceState {
  const { routine, done } = input;
  const evidence = evidenceFinders[routine.evidence.kind].find(routine.evidence, occurrence, input);
  const said = done.find(({ due }) => due === occurrence.due) ?? null;
  const bySaying = said !== null && (evidence.at === null || said.at <= evidence.at);
  const doneAt = bySaying ? said.at : evidence.at;
  const state =
    doneAt === null
      ? openState(occurrence, evidence, input)
      : input.calendar.dayOf(doneAt) <= occurrence.due
        ? "onTime"
        : "late";
  return { ...occurrence, state, doneAt, by: bySaying ? said.by : null, evidence };
}

function openState(
  { due }: Occurrence,
  evidence: Evidence,
  { today }: OccurrenceInput,
): Exclude<OccurrenceStateName, "onTime" | "late"> {
  if (due > today) return "upcoming";
  if (evidence.state === "unknown") return "unknown";
  return due < today ? "overdue" : "due";
}
