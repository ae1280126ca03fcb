import type { Cadence } from "../../config/plan/plan.ts";
import { shiftDay } from "../../routines/days.ts";
import { fitsDay, readCron } from "../../schedule/cron-fields.ts";

/** A schedule for 29 February is due within eight years. */
const MOST_DAYS = 366 * 8;

/** The first day after another on which a sound five-field cron expression is due; null when none is near. */
export function nextCronDay(cron: string, after: string, mostDays: number = MOST_DAYS): string | null {
  const fields = readCron(cron);
  for (let ahead = 1; ahead <= mostDays; ahead += 1) {
    const day = shiftDay(after, ahead);
    if (fitsDay(fields, day)) return day;
  }
  return null;
}

/** How often a cron expression is due, in the words of a plan. */
export function cronCadence(cron: string): Cadence {
  const { months, days, weekdays } = readCron(cron);
  if (months.size === 1) return "yearly";
  if (months.size <= 4) return "quarterly";
  // A step such as */10 begins with a star, too.
  if (!days.any || days.days.size < 28) return "monthly";
  if (weekdays.any) return "daily";
  if (weekdays.placed.length > 0) return "monthly";
  return weekdays.days.size === 1 ? "weekly" : "daily";
}
