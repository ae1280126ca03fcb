import { WEEKDAYS, type Weekday } from "../config/plan/plan.ts";

const DAY_MS = 86_400_000;

/** The day (`YYYY-MM-DD`) so many days later, or earlier when negative. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** From 0 for Monday. */
export function weekdayIndex(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The day of a week, by the Monday that it begins with. */
export function dayInWeek(monday: string, weekday: Weekday): string {
  return shiftDay(monday, WEEKDAYS.indexOf(weekday));
}

/** The first day of the period of so many months that a day lies in, periods counted from January. */
export function periodStart(day: string, months: number): string {
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % months) + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

/** The first day of the period of months after the one that begins on a day. */
export function nextPeriod(first: string, months: number): string {
  const [year = 0, month = 1] = first.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Every day from one to another, both included. */
export function daysFrom(from: string, to: string): readonly string[] {
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => shiftDay(from, index));
}
