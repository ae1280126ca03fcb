const DAY_MS = 86_400_000;

/** Days from one instant to another, with fraction; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}

/** The instant some days after another. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** Days without their fraction, towards zero: what ended an hour ago has 0 days left, not −1. */
export function wholeDays(days: number): number {
  return Math.trunc(days) + 0;
}
