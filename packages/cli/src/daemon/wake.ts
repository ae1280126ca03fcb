import type { TickOptions } from "@intune-om/core";

export interface WakeDeps {
  /** Begins a steady tick by the wall clock; answers how to end it. */
  readonly tick: (options: TickOptions) => Promise<() => void>;
  /** Calls back again and again, by the time that passes, until the function that it returns is called. */
  readonly interval: (ms: number, call: () => void) => () => void;
  /** Grows evenly, whatever is done to the clock. */
  readonly monotonicMs: () => number;
  readonly onWake: () => void;
  /** The tick stayed away for so long, and is begun anew; or what it complains about. */
  readonly onTrouble: (trouble: { readonly silentMs: number } | { readonly message: string }) => void;
}

/** So often it is seen whether the tick still comes. */
const WATCH_MS = 10_000;
/** Two ticks and a half. */
const SILENT_MS = 25_000;

/**
 * Wakes on a steady tick. A tick by the clock falls silent when the clock is set back, so that a watchdog that knows
 * no clock wakes in its place and begins the tick anew.
 */
export async function createWake(deps: WakeDeps): Promise<{ stop(): void }> {
  const { monotonicMs, onWake, onTrouble } = deps;
  let isStopped = false;
  let heardAt = monotonicMs();
  let end: () => void = () => undefined;
  const begin = async (): Promise<void> => {
    const stop = await deps.tick({
      onTick: () => {
        heardAt = monotonicMs();
        onWake();
      },
      onTrouble: (message) => onTrouble({ message }),
    });
    // It may have been stopped, or begun once more, while this one was on its way.
    end();
    end = stop;
    if (isStopped) end();
  };
  const stopWatching = deps.interval(WATCH_MS, () => {
    const silentMs = monotonicMs() - heardAt;
    if (silentMs < SILENT_MS) return;
    heardAt = monotonicMs();
    onTrouble({ silentMs });
    onWake();
    begin().catch((error: unknown) => onTrouble({ message: String(error) }));
  });
  await begin();
  return {
    stop: () => {
      isStopped = true;
      stopWatching();
      end();
    },
  };
}
