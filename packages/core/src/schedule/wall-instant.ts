import type { ZoneClock } from "./zone-clock.ts";

const DAY_MS = 86_400_000;

/**
 * When the clock of a zone shows a time, in milliseconds since 1970: the first time of two in autumn, and the first
 * moment after the gap for a time that spring leaves out.
 * @param wall The time as the milliseconds of the same time in UTC.
 */
export function instantOfWall(clock: ZoneClock, wall: number): number {
  // No zone is further from UTC, so the stretch in which it is shown has not ended before.
  for (const { from, until, offsetMs } of clock.stretchesFrom(wall - DAY_MS)) {
    const at = wall - offsetMs;
    if (at < until) return Math.max(at, from);
  }
  throw new RangeError("the clock of a zone ended");
}

/** The same for a day and a time of it: `YYYY-MM-DD` and `HH:MM`. */
export function instantOfLocal(clock: ZoneClock, day: string, time: string): number {
  return instantOfWall(clock, Date.parse(`${day}T${time}Z`));
}
