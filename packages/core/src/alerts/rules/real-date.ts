import { knownTime } from "./known-time.ts";

const LAST_DAY = Date.UTC(9999, 11, 31);

/**
 * A date that says something. Services write "never" as the years 1 and 1601 and "no end" as the last day of 9999;
 * collectors know that, but a snapshot may also come from elsewhere.
 */
export function realDate(at: Date | null): Date | null {
  const time = knownTime(at);
  return time !== null && time < LAST_DAY ? at : null;
}
