import { calendarDay } from "./day-number.ts";

/** A five-field cron expression, read. Days of the week are 0 for Sunday to 6. */
export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: DayField;
  readonly months: ReadonlySet<number>;
  readonly weekdays: WeekdayField;
  /** Whether minute or hour have `*` or a step, so that it runs on every elapsed minute that fits. */
  readonly runsThrough: boolean;
}

interface DayField {
  readonly any: boolean;
  readonly days: ReadonlySet<number>;
  /** Whether the last day of the month is meant. */
  readonly last: boolean;
}

interface WeekdayField {
  readonly any: boolean;
  readonly days: ReadonlySet<number>;
  /** A weekday by its place in the month: the second, or the last. */
  readonly placed: readonly { readonly day: number; readonly place: number | "last" }[];
}

const DAY_MS = 86_400_000;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** Days after which the calendar repeats itself, weekdays and all: 400 years. */
const WHOLE_CALENDAR = 146_097;

/** Whether there is any day on which an expression is due: fields that are sound alone may exclude each other. */
export function isEverDue(fields: CronFields): boolean {
  for (let day = 0; day < WHOLE_CALENDAR; day += 1) if (fitsDayNumber(fields, day)) return true;
  return false;
}

/** Reads an expression that was found to be sound. */
export function readCron(expression: string): CronFields {
  const [minute = "*", hour = "*", day = "*", month = "*", weekday = "*"] = expression.trim().split(/\s+/);
  const plainDays = day.split(",").filter((item) => !/^L$/i.test(item));
  return {
    minutes: valuesOf(minute, 0, 59, []),
    hours: valuesOf(hour, 0, 23, []),
    days: {
      any: day.startsWith("*"),
      days: new Set(plainDays.length === 0 ? [] : valuesOf(plainDays.join(","), 1, 31, [])),
      last: plainDays.length < day.split(",").length,
    },
    months: new Set(valuesOf(month, 1, 12, MONTHS)),
    weekdays: weekdaysOf(weekday),
    runsThrough: /[*/]/.test(minute) || /[*/]/.test(hour),
  };
}

function weekdaysOf(field: string): WeekdayField {
  const items = field.split(",");
  const plain = items.filter((item) => !/[L#]/i.test(item) || /^[A-Z]{3}$/i.test(item));
  const placed = items.flatMap((item) => {
    const match = /^([0-7]|[A-Z]{3})(?:(L)|#([1-5]))$/i.exec(item);
    if (match === null) return [];
    const day = (valueOf(match[1] ?? "", 0, WEEKDAYS) ?? 0) % 7;
    return [{ day, place: match[3] === undefined ? ("last" as const) : Number(match[3]) }];
  });
  const days = plain.length === 0 ? [] : valuesOf(plain.join(","), 0, 7, WEEKDAYS).map((day) => day % 7);
  return { any: field.startsWith("*"), days: new Set(days), placed };
}

/** Whether an expression may be due on a day of the calendar, `YYYY-MM-DD`. */
export function fitsDay(fields: CronFields, day: string): boolean {
  return fitsDayNumber(fields, Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The same for a day counted from 1 January 1970. */
export function fitsDayNumber({ days, months, weekdays }: CronFields, day: number): boolean {
  // Most schedules are due each day.
  if (months.size === 12 && days.days.size === 31 && weekdays.days.size === 7) return true;
  const { month, inMonth, weekday, daysInMonth } = calendarDay(day);
  if (!months.has(month)) return false;
  const dayFits = days.days.has(inMonth) || (days.last && inMonth === daysInMonth);
  const weekdayFits =
    weekdays.days.has(weekday) ||
    weekdays.placed.some(
      ({ day: wanted, place }) =>
        wanted === weekday &&
        (place === "last" ? inMonth + 7 > daysInMonth : Math.ceil(inMonth / 7) === place),
    );
  // With both fields narrowed, either will do, as cron has always had it.
  if (!days.any && !weekdays.any) return dayFits || weekdayFits;
  return dayFits && weekdayFits;
}

function valuesOf(field: string, min: number, max: number, names: readonly string[]): readonly number[] {
  const values = new Set<number>();
  for (const item of field.split(",")) {
    const [range = "*", stepText] = item.split("/");
    const step = stepText === undefined ? 1 : Number(stepText);
    const [first = "", last] = range.split("-");
    const from = range === "*" ? min : (valueOf(first, min, names) ?? min);
    const to = range === "*" ? max : last === undefined ? from : (valueOf(last, min, names) ?? max);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}

function valueOf(word: string, min: number, names: readonly string[]): number | null {
  const named = names.indexOf(word.toUpperCase());
  if (named >= 0) return named + min;
  return /^\d{1,2}$/.test(word) ? Number(word) : null;
}
