import type { Device } from "../estate/device.ts";

/** Something that reaches its devices little by little. Days are those of the story, which begins on a Monday. */
export interface Rollout {
  /** The first day on which anybody gets it. */
  readonly from: number;
  /** The last one. */
  readonly until: number;
}

/** Spreads indices evenly over each platform, so that even a small estate follows its plan: an irrational, and not the one that spreads the platforms. */
const STEP = 0.414_213_562_37;

/** Whether a device has had it installed before the morning of a day. Devices get it on working days. */
export function isReached({ from, until }: Rollout, { index }: Pick<Device, "index">, day: number): boolean {
  const days = Array.from({ length: until - from + 1 }, (_, ahead) => from + ahead).filter(isWorkingDay);
  const own = days[Math.floor(((index * STEP) % 1) * days.length)];
  return own !== undefined && own < day;
}

function isWorkingDay(day: number): boolean {
  return ((day % 7) + 7) % 7 < 5;
}
