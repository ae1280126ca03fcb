import { createRequire } from "node:module";
import type Holidays from "date-holidays";

/** Where holidays are asked for, as the plan names it. */
export interface HolidayPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What stands after the hyphen in ISO 3166-2; null for the whole country. */
  readonly region: string | null;
}

/**
 * What counts as a day off. `public` are the holidays that the law names; `bank` are days on which offices are closed
 * by custom, such as midsommarafton, julafton and nyårsafton in Sweden. `optional`, `school` and `observance` are
 * worked.
 */
const DAYS_OFF = new Set<string>(["public", "bank"]);

const DAY_MS = 86_400_000;
/** A day on which clocks are put forward is shorter by this much at most. */
const CLOCK_CHANGE_MS = 2 * 3_600_000;

/**
 * The days of a year (`YYYY-MM-DD`) on which a place does not work for a public holiday, from data inside the package:
 * nothing is looked up. A holiday that begins in the course of a day leaves that day a working day.
 */
export function publicHolidays(place: HolidayPlace): (year: number) => ReadonlySet<string> {
  const calendar = openCalendar(place);
  return (year) => {
    const holidays = calendar.getHolidays(year);
    return new Set(
      (Array.isArray(holidays) ? holidays : []).filter(({ type }) => DAYS_OFF.has(type)).flatMap(daysOf),
    );
  };
}

/** Every country whose holidays are known, as two letters. */
export function holidayCountries(): readonly string[] {
  return Object.keys(new (library())().getCountries()).sort();
}

/** The parts of a country that have holidays of their own; none for most. */
export function holidayRegions(country: string): readonly string[] {
  return Object.keys(new (library())().getStates(country) ?? {}).sort();
}

function openCalendar({ country, region }: HolidayPlace): Holidays {
  const Calendar = library();
  return region === null ? new Calendar(country) : new Calendar(country, region);
}

/** The whole days that a holiday fills: the text has the local time at which it begins, the instants how long it lasts. */
function daysOf(holiday: { readonly date: string; readonly start: Date; readonly end: Date }): string[] {
  const [day = "", time = ""] = holiday.date.split(" ");
  const days = Math.floor((holiday.end.getTime() - holiday.start.getTime() + CLOCK_CHANGE_MS) / DAY_MS);
  const first = Date.parse(`${day}T00:00:00Z`) + (time === "00:00:00" ? 0 : DAY_MS);
  return Array.from({ length: days }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Takes an eighth of a second to load, so that only those who have a country wait for it. */
function library(): typeof Holidays {
  return createRequire(import.meta.url)("date-holidays") as typeof Holidays;
}
