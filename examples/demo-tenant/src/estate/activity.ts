import { fraction } from "../random.ts";
import { at, type Calendar, HOUR_MS, nowOf } from "../scenario/calendar.ts";

export interface Activity {
  /** Last contact, in milliseconds. */
  readonly lastSync: number;
  /** Whole days since the device fell silent, 0 while it is active. */
  readonly silentDays: number;
}

/**
 * When a device was last heard from. One in twenty fell silent before day 0, about three in a thousand do so
 * each day, and half of those come back.
 */
export function activityOf(calendar: Calendar, seed: number, index: number, day: number): Activity {
  const [stop, back] = silence(seed, index);
  if (day >= stop && day < back) {
    const lastSync = at(calendar, stop, fraction(seed, index, 51) * 5.5);
    return { lastSync, silentDays: day - stop };
  }
  const hoursAgo = fraction(seed, index, 6000 + day) ** 2 * 23.5;
  return { lastSync: nowOf(calendar, day) - Math.round(hoursAgo * HOUR_MS), silentDays: 0 };
}

function silence(seed: number, index: number): readonly [stop: number, back: number] {
  const kind = fraction(seed, index, 52);
  const when = fraction(seed, index, 53);
  const returns = fraction(seed, index, 54);
  if (kind < 0.05)
    return [-8 - Math.floor(when * 170), returns < 0.4 ? 1 + Math.floor(returns * 100) : Infinity];
  if (kind < 0.17) {
    const stop = 1 + Math.floor(when * 40);
    return [stop, returns < 0.5 ? stop + 8 + Math.floor(returns * 60) : Infinity];
  }
  return [Infinity, Infinity];
}
