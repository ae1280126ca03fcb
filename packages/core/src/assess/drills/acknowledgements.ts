import { spreadOf } from "../spread.ts";

/**
 * How long something that called for a person waited until one took it. Drills make these now; real alerts can be
 * counted the same way.
 */
export interface Wait {
  /** When people were called. */
  readonly from: Date;
  /** When somebody took it; null while nobody has. */
  readonly until: Date | null;
  /** Minutes within which somebody should. */
  readonly targetMinutes: number;
}

const MINUTE_MS = 60_000;

/** Minutes of a wait; of one that goes on, those so far. */
export function minutesOf({ from, until }: Wait, now: Date): number {
  return Math.max(0, ((until ?? now).getTime() - from.getTime()) / MINUTE_MS);
}

/** Whether somebody took it in time; null while that is still open. */
export function isInTime(wait: Wait, now: Date): boolean | null {
  const minutes = minutesOf(wait, now);
  if (minutes > wait.targetMinutes) return false;
  return wait.until === null ? null : true;
}

export interface WaitFigures {
  /** What the figures are made of. */
  readonly counted: number;
  readonly inTime: number;
  /** Minutes; null when nothing was counted. */
  readonly median: number | null;
  readonly percentile95: number | null;
}

/**
 * Figures of some waits. One that goes on counts with its minutes so far once it is over its target, and not before:
 * neither may a call that nobody answers be left out, nor one of a moment ago make the figure look good.
 */
export function waitFigures(waits: readonly Wait[], now: Date): WaitFigures {
  const counted = waits.filter((wait) => isInTime(wait, now) !== null);
  const { count, median, percentile95 } = spreadOf(counted.map((wait) => minutesOf(wait, now)));
  return {
    counted: count,
    inTime: counted.filter((wait) => isInTime(wait, now) === true).length,
    median,
    percentile95,
  };
}
