import { NO_CHECKPOINT } from "../checkpoint.ts";
import { messageOf, OmError } from "../errors.ts";
import type { Run } from "../store/run-row.ts";
import { keepLease } from "./keep-lease.ts";
import type { RunContext, RunnerDeps } from "./report-runner.ts";

/** How long a run belongs to a process that has gone silent. */
const LEASE_MS = 15 * 60_000;

/**
 * Claims a run, works on it under its lease, and lets go of it whatever happens. The lease lasts until its deliveries
 * stand in the outbox: from there on each of them is a lock of its own.
 */
export async function workOnRun<T>(
  deps: RunnerDeps,
  runId: string,
  signal: AbortSignal,
  work: (context: RunContext) => Promise<T>,
): Promise<T> {
  const run = await deps.store.runs.claim(runId, deps.owner, { leaseMs: LEASE_MS, isGone: deps.isGone });
  deps.onBegun?.(run);
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.claimed");
  const lease = keepLease(deps, run, LEASE_MS);
  try {
    return await work({ deps, run, signal: AbortSignal.any([signal, lease.lost]) });
  } catch (error) {
    await release(deps, run, error);
    throw withNextStep(error, run.id);
  } finally {
    lease.end();
  }
}

/** Where not even this can be written, the lease ends by itself, and what went wrong first is what has to be told. */
async function release({ store }: RunnerDeps, run: Run, error: unknown): Promise<void> {
  try {
    await store.runs.release(run, messageOf(error));
  } catch (trouble) {
    if (!(trouble instanceof OmError) || !trouble.code.startsWith("store.")) throw trouble;
  }
}

/** Whoever reads the error learns that the run waits for them. */
export function withNextStep(error: unknown, id: string): unknown {
  if (error instanceof DOMException && error.name === "AbortError") {
    const hint = `What was done is kept. Go on with the run: \`intune-om runs continue ${id}\`.`;
    return new OmError("stopped before the end", { code: "run.stopped", hint, cause: error });
  }
  if (!(error instanceof OmError) || error.code === "run.lost") return error;
  const hint = `${error.hint} Then go on with the run: \`intune-om runs continue ${id}\`.`;
  return new OmError(error.message, { code: error.code, hint, cause: error.cause ?? error });
}
