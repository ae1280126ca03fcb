import type { Settlement } from "../store/outbox.ts";

/** Outcomes that do not stand in the store yet, in the order in which they came. Nobody but this process knows them. */
export interface KeptOutcomes {
  all(): readonly Settlement[];
  add(settlement: Settlement): void;
  /** Lets go of what was written. */
  drop(written: readonly Settlement[]): void;
}

/**
 * Handed from one mailroom to the next of the same process: what one could not write, because the store was away for
 * longer than it works, the next one writes.
 */
export function createKeptOutcomes(): KeptOutcomes {
  let kept: readonly Settlement[] = [];
  return {
    all: () => kept,
    add: (settlement) => {
      kept = [...kept, settlement];
    },
    drop: (written) => {
      const gone = new Set(written);
      kept = kept.filter((settlement) => !gone.has(settlement));
    },
  };
}
