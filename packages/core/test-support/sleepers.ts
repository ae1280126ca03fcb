import type { Clock } from "../src/clock.ts";

/** Time that stands still until the test lets it go on. */
export interface Sleepers {
  readonly clock: Clock;
  /** Resolves when the time was moved on so far, and rejects on an abort, as the real one does. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves the clock on and wakes whoever slept until then. */
  advance(ms: number): void;
  /** Sets the clock alone: a machine whose clock is set, or that was suspended. */
  leap(ms: number): void;
  /** Resolves as soon as so many sleep at once. */
  asleep(count: number): Promise<void>;
}

interface Sleeper {
  leftMs: number;
  readonly wake: () => void;
}

export function createSleepers(from: Date | string): Sleepers {
  let now = new Date(from).getTime();
  let sleeping: Sleeper[] = [];
  let watchers: { readonly count: number; readonly tell: () => void }[] = [];
  const look = (): void => {
    const told = watchers.filter(({ count }) => sleeping.length >= count);
    watchers = watchers.filter((watcher) => !told.includes(watcher));
    for (const { tell } of told) tell();
  };
  return {
    clock: { now: () => new Date(now) },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const sleeper: Sleeper = { leftMs: ms, wake: resolve };
        signal?.addEventListener("abort", () => {
          sleeping = sleeping.filter((other) => other !== sleeper);
          reject(signal.reason);
        });
        sleeping.push(sleeper);
        look();
      }),
    advance: (ms) => {
      now += ms;
      for (const sleeper of sleeping) sleeper.leftMs -= ms;
      const woken = sleeping.filter(({ leftMs }) => leftMs <= 0);
      sleeping = sleeping.filter(({ leftMs }) => leftMs > 0);
      for (const { wake } of woken) wake();
    },
    leap: (ms) => {
      now += ms;
    },
    asleep: (count) =>
      new Promise((resolve) => {
        watchers.push({ count, tell: resolve });
        look();
      }),
  };
}
