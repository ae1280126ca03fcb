import type { LineChart } from "@intune-om/core";

/** A value at an instant, null where it is not known. */
export interface Point {
  readonly at: number;
  readonly value: number | null;
}

const MOST = 1e15;
const LEAST = 1e-9;

/** A series' points in the order of time, without those that have none. */
export function readPoints(points: LineChart["series"][number]["points"]): readonly Point[] {
  return points
    .map(({ at, value }) => ({
      at: at.getTime(),
      value: value === null ? null : drawable(value),
    }))
    .filter((point) => Number.isFinite(point.at))
    .sort((a, b) => a.at - b.at);
}

/** A value that arithmetic can bear; null for what is no number. */
export function drawable(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  if (Math.abs(value) < LEAST) return 0;
  return Math.max(-MOST, Math.min(MOST, value));
}

/** All values and the target, with some air; never an empty span. */
export function valueDomain(values: readonly number[], target: number | null): readonly [number, number] {
  const all = target === null ? values : [...values, target];
  const low = all.reduce((least, value) => Math.min(least, value));
  const high = all.reduce((most, value) => Math.max(most, value));
  if (low === high) return low === 0 ? [0, 1] : [Math.min(low, 0), Math.max(high, 0)];
  const air = (high - low) * 0.08;
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}

/** From the first to the last; never an empty span. */
export function timeDomain(times: readonly number[]): readonly [number, number] {
  const first = times.reduce((least, at) => Math.min(least, at));
  const last = times.reduce((most, at) => Math.max(most, at));
  return first === last ? [first - 1, last + 1] : [first, last];
}
