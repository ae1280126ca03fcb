/** How many may be connected at once, and who is next. */
export interface SmtpPlaces {
  /** Waits for room, in the order of asking; what comes back gives the place up again. Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<() => void>;
  /**
   * The server refused one connection more than it has now: fewer are tried for a while. False when nobody else is
   * connected, so that there is nothing to wait for.
   */
  lower(): boolean;
}

export function createPlaces(most: number, refusedMs: number): SmtpPlaces {
  let limit = most;
  let taken = 0;
  const line: (() => void)[] = [];
  const admit = (): void => {
    while (taken < limit) {
      const next = line.shift();
      if (next === undefined) return;
      taken += 1;
      next();
    }
  };
  const leave = (): void => {
    taken -= 1;
    admit();
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const onAbort = (): void => {
          line.splice(line.indexOf(go), 1);
          reject(signal.reason);
        };
        const go = (): void => {
          signal.removeEventListener("abort", onAbort);
          resolve(once(leave));
        };
        signal.addEventListener("abort", onAbort, { once: true });
        line.push(go);
        admit();
      }),
    lower: () => {
      if (taken <= 1) return false;
      limit = taken - 1;
      setTimeout(() => {
        limit = most;
        admit();
      }, refusedMs).unref();
      return true;
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
