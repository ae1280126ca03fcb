/** How many messages are taken up at once: as many as are soon handed over, so that a crash leaves few in doubt. */
export interface BatchSize {
  next(): number;
  /** Tells how long the last batch took. */
  took(count: number, ms: number): void;
}

/** What a batch should take. */
const AIM_MS = 50;
const MOST = 64;

export function createBatchSize(connections: number): BatchSize {
  let size = connections;
  return {
    next: () => size,
    took: (count, ms) => {
      const fits = Math.floor((count * AIM_MS) / Math.max(1, ms));
      // Grows step by step, and shrinks at once when the other side becomes slow.
      size = Math.max(connections, Math.min(fits, size * 2, MOST));
    },
  };
}
