import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Deployment } from "../../config/plan/plan.ts";
import { daysBetween } from "./days-between.ts";
import { shiftDay } from "../../routines/days.ts";

/** Tells the share, 0–100, that is to be reached by the end of a day (`YYYY-MM-DD`). */
export type PlannedShare = (day: string) => number;

interface Point {
  /** By the end of which day. */
  readonly on: string;
  readonly share: number;
}

/** Longer stretches go by calendar days: counting their working days would take long and change little. */
const MOST_DAYS = 1_000;

/**
 * The plan as a line: nothing before the start, then evenly over the working days to the first phase, from there to the
 * next, and flat after the last. Without phases it leads to 100 on the last day. A line and not stairs, so that who has
 * not begun the day before a phase is due is told in time; working days, so that nobody is behind after a weekend.
 */
export function createPlannedShare(
  { start, end, phases }: Pick<Deployment, "start" | "end" | "phases">,
  calendar: Pick<WorkCalendar, "isWorkingDay">,
): PlannedShare {
  const points = pointsOf(start, end, phases);
  const progress = points.map(({ on }, index) => createProgress(points[index - 1]?.on ?? on, on, calendar));
  return (day) => {
    const next = points.findIndex(({ on }) => on >= day);
    const to = points[next];
    const from = points[next - 1];
    if (to === undefined) return points.at(-1)?.share ?? 0;
    if (from === undefined) return to.on === day ? to.share : 0;
    const share = from.share + (to.share - from.share) * (progress[next]?.(day) ?? 1);
    // The sum may be off by a last bit, and what is reached before a bend must not lie above it.
    return Math.min(to.share, share);
  };
}

/** The share with which a plan is fulfilled: that of its last phase. */
export function finalShare({ phases }: Pick<Deployment, "phases">): number {
  return phases.length === 0 ? 100 : phases.reduce((most, { share }) => Math.max(most, clamp(share)), 0);
}

/** Where the line bends, by day; a share never falls. */
function pointsOf(start: string, end: string, phases: Deployment["phases"]): readonly Point[] {
  const planned = phases.length === 0 ? [{ on: end, share: 100 }] : phases;
  const sorted = [...planned].sort((one, other) => (one.on < other.on ? -1 : 1));
  const points: Point[] = [{ on: shiftDay(start, -1), share: 0 }];
  for (const { on, share } of sorted) {
    const last = points.at(-1);
    const point = { on, share: Math.max(last?.share ?? 0, clamp(share)) };
    // Of several for one day the last counts.
    if (last !== undefined && last.on >= on) points[points.length - 1] = { ...point, on: last.on };
    else points.push(point);
  }
  return points;
}

/** Which part of the way from the end of one day to that of another a day is. */
function createProgress(
  from: string,
  to: string,
  { isWorkingDay }: Pick<WorkCalendar, "isWorkingDay">,
): (day: string) => number {
  const span = daysBetween(from, to);
  if (span > MOST_DAYS) return (day) => daysBetween(from, day) / span;
  let gone: readonly number[] | null = null;
  return (day) => {
    gone ??= countWorkingDays(from, span, isWorkingDay);
    const working = gone[span] ?? 0;
    const days = daysBetween(from, day);
    return working === 0 ? days / Math.max(1, span) : (gone[days] ?? working) / working;
  };
}

/** How many working days lie among the first so many days after one, for each number of days up to a most. */
function countWorkingDays(
  from: string,
  most: number,
  isWorkingDay: WorkCalendar["isWorkingDay"],
): readonly number[] {
  const counts = [0];
  for (let days = 1; days <= most; days += 1) {
    counts.push((counts[days - 1] ?? 0) + (isWorkingDay(shiftDay(from, days)) ? 1 : 0));
  }
  return counts;
}

function clamp(share: number): number {
  return Math.min(100, Math.max(0, share));
}
