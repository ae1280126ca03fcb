import type { Alert } from "../alert.ts";

export const DAY_MS = 86_400_000;

/**
 * When a cause began to have symptoms, in milliseconds since 1970: when it opened, and for what is told before it ends,
 * when that was.
 */
export function beganAt({ openedAt, lastSeen, unit, value }: Alert): number {
  const opened = (openedAt ?? lastSeen).getTime();
  if (unit !== "days" || value === null || value > 0) return opened;
  return Math.max(opened, lastSeen.getTime() + value * DAY_MS);
}
