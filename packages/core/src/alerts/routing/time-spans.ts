import { WEEKDAYS, type Weekday } from "../../config/plan/people.ts";
import { dayText } from "../../schedule/day-number.ts";
import { instantOfLocal } from "../../schedule/wall-instant.ts";
import type { ZoneClock } from "../../schedule/zone-clock.ts";

/** Hours that come again on certain days of a zone's calendar. */
export interface Hours {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly from: string;
  /** On the next day when it is not after `from`. */
  readonly to: string;
  readonly clock: ZoneClock;
  /** Whether a day (`YYYY-MM-DD`) counts that is none of `days`, or does not although it is; null for neither. */
  decide?(day: string): boolean | null;
}

/** From the first instant to the one after the last, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 86_400_000;
const MONDAY = 4;

/** The hours in which an instant lies; null when it lies in none. */
export function spanAt(hours: Hours, at: Date): Span | null {
  const [span] = spansFrom(hours, at, 1);
  return span !== undefined && span.from <= at.getTime() ? span : null;
}

/** The hours that have not ended at an instant, in their order; days are looked at as far as `mostDays`. */
export function* spansFrom(hours: Hours, at: Date, mostDays: number): Generator<Span> {
  const today = Math.floor(hours.clock.wallAt(at.getTime()) / DAY_MS);
  // Hours over midnight belong to the day on which they began.
  for (let day = today - 1; day <= today + mostDays; day += 1) {
    if (!counts(hours, day)) continue;
    const span = spanOf(hours, day);
    if (span.until > at.getTime()) yield span;
  }
}

function counts({ days, decide }: Hours, day: number): boolean {
  const weekday = WEEKDAYS[(((day - MONDAY) % 7) + 7) % 7];
  return decide?.(dayText(day)) ?? (weekday !== undefined && days.includes(weekday));
}

function spanOf({ from, to, clock }: Hours, day: number): Span {
  const end = to > from ? day : day + 1;
  return {
    from: instantOfLocal(clock, dayText(day), from),
    until: instantOfLocal(clock, dayText(end), to),
  };
}
