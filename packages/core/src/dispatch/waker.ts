import type { RunnerDeps } from "../run/report-runner.ts";

/** A wait that somebody else can end. */
export interface Waker {
  /** Ends the wait; when nobody waits, the next wait is none. */
  wake(): void;
  /** Resolves after so long, when woken, and when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export function createWaker(sleep: RunnerDeps["sleep"]): Waker {
  let isWoken = false;
  let current: AbortController | null = null;
  return {
    wake: () => {
      isWoken = true;
      current?.abort();
    },
    wait: async (ms, signal) => {
      if (!isWoken && !signal.aborted) {
        const ending = new AbortController();
        const end = (): void => ending.abort();
        current = ending;
        signal.addEventListener("abort", end);
        try {
          await sleep(ms, ending.signal);
        } catch (error) {
          if (!ending.signal.aborted) throw error;
        } finally {
          signal.removeEventListener("abort", end);
          current = null;
        }
      }
      isWoken = false;
    },
  };
}
