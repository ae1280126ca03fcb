import type { Expiry } from "../collect/rows/connection.ts";
import { daysBetween, wholeDays } from "./days.ts";

/** `ended` is past its date; `urgent` within 7 days; `soon` within 30. Unknown when the service gave no date. */
export type ExpiryLevel = "ended" | "urgent" | "soon" | "fine" | "unknown";

export interface ExpiryState {
  readonly expiry: Expiry;
  /** Whole days left, negative a day after the end; null without a date. */
  readonly daysLeft: number | null;
  readonly level: ExpiryLevel;
}

const URGENT_DAYS = 7;
const SOON_DAYS = 30;

/** Everything that ends on a date, the next to end first. */
export function judgeExpiries(expiries: readonly Expiry[], now: Date): readonly ExpiryState[] {
  const states = expiries.map((expiry): ExpiryState => {
    if (expiry.expiresAt === null) return { expiry, daysLeft: null, level: "unknown" };
    const days = daysBetween(now, expiry.expiresAt);
    return { expiry, daysLeft: wholeDays(days), level: levelOf(days) };
  });
  return states.sort((one, other) => (one.daysLeft ?? Infinity) - (other.daysLeft ?? Infinity));
}

function levelOf(days: number): ExpiryLevel {
  if (days <= 0) return "ended";
  const daysLeft = wholeDays(days);
  if (daysLeft <= URGENT_DAYS) return "urgent";
  return daysLeft <= SOON_DAYS ? "soon" : "fine";
}
