import { type Checkpoint, NO_CHECKPOINT } from "../checkpoint.ts";
import { OmError } from "../errors.ts";
import { createKeptOutcomes, type KeptOutcomes } from "./kept-outcomes.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Settled, Settlement } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";

/** Outcomes that are written together, in the order in which they come. */
export interface OutcomeBuffer {
  /** Resolves at once, or when the outcomes so far have been written, if there are many. */
  add(settlement: Settlement): Promise<void>;
  /** Takes it up without writing: where writing has just failed, for one. */
  keep(settlement: Settlement): void;
  /** Writes what is left, and returns everything that was written since the last call. */
  end(): Promise<Settled>;
}

const MOST = 32;
/** Waits between tries to write, while the store is away: a minute and a half in all. */
const WAITS_MS = [250, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 25_000, 30_000];
/** A store that is away or busy may come back; one that is damaged or gone does not. */
const MAY_COME_BACK: readonly string[] = ["store.unreachable", "store.busy", "store.full"];

const NOTHING: Settled = { settled: [], lost: [] };

export interface OutcomeBufferDeps {
  readonly store: Pick<Store, "outbox">;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly checkpoint?: Checkpoint;
  /** What is to be written, and what an earlier buffer could not write. Default: nothing yet. */
  readonly kept?: KeptOutcomes;
  /** Told when a batch is written. */
  readonly onSettled?: (deliveries: readonly Delivery[]) => void;
  /** Told of each outcome that stands in the store. */
  readonly onWritten?: (settlement: Settlement) => void;
}

/**
 * One transaction at a time. What could not be written stays in the buffer, and is written with the next: nobody but this
 * process knows it.
 */
export function createOutcomeBuffer(deps: OutcomeBufferDeps): OutcomeBuffer {
  const { checkpoint = NO_CHECKPOINT, kept = createKeptOutcomes(), onSettled, onWritten } = deps;
  let written: Settled = NOTHING;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const batch = kept.all();
    if (batch.length === 0) return;
    const { settled: done, lost } = await settleInTheEnd(deps, batch);
    kept.drop(batch);
    for (const settlement of batch) onWritten?.(settlement);
    written = { settled: [...written.settled, ...done], lost: [...written.lost, ...lost] };
    onSettled?.(done);
    await checkpoint("delivery.settled");
  };
  const flush = (): Promise<void> => {
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };
  return {
    keep: kept.add,
    add: async (settlement) => {
      kept.add(settlement);
      if (kept.all().length >= MOST) await flush();
    },
    end: async () => {
      await flush();
      const all = written;
      written = NOTHING;
      return all;
    },
  };
}

async function settleInTheEnd(
  { store, sleep }: OutcomeBufferDeps,
  batch: readonly Settlement[],
): Promise<Settled> {
  for (const waitMs of WAITS_MS) {
    try {
      return await store.outbox.settle(batch);
    } catch (error) {
      if (!mayComeBack(error)) throw error;
      await sleep(waitMs);
    }
  }
  return store.outbox.settle(batch);
}

function mayComeBack(error: unknown): boolean {
  return error instanceof OmError && MAY_COME_BACK.includes(error.code);
}
