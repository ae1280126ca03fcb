import type { Kysely } from "kysely";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import type { DeliveryFact, RunFact } from "../practice/practice-log.ts";
import { runOf } from "./run-row.ts";
import type { Database } from "./schema.ts";

interface Span {
  readonly tenant: string;
  readonly after: Date;
}

/** Runs of a tenant that were made after an instant, the oldest first, without what they hold. */
export async function readRunFacts(
  db: Kysely<Database>,
  { tenant, after }: Span,
): Promise<readonly RunFact[]> {
  const rows = await db
    .selectFrom("runs")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("created_at", ">", after.toISOString())
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(runOf).map(({ id, report, kind, state, scheduledFor, createdAt, updatedAt }) => {
    return { id, report, kind, state, scheduledFor, createdAt, updatedAt };
  });
}

/** Deliveries of a tenant's runs that were made after an instant, the oldest first. */
export async function readDeliveryFacts(
  db: Kysely<Database>,
  { tenant, after }: Span,
): Promise<readonly DeliveryFact[]> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("runs", "runs.id", "deliveries.run_id")
    .select([
      "deliveries.run_id",
      "runs.report",
      "deliveries.purpose",
      "deliveries.recipient",
      "deliveries.state",
      "deliveries.updated_at",
    ])
    .where("runs.tenant", "=", tenant)
    .where("deliveries.created_at", ">", after.toISOString())
    .orderBy("deliveries.created_at")
    .orderBy("deliveries.id")
    .execute();
  return rows.map((row) => ({
    run: row.run_id,
    report: row.report,
    purpose: row.purpose,
    recipient: row.recipient,
    state: row.state as DeliveryState,
    at: new Date(row.updated_at),
  }));
}

/** When a tenant was collected after an instant, the oldest first. */
export async function readCollections(
  db: Kysely<Database>,
  { tenant, after }: Span,
): Promise<readonly Date[]> {
  const rows = await db
    .selectFrom("snapshots")
    .select("taken_at")
    .where("tenant", "=", tenant)
    .where("taken_at", ">", after.toISOString())
    .orderBy("taken_at")
    .execute();
  return rows.map(({ taken_at }) => new Date(taken_at));
}
