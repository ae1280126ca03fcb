import type { Kysely, Transaction } from "kysely";
import { OmError } from "../errors.ts";
import { isFinalRunState, RUN_TRANSITIONS, type RunState } from "../run/run-states.ts";
import { isHeldAt } from "./furthest.ts";
import { type Run, runOf } from "./run-row.ts";
import type { Database } from "./schema.ts";

/** What a step sets beside the state. */
export interface RunPatch {
  readonly snapshotId?: string;
  readonly reason?: string;
}

interface Claiming {
  readonly id: string;
  readonly owner: string;
  readonly leaseMs: number;
  readonly isGone: (owner: string) => boolean;
  readonly now: Date;
}

/** Takes a run in the caller's transaction. */
export async function claimRun(
  trx: Transaction<Database>,
  { id, owner, leaseMs, isGone, now }: Claiming,
): Promise<Run> {
  const row = await trx.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noSuchRun(id);
  const run = runOf(row);
  if (isFinalRunState(run.state)) {
    throw new OmError(`run ${id} has ended as ${run.state}`, {
      code: "run.ended",
      hint: "Start a new run; look at its deliveries with `intune-om deliveries`.",
    });
  }
  if (run.state === "fannedOut") {
    throw new OmError(`run ${id} has been made: its deliveries are in the outbox`, {
      code: "run.made",
      hint: "They go out by themselves while `intune-om start` runs, or with `intune-om runs continue`.",
    });
  }
  const isHeld = row.lease_until !== null && isHeldAt(new Date(row.lease_until), now);
  if (isHeld && row.owner !== null && row.owner !== owner && !isGone(row.owner)) {
    throw new OmError(`run ${id} is held by ${row.owner} until ${row.lease_until}`, {
      code: "run.held",
      hint: "Wait for it to finish, or for its lease to end.",
    });
  }
  const to: RunState = run.state === "due" ? "claimed" : run.state;
  const fence = run.fence + 1;
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  const changed = { state: to, owner, fence, lease_until: leaseUntil, updated_at: now.toISOString() };
  await trx.updateTable("runs").set(changed).where("id", "=", id).execute();
  await audit(trx, { id, from: run.state, to, fence, at: now, detail: `claimed by ${owner}` });
  return { ...run, state: to, owner, fence, leaseUntil: new Date(leaseUntil), updatedAt: now };
}

/** A step of a run in the caller's transaction. */
export async function moveRun(
  trx: Transaction<Database>,
  { run, to, patch, now }: { run: Run; to: RunState; patch: RunPatch; now: Date },
): Promise<Run> {
  if (!RUN_TRANSITIONS[run.state].includes(to)) {
    throw new RangeError(`a run cannot go from ${run.state} to ${to}`);
  }
  const changes = {
    state: to,
    updated_at: now.toISOString(),
    ...(patch.snapshotId === undefined ? {} : { snapshot_id: patch.snapshotId }),
    reason: patch.reason ?? null,
    ...(to === "fannedOut" || isFinalRunState(to) ? { owner: null, lease_until: null } : {}),
  };
  const result = await trx
    .updateTable("runs")
    .set(changes)
    .where("id", "=", run.id)
    .where("fence", "=", run.fence)
    .where("state", "=", run.state)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw runLost(run.id);
  await audit(trx, {
    id: run.id,
    from: run.state,
    to,
    fence: run.fence,
    at: now,
    detail: patch.reason ?? null,
  });
  return {
    ...run,
    state: to,
    snapshotId: patch.snapshotId ?? run.snapshotId,
    reason: patch.reason ?? null,
    updatedAt: now,
  };
}

/** What happened to a run, in the transaction in which it did. */
export async function audit(
  trx: Transaction<Database>,
  event: { id: string; from: RunState; to: RunState; fence: number; at: Date; detail: string | null },
): Promise<void> {
  const { id, from, to, fence, at, detail } = event;
  await trx
    .insertInto("run_events")
    .values({ run_id: id, at: at.toISOString(), from_state: from, to_state: to, fence, detail })
    .execute();
}

export function noSuchRun(id: string): OmError {
  return new OmError(`there is no run ${id}`, {
    code: "run.unknown",
    hint: "List the runs with `intune-om runs`.",
  });
}

export async function renewLease(db: Kysely<Database>, run: Run, until: Date): Promise<void> {
  const result = await db
    .updateTable("runs")
    .set({ lease_until: until.toISOString() })
    .where("id", "=", run.id)
    .where("owner", "=", run.owner)
    .where("fence", "=", run.fence)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw runLost(run.id);
}

export function runLost(id: string): OmError {
  return new OmError(`run ${id} was taken over by another process`, {
    code: "run.lost",
    hint: "Nothing was done twice. Look at the run with `intune-om runs`.",
  });
}
