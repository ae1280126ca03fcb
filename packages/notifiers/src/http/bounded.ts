/** Runs work at most so many pieces at once, the others in the order that they came. */
export type Bounded = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** @throws the reason of the signal when it was aborted while the work still waited for its turn. */
export function createBounded(most: number): Bounded {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (running < most) {
      running += 1;
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const begin = (): void => {
      signal.removeEventListener("abort", leave);
      resolve();
    };
    const leave = (): void => {
      waiting.splice(waiting.indexOf(begin), 1);
      reject(signal.reason);
    };
    waiting.push(begin);
    signal.addEventListener("abort", leave, { once: true });
    return promise;
  };
  const done = (): void => {
    const next = waiting.shift();
    // The place goes straight to who waits longest.
    if (next === undefined) running -= 1;
    else next();
  };
  return async (work, signal) => {
    await turn(signal);
    try {
      return await work();
    } finally {
      done();
    }
  };
}
