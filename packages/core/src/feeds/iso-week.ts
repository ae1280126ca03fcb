const DAY_MS = 86_400_000;

/** The ISO 8601 week that a day (in UTC) lies in, as `2020-W28`. */
export function isoWeek(date: Date): string {
  const thursday = new Date(mondayOf(date).getTime() + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${String(year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`;
}

/** The Monday (midnight UTC) of an ISO 8601 week, or null when the year has no such week. */
export function mondayOfIsoWeek(year: number, week: number): Date | null {
  if (week < 1 || week > 53) return null;
  const monday = new Date(mondayOf(new Date(Date.UTC(year, 0, 4))).getTime() + (week - 1) * 7 * DAY_MS);
  return isoWeek(monday) === `${year}-W${String(week).padStart(2, "0")}` ? monday : null;
}

function mondayOf(date: Date): Date {
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return new Date(midnight - ((date.getUTCDay() + 6) % 7) * DAY_MS);
}
