import type { Clock } from "../clock.ts";

const MINUTE_MS = 60_000;

/**
 * Waits before a send when as many as allowed went out within the last minute (Exchange Online takes 30 a
 * minute from one mailbox). A short list goes out at once.
 */
export function createSendPacer(options: {
  readonly perMinute: number;
  readonly clock: Clock;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}): (signal?: AbortSignal) => Promise<void> {
  const { perMinute, clock, sleep } = options;
  const sent: number[] = [];
  return async (signal) => {
    const now = clock.now().getTime();
    const oldest = sent.length < perMinute ? undefined : sent[sent.length - perMinute];
    const waitMs = oldest === undefined ? 0 : Math.max(0, oldest + MINUTE_MS - now);
    if (waitMs > 0) await sleep(waitMs, signal);
    sent.push(now + waitMs);
  };
}
