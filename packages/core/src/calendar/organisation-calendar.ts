import type { CalendarRule } from "../config/plan/plan.ts";
import { publicHolidays } from "./public-holidays.ts";
import { createWorkCalendar, isWeekday, type WorkCalendar } from "./work-calendar.ts";

/**
 * The working days of an organisation: Monday to Friday without the public holidays of its country and what its plan
 * has as closed, and the days that the plan has as open, whatever they are.
 */
export function createOrganisationCalendar(rule: CalendarRule, timeZone: string): WorkCalendar {
  const closed = new Set(rule.closed);
  const open = new Set(rule.open);
  const isHoliday = holidaysOf(rule);
  return createWorkCalendar(
    timeZone,
    (day) => open.has(day) || (isWeekday(day) && !closed.has(day) && !isHoliday(day)),
  );
}

/** Each year is worked out when it is first asked for. */
function holidaysOf({ country, region }: CalendarRule): (day: string) => boolean {
  if (country === null) return () => false;
  const years = new Map<string, ReadonlySet<string>>();
  let inYear: ReturnType<typeof publicHolidays> | null = null;
  return (day) => {
    const year = day.slice(0, 4);
    const known = years.get(year);
    if (known !== undefined) return known.has(day);
    inYear ??= publicHolidays({ country, region });
    const holidays = inYear(Number(year));
    years.set(year, holidays);
    return holidays.has(day);
  };
}
