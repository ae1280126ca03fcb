import type { Kysely } from "kysely";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import type { DeliveryFact, RunFact } from "../practice/practice-log.ts";
import { type RunRequest, runOf } from "./run-row.ts";
import type { Database } from "./schema.ts";

interface Span {
  readonly tenant: string;
  readonly after: Date;
}

/**
 * Runs of a tenant that were made after an instant, the oldest first, without what they hold. One for a single address
 * instead of the audience shows nothing of how the plan is followed, and is none of them.
 */
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
  const forAudience = rows.filter(isForAudience).map(runOf);
  return forAudience.map(({ id, report, kind, state, scheduledFor, createdAt, updatedAt }) => {
    return { id, report, kind, state, scheduledFor, createdAt, updatedAt };
  });
}

/** Deliveries of such runs that were made after an instant, the oldest first. */
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
      "runs.request",
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
  return rows.filter(isForAudience).map((row) => ({
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

/** Whether a run goes to those whom the plan names, and not to one address that somebody asked for. */
function isForAudience({ request }: { readonly request: string }): boolean {
  return (JSON.parse(request) as RunRequest).to === null;
}
