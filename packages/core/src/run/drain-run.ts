import { randomUUID } from "node:crypto";
import { createPresence } from "../dispatch/presence.ts";
import type { Mailroom } from "../deliver/mailroom.ts";
import { OmError } from "../errors.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import { endRun } from "./end-run.ts";
import type { RunnerDeps } from "./report-runner.ts";
import { createRunMailroom } from "./run-mailroom.ts";

export interface DrainedRun {
  readonly run: Run;
  readonly deliveries: readonly Delivery[];
}

/**
 * Hands over every delivery of a run that may go out now, each once, and ends the run when nothing is left to do. Others
 * may be at the same run: each delivery goes to one of them.
 */
export async function drainRun(deps: RunnerDeps, run: Run, signal: AbortSignal): Promise<DrainedRun> {
  deps.onStage?.("deliver");
  const { store } = deps;
  // A name of its own: other work of this process goes on when this piece of it ends.
  const own: RunnerDeps = { ...deps, owner: `${deps.owner}:${randomUUID().slice(0, 8)}` };
  const presence = await createPresence(own);
  const mailroom = createRunMailroom(own);
  try {
    await store.outbox.recover(deps.config.delivery, deps.isGone ?? (() => false));
    await store.outbox.hasten(run.id);
    const { isSure: isAlive } = presence;
    const pass = { runs: [run], ids: null, isPatient: false, waitsForRoom: true, isAlive };
    const { waiting } = await mailroom.pass(pass, AbortSignal.any([signal, presence.lost]));
    const ended = await endRun(deps, run.id, waiting[0]?.reason ?? null);
    signal.throwIfAborted();
    presence.lost.throwIfAborted();
    if (!isAlive()) throw silent(run);
    return { run: ended, deliveries: await store.deliveries.list({ run: run.id }) };
  } catch (error) {
    await tidy(store, mailroom);
    throw error;
  } finally {
    await presence.end();
  }
}

/**
 * Leaves nothing under way that is not. Where the store still does not answer, others find it; what went wrong first is what
 * has to be told.
 */
async function tidy(store: RunnerDeps["store"], mailroom: Mailroom): Promise<void> {
  try {
    await store.alive();
    await mailroom.write();
    await mailroom.putBack();
  } catch (trouble) {
    if (!(trouble instanceof OmError) || !trouble.code.startsWith("store.")) throw trouble;
  }
}

function silent({ id }: Run): OmError {
  return new OmError(`others may have taken over run ${id}: this process was silent for too long`, {
    code: "lease.lost",
    hint: "Nothing was sent twice. See whether this machine was asleep, or the store away.",
  });
}
