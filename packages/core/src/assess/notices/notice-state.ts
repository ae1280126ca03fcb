import type { NoticeKind } from "../../config/plan/plan.ts";
import type { NoticeFact } from "../../practice/notice-fact.ts";
import { addDays } from "../days.ts";
import { spreadOf } from "../spread.ts";

/** How users are told of what touches them. */
export interface NoticesState {
  /** Notices of the last ninety days, and those that wait, whenever they were begun; the newest first. */
  readonly notices: readonly NoticeStanding[];
  /** Drafts that wait for a yes, those that are held among them. */
  readonly waiting: number;
  readonly held: number;
  /** Notices that went out in the last ninety days; trials are none. */
  readonly sent: number;
  /** People who were told by them, counted once for each notice. */
  readonly told: number;
  /** Whom they were for. */
  readonly meant: number;
  /** The median of the lead times of changes and ends of support; null when none was told of with a date. */
  readonly leadDays: number | null;
  /** Of all who were told of something with a time: how many before it took effect. */
  readonly inTime: number;
  readonly timed: number;
}

/** A notice, with how it did. */
export interface NoticeStanding extends NoticeFact {
  /** Median of the days between being told and the effect; null when there is none. */
  readonly lead: number | null;
}

const LOOK_BACK_DAYS = 90;

/** What is announced with a day of its own: a grace period is told as soon as it is known, and is short by itself. */
const ANNOUNCED: readonly NoticeKind[] = ["change", "end-of-support"];

/** How notices did in the ninety days before an instant. Pure. */
export function noticesState(facts: readonly NoticeFact[], now: Date): NoticesState {
  const from = addDays(now, -LOOK_BACK_DAYS);
  const known = facts
    .filter(({ createdAt }) => createdAt <= now)
    .map((fact) => ({ ...fact, lead: spreadOf(fact.leadDays).median }));
  const waiting = known.filter(({ state }) => state === "draft" || state === "held");
  const gone = known.filter(
    ({ state, isTrial, sentAt, approvedAt }) =>
      !isTrial && (state === "sent" || state === "sending") && (sentAt ?? approvedAt ?? from) >= from,
  );
  const leads = gone.filter(({ kind }) => ANNOUNCED.includes(kind)).flatMap(({ lead }) => lead ?? []);
  const timed = gone.flatMap(({ leadDays }) => leadDays);
  return {
    notices: known.filter((notice) => notice.createdAt >= from || waiting.includes(notice)).toReversed(),
    waiting: waiting.length,
    held: waiting.filter(({ state }) => state === "held").length,
    sent: gone.length,
    told: sum(gone.map(({ told }) => told)),
    meant: sum(gone.map(({ recipients }) => recipients)),
    leadDays: spreadOf(leads).median,
    inTime: timed.filter((days) => days > 0).length,
    timed: timed.length,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
