import type { Clock } from "../clock.ts";
import type { FeedFetcher, FetchedFeed } from "./fetch-feed.ts";

export interface ShareReadsDeps {
  readonly clock: Clock;
  /** Ends every read. A reader's own signal only ends its waiting, because others may wait for the same feed. */
  readonly signal?: AbortSignal;
}

interface SharedRead {
  readonly startedAt: Date;
  readonly feed: Promise<FetchedFeed>;
}

/** How long a feed that was read serves others: for a command over many tenants, not for the next run. */
const FRESH_MS = 30 * 60_000;

/**
 * Reads each address once for all who ask within half an hour, also while it is still being read and also when it
 * failed: the tenants of one command are told of the same changes, and a host that is down costs its time once.
 */
export function shareReads(fetcher: FeedFetcher, { clock, signal: whole }: ShareReadsDeps): FeedFetcher {
  const reads = new Map<string, SharedRead>();
  return {
    read: async (address, { signal, allowPrivate = false } = {}) => {
      const key = `${allowPrivate} ${address}`;
      const known = reads.get(key);
      const now = clock.now();
      const read = isFresh(known, now)
        ? known
        : {
            startedAt: now,
            feed: fetcher.read(address, { allowPrivate, ...(whole === undefined ? {} : { signal: whole }) }),
          };
      reads.set(key, read);
      return await (signal === undefined ? read.feed : untilAbort(read.feed, signal));
    },
  };
}

function isFresh(read: SharedRead | undefined, now: Date): read is SharedRead {
  if (read === undefined) return false;
  const age = now.getTime() - read.startedAt.getTime();
  return age >= 0 && age < FRESH_MS;
}

async function untilAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
