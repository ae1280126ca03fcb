/** Does the same piece of work whenever it is woken, one turn at a time. */
export interface Heart {
  /** Does it now, or once more after the turn that is under way. */
  wake(): void;
  /** No further turn begins; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** @param work Must tell of its own faults: what it throws is for the program's end. */
export function createHeart(work: () => Promise<void>, onError: (error: unknown) => void): Heart {
  let isWanted = false;
  const stopping = new AbortController();
  let turn: Promise<void> | null = null;
  const beat = async (): Promise<void> => {
    while (isWanted && !stopping.signal.aborted) {
      isWanted = false;
      await work();
    }
  };
  return {
    wake: () => {
      isWanted = true;
      if (stopping.signal.aborted) return;
      turn ??= beat()
        .catch(onError)
        .finally(() => {
          turn = null;
        });
    },
    stop: async () => {
      stopping.abort();
      await turn;
    },
  };
}
