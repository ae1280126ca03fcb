import { type Alert, isActive } from "../alerts/alert.ts";
import { daysBetween } from "../assess/days.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";

/** The date that an alert counts down to, and how far away it is. */
export interface Countdown {
  readonly endsAt: Date;
  /** In the alert's unit, days or hours; below 0 after the end. */
  readonly left: number;
  readonly isOver: boolean;
}

const HOURS = { days: 1 / 24, hours: 1 } as const;

/**
 * What an alert counts down to, as of an instant: a message that had to wait says what is left when it is read, not when it
 * was measured. Null for an alert that counts down to nothing; of one that is resolved what was left when it was seen last.
 */
export function countdownOf(
  alert: Alert,
  { over }: Pick<RuleTexts, "over">,
  at: Date | null,
): Countdown | null {
  const { unit, value, lastSeen } = alert;
  const endsAt = alert.evidence[0]?.at ?? null;
  if (over === undefined || endsAt === null || value === null || (unit !== "days" && unit !== "hours"))
    return null;
  const leftAt = (from: Date): number => daysBetween(from, endsAt) * 24 * HOURS[unit];
  const measured = leftAt(lastSeen);
  // Dated by something else than what it counts down to.
  if (Math.abs(measured - value) > 1) return null;
  const from = at === null || !isActive(alert) ? lastSeen : at;
  // An announced change names a day, which counts in full; all else ends at an instant.
  const isDay = alert.entity.kind === "update";
  const left = (isDay ? Math.ceil : Math.trunc)(leftAt(from)) + 0;
  return { endsAt, left, isOver: isDay ? left < 0 : endsAt <= from };
}
