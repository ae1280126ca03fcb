import { messageOf, OmError } from "../errors.ts";
import { keepLease } from "./keep-lease.ts";
import type { RunContext, RunnerDeps, RunOutcome } from "./report-runner.ts";

/** How long a run belongs to a process that has gone silent. */
const LEASE_MS = 15 * 60_000;

/** Claims a run, works on it under its lease, and lets go of it whatever happens. */
export async function workOnRun(
  deps: RunnerDeps,
  runId: string,
  signal: AbortSignal,
  work: (context: RunContext) => Promise<RunOutcome>,
): Promise<RunOutcome> {
  const run = await deps.store.runs.claim(runId, deps.owner, LEASE_MS);
  const lease = keepLease(deps, run, LEASE_MS);
  try {
    return await work({ deps, run, signal: AbortSignal.any([signal, lease.lost]) });
  } catch (error) {
    await deps.store.runs.release(run, messageOf(error));
    throw withNextStep(error, run.id);
  } finally {
    lease.end();
  }
}

/** Whoever reads the error learns that the run waits for them. */
function withNextStep(error: unknown, id: string): unknown {
  if (error instanceof DOMException && error.name === "AbortError") {
    const hint = `What was done is kept. Go on with the run: \`intune-om runs continue ${id}\`.`;
    return new OmError("stopped before the end", { code: "run.stopped", hint, cause: error });
  }
  if (!(error instanceof OmError) || error.code === "run.lost") return error;
  const hint = `${error.hint} Then go on with the run: \`intune-om runs continue ${id}\`.`;
  return new OmError(error.message, { code: error.code, hint, cause: error.cause ?? error });
}
