import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { Routine } from "../config/plan/plan.ts";
import { dayInWeek, daysFrom, nextPeriod, periodStart, shiftDay, weekdayIndex } from "./days.ts";

/** One time that a routine is due. Days are `YYYY-MM-DD` in the organisation's calendar. */
export interface Occurrence {
  /** The day by whose end it is to be done: a working day. */
  readonly due: string;
  /** The first day on which what is done counts for it. */
  readonly opens: string;
  /** The last day on which data still counts for it, late if that is after the day on which it was due. */
  readonly closes: string;
  /** Ids of the people whom it is for, where something of theirs made it due; else left out. */
  readonly people?: readonly string[];
}

/** Days, both included, within which the due days lie. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** What decides when a routine is due. */
export type Rhythm = Pick<Routine, "cadence" | "weekday" | "from">;

const MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/**
 * When a routine is due within a span, the earliest first. Daily: each working day. Weekly: its weekday, Friday without
 * one; when that is no working day, the last working day of the week before it, else the first one after it. Monthly,
 * quarterly, yearly: the last working day of the period. A week without any working day has none; nor has a routine that
 * is due on events, of which only data can tell.
 */
export function occurrencesOf(rhythm: Rhythm, calendar: WorkCalendar, span: DaySpan): readonly Occurrence[] {
  const from = rhythm.from !== null && rhythm.from > span.from ? rhythm.from : span.from;
  if (from > span.to) return [];
  return all(rhythm, calendar, { from, to: span.to }).filter(({ due }) => due >= from && due <= span.to);
}

function all(rhythm: Rhythm, calendar: WorkCalendar, span: DaySpan): readonly Occurrence[] {
  switch (rhythm.cadence) {
    case "daily":
      return daysFrom(span.from, span.to)
        .filter((day) => calendar.isWorkingDay(day))
        .map((day) => ({ due: day, opens: day, closes: day }));
    case "weekly":
      return weekly(rhythm, calendar, span);
    case "on-event":
      return [];
    default:
      return periodic(MONTHS[rhythm.cadence], calendar, span);
  }
}

function weekly({ weekday }: Rhythm, calendar: WorkCalendar, span: DaySpan): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (
    let monday = shiftDay(span.from, -weekdayIndex(span.from));
    monday <= span.to;
    monday = shiftDay(monday, 7)
  ) {
    const wanted = dayInWeek(monday, weekday ?? "FRI");
    const sunday = shiftDay(monday, 6);
    const due = lastWorkingDay(calendar, monday, wanted) ?? firstWorkingDay(calendar, wanted, sunday);
    if (due !== null) occurrences.push({ due, opens: monday, closes: sunday });
  }
  return occurrences;
}

function periodic(months: number, calendar: WorkCalendar, span: DaySpan): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (let first = periodStart(span.from, months); first <= span.to; first = nextPeriod(first, months)) {
    const last = shiftDay(nextPeriod(first, months), -1);
    const due = lastWorkingDay(calendar, first, last);
    if (due !== null) occurrences.push({ due, opens: first, closes: last });
  }
  return occurrences;
}

function lastWorkingDay(calendar: WorkCalendar, from: string, to: string): string | null {
  for (let day = to; day >= from; day = shiftDay(day, -1)) if (calendar.isWorkingDay(day)) return day;
  return null;
}

function firstWorkingDay(calendar: WorkCalendar, from: string, to: string): string | null {
  for (let day = from; day <= to; day = shiftDay(day, 1)) if (calendar.isWorkingDay(day)) return day;
  return null;
}
