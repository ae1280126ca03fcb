/** How some figures lie. */
export interface Spread {
  readonly count: number;
  /** The middle one, or the mean of the two in the middle; null when there are none. */
  readonly median: number | null;
  /** By nearest rank: the least of them that 95 of 100 do not exceed; null when there are none. */
  readonly percentile95: number | null;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return {
    count: sorted.length,
    median: low === undefined || high === undefined ? null : (low + high) / 2,
    percentile95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null,
  };
}
