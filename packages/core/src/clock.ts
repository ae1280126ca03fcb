/** Where the time comes from. Everything that needs "now" is handed one of these. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. The only place in the library that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at one instant, for pure stages and for tests. */
export function fixedClock(at: Date | string): Clock {
  const instant = new Date(at);
  return { now: () => new Date(instant) };
}
