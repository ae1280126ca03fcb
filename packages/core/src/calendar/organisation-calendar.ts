import type { CalendarRule } from "../config/plan/plan.ts";
import { createWorkCalendar, isWeekday, type WorkCalendar } from "./work-calendar.ts";

/** The working days of an organisation: Monday to Friday, but for what its plan says. */
export function createOrganisationCalendar(rule: CalendarRule, timeZone: string): WorkCalendar {
  const closed = new Set(rule.closed);
  const open = new Set(rule.open);
  return createWorkCalendar(timeZone, (day) => open.has(day) || (isWeekday(day) && !closed.has(day)));
}
