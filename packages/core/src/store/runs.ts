import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { RunState } from "../run/run-states.ts";
import { waitsAt } from "./furthest.ts";
import { type DeliveryCounts, endIfSettled, type RunEnd, type RunVerdict } from "./end-run-row.ts";
import { postponeRun, runsGivenUp, runsToEnd, runsInTheWay, type RunTries, triesOf } from "./run-queue.ts";
import { type Run, type RunRequest, runOf } from "./run-row.ts";
import { claimRun, moveRun, renewLease, type RunPatch } from "./run-steps.ts";
import type { Database } from "./schema.ts";

/** How long a claim lasts, and whose claims no longer count. */
export interface ClaimLease {
  readonly leaseMs: number;
  /** Whether a process, by its name in leases, is known to be gone. */
  readonly isGone?: ((owner: string) => boolean) | undefined;
}

export interface RunTable {
  /** The row of an occurrence; the one that is there when it exists already. */
  add(run: Pick<Run, "tenant" | "report" | "kind" | "scheduledFor" | "request">): Promise<Run>;
  /**
   * Takes a run for this process for a while. A run that someone else holds is refused until the lease ends, and one whose
   * deliveries are in the outbox belongs to nobody.
   * @throws OmError `run.held`, `run.made`, `run.ended`
   */
  claim(id: string, owner: string, lease: number | ClaimLease): Promise<Run>;
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
  /** Writes down why a run waits whose deliveries are in the outbox; nothing else of it changes. */
  note(run: Run, reason: string): Promise<Run>;
  /**
   * Ends a run when all of its deliveries are settled, as what `judge` makes of them, in one transaction.
   * @throws OmError `run.unknown`
   */
  endIfSettled(id: string, judge: (counts: DeliveryCounts) => RunVerdict): Promise<RunEnd>;
  /** Runs that can be begun or gone on with now: due ones whose time has come, and those whose process went silent. */
  toBegin(): Promise<readonly Run[]>;
  /**
   * Earlier occurrences of its report that stand in the way of a run: they are being made, or were made only after it
   * had fallen due.
   */
  inTheWay(run: Run): Promise<readonly Run[]>;
  /** Runs of whose deliveries none is left to be made, and that nobody has ended yet. */
  toEnd(): Promise<readonly Run[]>;
  /** Runs by hand that were given back unfinished, and that nobody has touched since an instant. */
  givenUp(before: Date): Promise<readonly Run[]>;
  /**
   * Leaves a run that was given back waiting until an instant, with the reason.
   * @throws OmError `run.lost` when another process has taken the run up.
   */
  postpone(run: Run, until: Date, reason: string): Promise<void>;
  /** How often a run was taken up, and since when it fails. */
  tries(id: string): Promise<RunTries>;
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
          not_before: null,
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
    claim: (id, owner, lease) => {
      const { leaseMs, isGone = () => false } = typeof lease === "number" ? { leaseMs: lease } : lease;
      return db
        .transaction()
        .execute((trx) => claimRun(trx, { id, owner, leaseMs, isGone, now: clock.now() }));
    },
    note: async (run, reason) => {
      const standing = db.updateTable("runs").set({ reason }).where("id", "=", run.id);
      await standing.where("state", "=", "fannedOut").execute();
      return { ...run, reason };
    },
    endIfSettled: (id, judge) =>
      db.transaction().execute((trx) => endIfSettled(trx, { id, judge, now: clock.now() })),
    toBegin: async () => {
      const { now, furthest } = waitsAt(clock.now());
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .where("state", "in", ["due", "claimed", "collected", "rendered"])
        .where("kind", "in", ["scheduled", "manual"])
        .where((eb) =>
          eb.or([
            eb("not_before", "is", null),
            eb("not_before", "<=", now),
            // One that is due later waits for that, however far it lies ahead.
            eb.and([eb("not_before", ">", furthest), eb("scheduled_for", "<=", now)]),
          ]),
        )
        .orderBy("scheduled_for")
        .orderBy("created_at")
        .orderBy("report")
        .orderBy("id")
        .execute();
      return rows.map(runOf);
    },
    inTheWay: (run) => runsInTheWay(db, run),
    toEnd: () => runsToEnd(db),
    givenUp: (before) => runsGivenUp(db, before),
    postpone: (run, until, reason) =>
      db.transaction().execute((trx) => postponeRun(trx, run, { until, reason, now: clock.now() })),
    tries: (id) => triesOf(db, id),
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
