import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { RunState } from "../run/run-states.ts";
import { type Run, type RunRequest, runOf } from "./run-row.ts";
import { claimRun, moveRun, renewLease, type RunPatch } from "./run-steps.ts";
import type { Database } from "./schema.ts";

export interface RunTable {
  /** The row of an occurrence; the one that is there when it exists already. */
  add(run: Pick<Run, "tenant" | "report" | "kind" | "scheduledFor" | "request">): Promise<Run>;
  /**
   * Takes a run for this process for a while. A run that someone else holds is refused until the lease ends.
   * @throws OmError `run.held`, `run.ended`
   */
  claim(id: string, owner: string, leaseMs: number): Promise<Run>;
  /**
   * One step on, with its audit row, in one transaction.
   * @throws OmError `run.lost` when another process has taken the run over.
   */
  move(run: Run, to: RunState, patch?: RunPatch): Promise<Run>;
  /**
   * Makes the lease last longer, for a process that is still at it.
   * @throws OmError `run.lost` when another process has taken the run over.
   */
  renew(run: Run, leaseMs: number): Promise<void>;
  /** Gives the run back with a reason, in the state it has, so that it can be continued at once. */
  release(run: Run, reason: string): Promise<void>;
  get(id: string): Promise<Run | null>;
  /**
   * When the data was taken that the readers of a report were told of last, before an instant; null for never. A dry
   * run and one for a single address have told them nothing, and neither has one that waits or that failed.
   */
  lastRead(report: Pick<Run, "tenant" | "report">, before: Date): Promise<Date | null>;
  /** Runs of letters whose posting begins with some text, the oldest first. */
  ofLetters(prefix: string): Promise<readonly Run[]>;
  /** The newest first. */
  list(filter: { readonly report?: string; readonly limit: number }): Promise<readonly Run[]>;
}

export function createRunTable(db: Kysely<Database>, clock: Clock): RunTable {
  const get = async (id: string): Promise<Run | null> => {
    const row = await db.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? null : runOf(row);
  };
  return {
    get,
    add: async ({ tenant, report, kind, scheduledFor, request }) => {
      const now = clock.now().toISOString();
      const occurrence = { tenant, report, kind, scheduled_for: scheduledFor.toISOString() };
      const values = {
        ...occurrence,
        id: randomUUID(),
        state: "due",
        owner: null,
        fence: 0,
        lease_until: null,
      };
      await db
        .insertInto("runs")
        .values({
          ...values,
          request: JSON.stringify(request),
          snapshot_id: null,
          reason: null,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(["tenant", "report", "scheduled_for", "kind"]).doNothing())
        .execute();
      const row = await db
        .selectFrom("runs")
        .selectAll()
        .where((eb) => eb.and(occurrence))
        .executeTakeFirstOrThrow();
      return runOf(row);
    },
    claim: (id, owner, leaseMs) =>
      db.transaction().execute((trx) => claimRun(trx, { id, owner, leaseMs, now: clock.now() })),
    move: (run, to, patch = {}) =>
      db.transaction().execute((trx) => moveRun(trx, { run, to, patch, now: clock.now() })),
    renew: (run, leaseMs) => renewLease(db, run, new Date(clock.now().getTime() + leaseMs)),
    release: async (run, reason) => {
      await db
        .updateTable("runs")
        .set({ owner: null, lease_until: null, reason, updated_at: clock.now().toISOString() })
        .where("id", "=", run.id)
        .where("fence", "=", run.fence)
        .execute();
    },
    lastRead: async ({ tenant, report }, before) => {
      const rows = await db
        .selectFrom("runs")
        .innerJoin("snapshots", "snapshots.id", "runs.snapshot_id")
        .select(["runs.request", "snapshots.taken_at"])
        .where("runs.tenant", "=", tenant)
        .where("runs.report", "=", report)
        .where("runs.kind", "!=", "dryRun")
        .where("runs.state", "in", ["succeeded", "partial"])
        .where("snapshots.taken_at", "<", before.toISOString())
        .orderBy("snapshots.taken_at", "desc")
        .execute();
      const told = rows.find(({ request }) => (JSON.parse(request) as RunRequest).to === null);
      return told === undefined ? null : new Date(told.taken_at);
    },
    ofLetters: async (prefix) => {
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .where("kind", "=", "letters")
        .where("report", ">=", prefix)
        .where("report", "<", `${prefix}\uFFFD`)
        .orderBy("created_at")
        .orderBy("report")
        .execute();
      return rows.map(runOf);
    },
    list: async ({ report, limit }) => {
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .$if(report !== undefined, (query) => query.where("report", "=", report ?? ""))
        .orderBy("created_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(runOf);
    },
  };
}
