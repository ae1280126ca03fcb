import type { Alert } from "../alert.ts";

export const DAY_MS = 86_400_000;

/** When a cause began to have symptoms, in milliseconds since 1970: when it opened, or its end when that came later. */
export function beganAt(cause: Alert): number {
  const opened = (cause.openedAt ?? cause.lastSeen).getTime();
  return hasEnded(cause) ? Math.max(opened, endOf(cause)?.getTime() ?? opened) : opened;
}

/** Whether what an alert told of before its end had ended when it was seen last. */
export function hasEnded(alert: Alert): boolean {
  const end = endOf(alert);
  return end !== null && end <= alert.lastSeen;
}

/** When it ends. The days left are whole ones, and a first day after it is none of them. */
function endOf({ unit, evidence }: Alert): Date | null {
  return unit === "days" ? (evidence[0]?.at ?? null) : null;
}
