import type { Kysely, Transaction } from "kysely";
import type { RunState } from "../run/run-states.ts";
import { deliveryOf } from "./delivery-row.ts";
import { moveDelivery } from "./delivery-steps.ts";
import { runOf } from "./run-row.ts";
import { moveRun } from "./run-steps.ts";
import type { Database } from "./schema.ts";

/** What of a backup is not done by itself, since it may have been done after the backup was made. */
export interface HeldBack {
  /** Deliveries that wait for a person's word now. */
  readonly deliveries: number;
  /** Runs that were due or under way, and ended. */
  readonly runs: number;
  /** Messages about alerts that were decided and not written into the outbox, and are left out. */
  readonly alertMessages: number;
}

/**
 * Makes sure that a store which comes from a backup sends nothing by itself that the one before it may have sent: open
 * deliveries are held, runs that were not made yet end, messages about alerts that were decided are left out, and of no
 * schedule anything is due up to now. One transaction.
 */
export function holdRestored(db: Kysely<Database>, now: Date): Promise<HeldBack> {
  return db.transaction().execute(async (trx) => {
    const backup = `a backup that ends at ${minuteOf((await newestEntry(trx)) ?? now)}`;
    const reason = `restored from ${backup}: it may have gone out since`;
    const deliveries = await holdDeliveries(trx, reason, now);
    const alertMessages = await leaveOutMessages(trx, reason);
    const runs = await endRuns(trx, backup, now);
    await trx.updateTable("schedules").set({ restored_at: now.toISOString() }).execute();
    return { deliveries, runs, alertMessages };
  });
}

async function holdDeliveries(trx: Transaction<Database>, reason: string, now: Date): Promise<number> {
  const rows = await trx
    .selectFrom("deliveries")
    .selectAll()
    .where("state", "in", ["pending", "deferred", "attempting"])
    .orderBy("id")
    .execute();
  for (const row of rows)
    await moveDelivery(trx, { delivery: deliveryOf(row), to: "held", patch: { reason }, now });
  return rows.length;
}

/** What still holds is told again by itself, as the plan says how often: nobody has to release them. */
async function leaveOutMessages(trx: Transaction<Database>, reason: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("alert_messages")
    .set({ left_out: reason })
    .where("run_id", "is", null)
    .where("left_out", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function endRuns(trx: Transaction<Database>, backup: string, now: Date): Promise<number> {
  const rows = await trx
    .selectFrom("runs")
    .selectAll()
    .where("state", "in", ["due", "claimed", "collected", "rendered"])
    .where("kind", "in", ["scheduled", "manual"])
    .orderBy("id")
    .execute();
  for (const run of rows.map(runOf)) {
    const to: RunState = run.state === "due" ? "skipped" : "failed";
    const reason = `missed: the store was restored from ${backup}, and it may have been made since`;
    await moveRun(trx, { run, to, patch: { reason }, now });
  }
  return rows.length;
}

/** When something was last written to a store; null for one in which nothing ever happened. */
async function newestEntry(trx: Transaction<Database>): Promise<Date | null> {
  const found = await Promise.all([
    trx
      .selectFrom("runs")
      .select(({ fn }) => fn.max("updated_at").as("at"))
      .executeTakeFirst(),
    trx
      .selectFrom("deliveries")
      .select(({ fn }) => fn.max("updated_at").as("at"))
      .executeTakeFirst(),
    trx
      .selectFrom("schedules")
      .select(({ fn }) => fn.max("updated_at").as("at"))
      .executeTakeFirst(),
    trx
      .selectFrom("journal")
      .select(({ fn }) => fn.max("at").as("at"))
      .executeTakeFirst(),
    trx
      .selectFrom("alert_events")
      .select(({ fn }) => fn.max("at").as("at"))
      .executeTakeFirst(),
  ]);
  const times = found.flatMap((row) => (row?.at == null ? [] : [new Date(row.at).getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16)}Z`;
}
