import type { Person } from "../../config/plan/people.ts";
import { isWeekday, type WorkCalendar } from "../../calendar/work-calendar.ts";
import { isAway } from "../../people/who-acts.ts";
import { createZoneClocks, type ZoneClocks } from "../../schedule/zone-clock.ts";
import { type Hours, spanAt, spansFrom } from "./time-spans.ts";

/** What is known of when an organisation works. */
export type WorkingDays = Pick<WorkCalendar, "isWorkingDay">;

/** Days that are looked at for one on which somebody works, so that somebody who never does is an end as well. */
const MOST_DAYS = 400;

/**
 * Whether somebody is at work: in their working hours, in their own zone, not away, and not on a day off of the
 * organisation. Days that the organisation has as open at a weekend are everybody's.
 */
export function isAtWork(
  person: Person,
  at: Date,
  calendar: WorkingDays,
  clocks: ZoneClocks = createZoneClocks(),
): boolean {
  return spanAt(hoursOf(person, calendar, clocks), at) !== null;
}

/**
 * The first instant from `at` on at which somebody is at work. Somebody who is not within 400 days is written to at
 * once: late for good would be never.
 */
export function nextAtWork(
  person: Person,
  at: Date,
  calendar: WorkingDays,
  clocks: ZoneClocks = createZoneClocks(),
): Date {
  for (const { from } of spansFrom(hoursOf(person, calendar, clocks), at, MOST_DAYS))
    return new Date(Math.max(from, at.getTime()));
  return at;
}

/** When somebody who is at work leaves it; null when they are not. */
export function leavesWork(
  person: Person,
  at: Date,
  calendar: WorkingDays,
  clocks: ZoneClocks = createZoneClocks(),
): Date | null {
  const span = spanAt(hoursOf(person, calendar, clocks), at);
  return span === null ? null : new Date(span.until);
}

/**
 * The first time from `at` on at which a digest goes to somebody: at a time of the clock (`HH:MM`) in their zone, on a day
 * on which they work.
 */
export function nextDigest(
  person: Person,
  at: Date,
  digestAt: string,
  calendar: WorkingDays,
  clocks: ZoneClocks = createZoneClocks(),
): Date {
  const hours = { ...hoursOf(person, calendar, clocks), from: digestAt, to: digestAt };
  for (const { from } of spansFrom(hours, at, MOST_DAYS)) if (from >= at.getTime()) return new Date(from);
  return at;
}

function hoursOf(person: Person, calendar: WorkingDays, clocks: ZoneClocks): Hours {
  return {
    ...person.workingHours,
    clock: clocks(person.timeZone),
    decide: (day) => {
      if (isAway(person, day)) return false;
      const works = calendar.isWorkingDay(day);
      if (isWeekday(day)) return works ? null : false;
      // The calendar has every weekend as free, and somebody may work on Saturdays all the same.
      return works ? true : null;
    },
  };
}
