import type { Transaction } from "kysely";
import { type DeliveryState, isSettled } from "../deliver/delivery-states.ts";
import { isFinalRunState, type RunState } from "../run/run-states.ts";
import { deliveryStateOf } from "./delivery-row.ts";
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

/**
 * Ends a run whose deliveries are all settled, in the caller's transaction; of several that ask, one does it. A run that ended
 * short is judged anew when word of one of its deliveries came late.
 */
export async function endIfSettled(trx: Transaction<Database>, { id, judge, now }: Ending): Promise<RunEnd> {
  const row = await trx.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noSuchRun(id);
  const run = runOf(row);
  const counts = await countDeliveries(trx, id);
  const total = sum(counts, () => true);
  const open = sum(counts, (state) => !isSettled(state));
  const standing = { run, total, open, isEnded: false };
  if (open > 0 || (isFinalRunState(run.state) && total === 0)) return standing;
  const { state, reason } = judge(counts);
  const patch = reason === null ? {} : { reason };
  const end = async (from: Run): Promise<RunEnd> => {
    return { ...standing, run: await moveRun(trx, { run: from, to: state, patch, now }), isEnded: true };
  };
  if (run.state === "fannedOut") return end(run);
  const isShort = run.state === "partial" || run.state === "failed";
  if (!isShort || state === run.state) return standing;
  const again = { run, to: "fannedOut", patch: { reason: "word of a delivery came late" }, now } as const;
  return end(await moveRun(trx, again));
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
