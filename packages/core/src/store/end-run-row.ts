import type { Transaction } from "kysely";
import { type DeliveryState, isSettled } from "../deliver/delivery-states.ts";
import { isFinalRunState, type RunState } from "../run/run-states.ts";
import { deliveryStateOf } from "./delivery-row.ts";
import { flavourOf } from "./flavour.ts";
import { type Run, runOf } from "./run-row.ts";
import { moveRun, noSuchRun } from "./run-steps.ts";
import type { Database } from "./schema.ts";

/** How many deliveries of a run stand where. */
export type DeliveryCounts = ReadonlyMap<DeliveryState, number>;

/** What is left to do of a run. */
export interface RunEnd {
  readonly run: Run;
  readonly total: number;
  readonly open: number;
  /** Whether this very call ended it. */
  readonly isEnded: boolean;
}

export interface RunVerdict {
  readonly state: RunState;
  /** Why it did not wholly succeed; null when it did. */
  readonly reason: string | null;
}

export interface Ending {
  readonly id: string;
  /** What the run ends as, by its deliveries, when all of them are settled. */
  readonly judge: (counts: DeliveryCounts) => RunVerdict;
  readonly now: Date;
}

/** Ends a run whose deliveries are all settled, in the caller's transaction; of several that ask, one does it. */
export async function endIfSettled(trx: Transaction<Database>, { id, judge, now }: Ending): Promise<RunEnd> {
  const run = await lockRun(trx, id);
  if (run === null) throw noSuchRun(id);
  const counts = await countDeliveries(trx, id);
  const total = sum(counts, () => true);
  const open = sum(counts, (state) => !isSettled(state));
  const standing = { run, total, open, isEnded: false };
  if (open > 0 || run.state !== "fannedOut") return standing;
  const { state, reason } = judge(counts);
  const patch = reason === null ? {} : { reason };
  return { ...standing, run: await moveRun(trx, { run, to: state, patch, now }), isEnded: true };
}

export interface Reopening {
  readonly id: string;
  readonly reason: string;
  readonly now: Date;
}

/**
 * Has a run that ended go on, in the transaction that changes where one of its deliveries stands: it is then ended anew by
 * whoever comes first, whatever becomes of this process.
 */
export async function reopenRun(trx: Transaction<Database>, { id, reason, now }: Reopening): Promise<void> {
  const run = await lockRun(trx, id);
  if (run === null || !isFinalRunState(run.state)) return;
  await moveRun(trx, { run, to: "fannedOut", patch: { reason }, now });
}

/** Nobody ends a run while another changes where one of its deliveries stands. */
async function lockRun(trx: Transaction<Database>, id: string): Promise<Run | null> {
  const row = await trx
    .selectFrom("runs")
    .selectAll()
    .where("id", "=", id)
    .$if(flavourOf(trx) === "postgres", (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : runOf(row);
}

async function countDeliveries(trx: Transaction<Database>, run: string): Promise<DeliveryCounts> {
  const rows = await trx
    .selectFrom("deliveries")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("run_id", "=", run)
    .groupBy("state")
    .execute();
  return new Map(rows.map(({ state, count }) => [deliveryStateOf(state), count]));
}

function sum(counts: DeliveryCounts, counted: (state: DeliveryState) => boolean): number {
  return [...counts].reduce((total, [state, count]) => (counted(state) ? total + count : total), 0);
}
