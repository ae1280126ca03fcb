import type { Alert } from "../alert.ts";

const HOUR_MS = 3_600_000;

/**
 * Since when something is wrong, in milliseconds since 1970: what is told for its silence was last heard from then, days
 * before it is told; anything else since the first snapshot that shows it.
 */
export function feltAt({ labels, unit, value, firstSeen, lastSeen }: Alert): number {
  if (labels["fault"] !== "silent" || unit !== "hours" || value === null) return firstSeen.getTime();
  return lastSeen.getTime() - value * HOUR_MS;
}
