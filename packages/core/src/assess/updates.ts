import type { Estate } from "../updates/estate.ts";
import { type Touched, touchedBy } from "../updates/touched.ts";
import type { Revision, TriageState, UpdateRecord } from "../updates/update-record.ts";
import type { Update, UpdateKind } from "../updates/update.ts";
import { daysBetween } from "./days.ts";

export interface UpdateState {
  readonly record: UpdateRecord;
  readonly update: Update;
  /** New, or changed by its provider, within the period. */
  readonly fresh: boolean;
  /** What its provider changed within the period, oldest first. */
  readonly changes: readonly Revision[];
  /** Whole days until the date to act by; null without one. */
  readonly daysToAct: number | null;
  readonly touched: Touched;
  /**
   * How pressing it is: the sum of what {@link judgeUpdates} says of the date, the kind, the severity, the share of our
   * devices and the audiences; half of it for what was told long ago. 0 for an update that has to do with nothing of ours, and for one that is dealt with.
   */
  readonly urgency: number;
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Points for a date to act by that lies so many days ahead at most. One that has passed counts no more. */
const DEADLINE_POINTS: readonly (readonly [withinDays: number, points: number])[] = [
  [7, 40],
  [30, 30],
  [90, 18],
  [365, 8],
];

const KIND_POINTS: Readonly<Record<UpdateKind, number>> = {
  incident: 30,
  actionRequired: 25,
  endOfSupport: 22,
  retirement: 20,
  osRelease: 10,
  changed: 6,
  new: 6,
};

/** By the provider's word; any other counts nothing. */
const SEVERITY_POINTS: Readonly<Record<string, number>> = { critical: 20, high: 12 };

/** What touches us counts at once, and more the more of our devices it is. */
const TOUCHES_POINTS = 10;
const SHARE_POINTS = 20;
const USER_POINTS = 6;
const HELPDESK_POINTS = 3;

/** What was told so long ago, and has no date ahead, presses half as much. */
const OLD_DAYS = 180;

const ENDED: readonly TriageState[] = ["done", "notRelevant"];

/**
 * Updates in the order in which people need them: the most pressing first; of equals the nearest date to act by, then
 * the newest. What has to do with nothing of ours, and what is dealt with, stands at the end.
 */
export function judgeUpdates(
  records: readonly UpdateRecord[],
  estate: Estate,
  period: Period,
): readonly UpdateState[] {
  return records.map((record) => judge(record, estate, period)).sort(byUrgency);
}

function judge(record: UpdateRecord, estate: Estate, period: Period): UpdateState {
  const { update } = record;
  const touched = touchedBy(update, estate);
  const changes = record.revisions.filter(({ at }) => isWithin(at, period));
  const daysToAct = update.actBy === null ? null : Math.ceil(daysBetween(period.to, update.actBy)) + 0;
  return {
    record,
    update,
    fresh: changes.length > 0 || isWithin(newestDate(update) ?? record.firstSeenAt, period),
    changes,
    daysToAct,
    touched,
    urgency: urgencyOf(record, touched, daysToAct) * (isOld(record, daysToAct, period) ? 0.5 : 1),
  };
}

function urgencyOf({ update, triage }: UpdateRecord, touched: Touched, daysToAct: number | null): number {
  if (touched.relevance === "none" || ENDED.includes(triage.state)) return 0;
  const deadline =
    daysToAct === null || daysToAct < 0
      ? 0
      : (DEADLINE_POINTS.find(([withinDays]) => daysToAct <= withinDays)?.[1] ?? 0);
  // The root, because a tenth of the devices is much more than a tenth of the trouble.
  const share =
    touched.relevance === "touches" ? TOUCHES_POINTS + SHARE_POINTS * Math.sqrt(touched.share ?? 0) : 0;
  const audience =
    (update.audiences.includes("user") ? USER_POINTS : 0) +
    (update.audiences.includes("helpdesk") ? HELPDESK_POINTS : 0);
  return (
    deadline + KIND_POINTS[update.kind] + (SEVERITY_POINTS[update.severity ?? ""] ?? 0) + share + audience
  );
}

function isOld({ update, firstSeenAt }: UpdateRecord, daysToAct: number | null, { to }: Period): boolean {
  if (daysToAct !== null && daysToAct >= 0) return false;
  return daysBetween(newestDate(update) ?? firstSeenAt, to) > OLD_DAYS;
}

function byUrgency(one: UpdateState, other: UpdateState): number {
  if (one.urgency !== other.urgency) return other.urgency - one.urgency;
  const due = ({ daysToAct }: UpdateState): number =>
    daysToAct === null || daysToAct < 0 ? Infinity : daysToAct;
  if (due(one) !== due(other)) return due(one) - due(other);
  const age = newestTime(other.update) - newestTime(one.update);
  return age !== 0 ? age : one.record.key < other.record.key ? -1 : 1;
}

function isWithin(at: Date, { from, to }: Period): boolean {
  return at > from && at <= to;
}

function newestTime(update: Update): number {
  return newestDate(update)?.getTime() ?? 0;
}

function newestDate({ publishedAt, updatedAt }: Update): Date | null {
  if (publishedAt === null || updatedAt === null) return updatedAt ?? publishedAt;
  return updatedAt > publishedAt ? updatedAt : publishedAt;
}
