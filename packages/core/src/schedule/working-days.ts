import type { ReportSchedule } from "../config/plan/report-schedule.ts";
import { dayText } from "./day-number.ts";
import type { DayRule } from "./occurrences.ts";

/** Whether the organisation works on a day, `YYYY-MM-DD`. */
export type IsWorkingDay = (day: string) => boolean;

/** Days off in a row over which an occurrence is moved at most; an organisation that never works gets nothing. */
const MOST_DAYS_OFF = 366;

/** Which days a schedule is due on, after what it says of days off. */
export function dayRuleOf(holidays: ReportSchedule["holidays"], isWorkingDay: IsWorkingDay): DayRule {
  if (holidays === "run") return (day, fits) => fits(day);
  const known = new Map<number, boolean>();
  const works = (day: number): boolean => {
    const answer = known.get(day) ?? isWorkingDay(dayText(day));
    known.set(day, answer);
    return answer;
  };
  if (holidays === "skip") return (day, fits) => fits(day) && works(day);
  // Whatever lay on the days off before a working day is due on that day, at the same time of the clock; a time that
  // the day has anyway is no second one.
  return (day, fits) => {
    if (!works(day)) return false;
    for (let ago = 0; ago <= MOST_DAYS_OFF; ago += 1) {
      if (ago > 0 && works(day - ago)) return false;
      if (fits(day - ago)) return true;
    }
    return false;
  };
}
