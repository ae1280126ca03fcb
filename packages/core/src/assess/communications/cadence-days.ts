import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Cadence } from "../../config/plan/plan.ts";
import { shiftDay } from "../../routines/days.ts";
import { occurrencesOf } from "../../routines/occurrences.ts";

/** A year and some weeks: within it every cadence has a day. */
const MOST_DAYS = 400;

/**
 * The first day after another, or the last one before it, on which something that comes again is due, by the same rules
 * as routines. Null for what comes when it is needed.
 */
export function cadenceDay(
  cadence: Cadence,
  from: string,
  step: 1 | -1,
  calendar: WorkCalendar,
): string | null {
  const near = shiftDay(from, step);
  const far = shiftDay(from, step * MOST_DAYS);
  const span = step > 0 ? { from: near, to: far } : { from: far, to: near };
  const due = occurrencesOf({ cadence, weekday: null, from: null }, calendar, span);
  return due.at(step > 0 ? 0 : -1)?.due ?? null;
}
