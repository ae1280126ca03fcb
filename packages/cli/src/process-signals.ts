import { EXIT } from "./exit-codes.ts";

/** Signals that a command knows. */
export type SignalName = "SIGINT" | "SIGTERM" | "SIGHUP";

/** The part of the process that signals come from. */
export interface SignalSource {
  once(signal: SignalName, listener: () => void): unknown;
  removeListener(signal: SignalName, listener: () => void): unknown;
  /** Ends the process at once. Where there is none, a second signal does what the system has it do. */
  exit?(code: number): void;
}

export interface ProcessSignals {
  /** Aborts on the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Has a listener told of each SIGHUP until the function that it returns is called. */
  onHangup(listener: () => void): () => void;
  /** Listens no longer. */
  end(): void;
}

const STOPPING: readonly SignalName[] = ["SIGINT", "SIGTERM"];

/** The first signal to stop asks for an orderly end, the second one ends the process at once, as failed. */
export function listenToSignals(proc: SignalSource): ProcessSignals {
  const aborting = new AbortController();
  const endings = new Set<() => void>();
  const stopAtOnce = (): void => proc.exit?.(EXIT.failed);
  const stop = (): void => {
    for (const name of STOPPING) proc.removeListener(name, stop);
    if (proc.exit !== undefined) for (const name of STOPPING) proc.once(name, stopAtOnce);
    aborting.abort(new DOMException("stopped by a signal", "AbortError"));
  };
  for (const name of STOPPING) proc.once(name, stop);
  return {
    signal: aborting.signal,
    onHangup: (listener) => {
      const told = (): void => {
        proc.once("SIGHUP", told);
        listener();
      };
      const forget = (): void => {
        endings.delete(forget);
        proc.removeListener("SIGHUP", told);
      };
      proc.once("SIGHUP", told);
      endings.add(forget);
      return forget;
    },
    end: () => {
      for (const forget of endings) forget();
      for (const name of STOPPING) {
        proc.removeListener(name, stop);
        proc.removeListener(name, stopAtOnce);
      }
    },
  };
}
