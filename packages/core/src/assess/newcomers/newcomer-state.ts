import type { NewcomerPolicy } from "../../config/plan/plan.ts";
import type { Newcomer, NewcomerLog } from "../../newcomers/newcomer.ts";
import { addDays, daysBetween } from "../days.ts";
import type { Period } from "../updates.ts";

export type WelcomeState = "inTime" | "late" | "waiting" | "overdue";

/** A newcomer, and how it stands with their welcome. */
export interface NewcomerStanding extends Newcomer {
  readonly state: WelcomeState;
  /** By when the welcome must have been sent. */
  readonly dueAt: Date;
  /** Days left of the plan's, 0 on the last one; null once they are over or the welcome is there. */
  readonly daysLeft: number | null;
}

/** Each newcomer counts in one of these, and at one time alone. */
export interface WelcomeOutcome {
  readonly inTime: number;
  readonly late: number;
}

/** How newcomers are met. */
export interface NewcomersState {
  /** Since when newcomers are told apart; null as long as nobody was counted, and then nothing is known. */
  readonly since: Date | null;
  /** People whose first device came in the period. */
  readonly joined: number;
  /** Who got their welcome in time in the period, and whose days ended in it before they had it. */
  readonly outcome: WelcomeOutcome;
  /** The same of the last 30 days, whatever the period: what the figure is measured from. */
  readonly outcome30: WelcomeOutcome;
  /** All who are still without it, in time or not. */
  readonly without: number;
  /** Those who came in the period or are still without their welcome, the most pressing first. */
  readonly people: readonly NewcomerStanding[];
}

/** How far back the figure looks. */
const FIGURE_DAYS = 30;

/** How newcomers were met in a period; null where the plan does not welcome any. Pure: its "now" is the period's end. */
export function newcomersState(
  policy: NewcomerPolicy,
  log: NewcomerLog,
  period: Period,
): NewcomersState | null {
  if (!policy.on) return null;
  const all = standingsOf(policy, log, period.to);
  const isWithin = (at: Date): boolean => isIn(period, at);
  const isOpen = ({ state }: NewcomerStanding): boolean => state === "waiting" || state === "overdue";
  return {
    since: log.since,
    joined: all.filter(({ seenAt }) => isWithin(seenAt)).length,
    outcome: outcomeOf(all, period),
    outcome30: outcomeOf(all, { from: addDays(period.to, -FIGURE_DAYS), to: period.to }),
    without: all.filter(isOpen).length,
    people: all.filter((one) => isOpen(one) || isWithin(one.seenAt)),
  };
}

/** What counts for whoever was welcomed late is the day on which it should have been. */
function outcomeOf(all: readonly NewcomerStanding[], span: Period): WelcomeOutcome {
  const inTime = all.filter(
    ({ state, welcomedAt }) => state === "inTime" && isIn(span, welcomedAt ?? span.to),
  );
  const late = all.filter(
    ({ state, dueAt }) => (state === "late" || state === "overdue") && isIn(span, dueAt),
  );
  return { inTime: inTime.length, late: late.length };
}

function isIn({ from, to }: Period, at: Date): boolean {
  return at > from && at <= to;
}

/** Everybody who has come, those without their welcome first, and of these whose time is up soonest. */
export function standingsOf(
  policy: NewcomerPolicy,
  log: NewcomerLog,
  now: Date,
): readonly NewcomerStanding[] {
  const order: readonly WelcomeState[] = ["overdue", "waiting", "late", "inTime"];
  return log.people
    .filter(({ seenAt }) => seenAt <= now)
    .map((person) => standingOf(person, policy.withinDays, now))
    .toSorted(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) ||
        one.dueAt.getTime() - other.dueAt.getTime() ||
        (one.key < other.key ? -1 : 1),
    );
}

function standingOf(person: Newcomer, withinDays: number, now: Date): NewcomerStanding {
  const dueAt = addDays(person.firstDeviceAt, withinDays);
  // A report looks at its own time: what was done since is not known to it.
  const welcomedAt = person.welcomedAt !== null && person.welcomedAt <= now ? person.welcomedAt : null;
  if (welcomedAt !== null) {
    const state = welcomedAt <= dueAt ? "inTime" : "late";
    return { ...person, welcomedAt, state, dueAt, daysLeft: null };
  }
  if (now > dueAt) return { ...person, welcomedAt, state: "overdue", dueAt, daysLeft: null };
  return { ...person, welcomedAt, state: "waiting", dueAt, daysLeft: Math.floor(daysBetween(now, dueAt)) };
}
