export const HOUR_MS = 3_600_000;
export const DAY_MS: number = 24 * HOUR_MS;

/** How the service writes "never" and "no end". */
export const NEVER = "0001-01-01T00:00:00Z";
export const NO_END = "9999-12-31T23:59:59Z";

/** The scenario's time: a day is a number, its "now" is 06:00 UTC. */
export interface Calendar {
  /** Midnight UTC of day 0, in milliseconds. */
  readonly start: number;
}

/** @throws RangeError when the text is not a date `YYYY-MM-DD`. */
export function createCalendar(startDate: string): Calendar {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(startDate) ? Date.parse(`${startDate}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start)) throw new RangeError(`startDate must be YYYY-MM-DD, not ${startDate}`);
  return { start };
}

/** The moment `hour` hours into a day; days before the scenario are negative. */
export function at(calendar: Calendar, day: number, hour = 0): number {
  return calendar.start + day * DAY_MS + hour * HOUR_MS;
}

/** The scenario's "now" on a day. */
export function nowOf(calendar: Calendar, day: number): number {
  return at(calendar, day, 6);
}

/**
 * Writes a date as the service does: none to seven digits of a second, different from field to field.
 * The spice decides how many and which.
 */
export function graphDate(ms: number, spice = 0): string {
  const whole = new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19);
  const digits = spice % 8;
  if (digits === 0) return `${whole}Z`;
  const tail = ((spice >>> 3) % 9_999_999) + 1;
  return `${whole}.${tail.toString().padStart(7, "0").slice(0, digits)}Z`;
}
