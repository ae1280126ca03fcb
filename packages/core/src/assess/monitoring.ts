import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import type { Plan } from "../config/plan/plan.ts";
import { planSeenAt } from "../practice/first-seen.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import { schedulesOf } from "../schedule/alert-watch.ts";
import { expectedOccurrences } from "../schedule/expected-occurrences.ts";
import { dayRuleOf } from "../schedule/working-days.ts";
import { createZoneClocks } from "../schedule/zone-clock.ts";
import { addDays } from "./days.ts";

/** How the tenant was monitored as scheduled. */
export interface MonitoringState {
  /** Where the count begins: 30 days ago, or when the plan was first seen. */
  readonly from: Date;
  /** Times that monitoring was due, over all schedules. */
  readonly expected: number;
  readonly met: number;
  /** Times in a row that a schedule was missed, at most: two are a gap longer than twice its interval. */
  readonly longestGap: number;
  /** Days from one time to the next, of the schedule that is due most often; null without one. */
  readonly intervalDays: number | null;
  /** When a scheduled report was last run. */
  readonly lastAt: Date | null;
  /** Schedules of the plan. */
  readonly schedules: number;
}

export interface MonitoringInput {
  readonly plan: Plan;
  readonly log: PracticeLog;
  /** Now. */
  readonly at: Date;
}

const DAYS = 30;
const DAY_MS = 86_400_000;
/** A time that has only just come is not missed yet. */
const GRACE_MS = 3_600_000;

/**
 * Holds what was done against what the schedules of the plan ask for, of its reports and of the collection for alerts. A
 * time counts as met when, before the next one, the report was run to its end, as scheduled or by hand; one that waits for
 * approval was run as well.
 */
export function judgeMonitoring(input: MonitoringInput): MonitoringState {
  const { plan, log, at } = input;
  const from = startOf(log, at);
  const schedules = schedulesOf(plan);
  const waiting = new Set(plan.reports.filter(({ approval }) => approval !== null).map(({ id }) => id));
  const ran = log.runs.filter(
    ({ report, kind, state, createdAt }) =>
      kind !== "dryRun" &&
      createdAt <= at &&
      (state === "succeeded" || state === "partial" || (state === "fannedOut" && waiting.has(report))),
  );
  const scheduled = new Set(schedules.map(({ id }) => id));
  const { isWorkingDay } = createOrganisationCalendar(plan.organisation.calendar, "UTC");
  const clocks = createZoneClocks();
  const judged = schedules.map(({ id, schedule }) => {
    const times = ran.filter(({ report }) => report === id).map(({ createdAt }) => createdAt);
    // What is left out or moved on days off is not expected on them.
    const options = { clocks, days: dayRuleOf(schedule.holidays, isWorkingDay) };
    const due: Due = (since, to) => expectedOccurrences(schedule, { from: since, to }, options);
    return judgeSchedule(due, times, from, at);
  });
  const intervals = judged.flatMap(({ intervalDays }) => intervalDays ?? []);
  return {
    from,
    expected: judged.reduce((sum, { expected }) => sum + expected, 0),
    met: judged.reduce((sum, { met }) => sum + met, 0),
    longestGap: Math.max(0, ...judged.map(({ longestGap }) => longestGap)),
    intervalDays: intervals.length === 0 ? null : Math.min(...intervals),
    lastAt: ran.findLast(({ report }) => scheduled.has(report))?.createdAt ?? null,
    schedules: schedules.length,
  };
}

function startOf(log: PracticeLog, at: Date): Date {
  const monthAgo = addDays(at, -DAYS);
  const seen = planSeenAt(log) ?? at;
  return seen > monthAgo ? seen : monthAgo;
}

/** When a schedule is due from one instant to another, the last not included. */
type Due = (from: Date, to: Date) => readonly Date[];

function judgeSchedule(
  due: Due,
  done: readonly Date[],
  from: Date,
  at: Date,
): {
  readonly expected: number;
  readonly met: number;
  readonly longestGap: number;
  readonly intervalDays: number | null;
} {
  const times = due(from, new Date(at.getTime() + 1));
  const sorted = done.map((time) => time.getTime()).sort((one, other) => one - other);
  let [expected, met, missed, longestGap, next] = [0, 0, 0, 0, 0];
  for (const [index, time] of times.entries()) {
    const until = times[index + 1]?.getTime() ?? Infinity;
    while ((sorted[next] ?? Infinity) < time.getTime()) next += 1;
    const isMet = (sorted[next] ?? Infinity) < until;
    if (!isMet && at.getTime() - time.getTime() < GRACE_MS) continue;
    expected += 1;
    met += isMet ? 1 : 0;
    missed = isMet ? 0 : missed + 1;
    longestGap = Math.max(longestGap, missed);
  }
  return { expected, met, longestGap, intervalDays: intervalOf(due, at) };
}

/** The middle of the distances between the times of the coming weeks, so that a weekend does not count as the rule. */
function intervalOf(due: Due, at: Date): number | null {
  const times = due(at, addDays(at, 2 * DAYS + 7));
  const distances = times
    .slice(1)
    .map((time, index) => time.getTime() - (times[index]?.getTime() ?? 0))
    .sort((one, other) => one - other);
  const middle = distances[Math.floor(distances.length / 2)];
  return middle === undefined ? null : middle / DAY_MS;
}
