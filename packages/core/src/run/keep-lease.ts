import type { Run } from "../store/run-row.ts";
import type { RunnerDeps } from "./report-runner.ts";

/** A lease that is renewed while its process lives. */
export interface KeptLease {
  /** Aborts when the run was taken over all the same, for instance after this machine had been suspended. */
  readonly lost: AbortSignal;
  end(): void;
}

/** Renews the lease of a run three times in its life, until it is ended. */
export function keepLease({ store, every }: RunnerDeps, run: Run, leaseMs: number): KeptLease {
  const losing = new AbortController();
  const end = every(leaseMs / 3, async () => {
    try {
      await store.runs.renew(run, leaseMs);
    } catch (error) {
      losing.abort(error);
    }
  });
  return { lost: losing.signal, end };
}
