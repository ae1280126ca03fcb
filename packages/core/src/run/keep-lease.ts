import { OmError } from "../errors.ts";
import type { Run } from "../store/run-row.ts";
import type { RunnerDeps } from "./report-runner.ts";

/** A lease that is renewed while its process lives. */
export interface KeptLease {
  /** Aborts when the run was taken over all the same, for instance after this machine had been suspended. */
  readonly lost: AbortSignal;
  end(): void;
}

/** Renews the lease of a run three times in its life, until it is ended. */
export function keepLease({ store, every, clock }: RunnerDeps, run: Run, leaseMs: number): KeptLease {
  const losing = new AbortController();
  let until = clock.now().getTime() + leaseMs;
  const end = every(leaseMs / 3, async () => {
    const now = clock.now().getTime();
    try {
      await store.runs.renew(run, leaseMs);
      until = now + leaseMs;
    } catch (error) {
      // A store that is away for a moment leaves time for the next turn.
      if (now >= until || (error instanceof OmError && error.code === "run.lost")) losing.abort(error);
    }
  });
  return { lost: losing.signal, end };
}
