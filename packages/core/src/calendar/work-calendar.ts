/** Days as the organisation's calendar has them. */
export interface WorkCalendar {
  /** The day (`YYYY-MM-DD`) on which an instant lies there. */
  dayOf(at: Date): string;
  /** The last second of a day there. */
  endOf(day: string): Date;
  isWorkingDay(day: string): boolean;
}

const DAY_MS = 86_400_000;
/** No zone is further from UTC, so a day there ends within this time of the same day's end in UTC. */
const FURTHEST_ZONE_MS = 15 * 3_600_000;
/** Days that are looked at for a working day, so that a calendar without any ends as well. */
const MOST_DAYS = 1_000;

/**
 * The calendar of an IANA time zone.
 * @param isWorkingDay Default: Monday to Friday.
 */
export function createWorkCalendar(
  timeZone: string,
  isWorkingDay: (day: string) => boolean = isWeekday,
): WorkCalendar {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const ends = new Map<string, Date>();
  const dayOf = (at: Date): string => format.format(at);
  return {
    dayOf,
    isWorkingDay,
    endOf: (day) => {
      const known = ends.get(day);
      if (known !== undefined) return known;
      const end = lastSecond(day, dayOf);
      ends.set(day, end);
      return end;
    },
  };
}

/**
 * The end of the working day that lies so many working days after an instant, or before it when negative. The day of
 * the instant itself does not count: two working days after a Thursday is the Monday.
 */
export function addWorkingDays(at: Date, days: number, calendar: WorkCalendar): Date {
  const step = days < 0 ? -1 : 1;
  let day = calendar.dayOf(at);
  let left = Math.abs(days);
  for (let looked = 0; left > 0 && looked < MOST_DAYS; looked += 1) {
    day = nextDay(day, step);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return calendar.endOf(day);
}

/** Monday to Friday. */
export function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

function nextDay(day: string, step: 1 | -1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + step * DAY_MS).toISOString().slice(0, 10);
}

/** Halves the span in which the day must end until a second is left: clocks that are put forward or back are no matter. */
function lastSecond(day: string, dayOf: (at: Date) => string): Date {
  const end = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  let within = end - FURTHEST_ZONE_MS - DAY_MS / 2;
  let after = end + FURTHEST_ZONE_MS;
  while (after - within > 1_000) {
    const middle = Math.floor((within + after) / 2_000) * 1_000;
    if (dayOf(new Date(middle)) <= day) within = middle;
    else after = middle;
  }
  return new Date(within);
}
