/** A day counted from 1 January 1970, as the calendar has it. */
export interface CalendarDay {
  /** From 1. */
  readonly month: number;
  readonly inMonth: number;
  /** From 0 for Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

const DAY_MS = 86_400_000;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By arithmetic alone, for it is asked for every day of every schedule (Hinnant, "chrono-compatible date algorithms"). */
export function calendarDay(day: number): CalendarDay {
  // Years are counted from 1 March, so that the day that is put in comes last.
  const sinceEra = day + 719_468;
  const era = Math.floor(sinceEra / 146_097);
  const ofEra = sinceEra - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return {
    month,
    inMonth: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    weekday: (((day + 4) % 7) + 7) % 7,
    daysInMonth: month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 31),
  };
}

/** `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
