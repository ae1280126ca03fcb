import type { Kysely, Transaction } from "kysely";
import type { DeploymentHistoryEntry, DeploymentValue } from "../assess/deployments/deployment-state.ts";
import type { Database } from "./schema.ts";

/** Keeps how far deployments were with a snapshot, in the caller's transaction. */
export async function saveDeploymentValues(
  trx: Transaction<Database>,
  snapshotId: string,
  values: readonly DeploymentValue[],
): Promise<void> {
  for (const { deployment, reached, failed, population } of values) {
    await trx
      .insertInto("deployment_values")
      .values({ snapshot_id: snapshotId, deployment, reached, failed, population })
      .execute();
  }
}

/**
 * What each snapshot of a tenant after an instant knew of its deployments, the oldest first. A snapshot that knew of
 * none is among them: it leaves a gap.
 */
export async function readDeploymentHistory(
  db: Kysely<Database>,
  { tenant, after }: { readonly tenant: string; readonly after: Date },
): Promise<readonly DeploymentHistoryEntry[]> {
  const rows = await db
    .selectFrom("snapshots")
    .leftJoin("deployment_values", "deployment_values.snapshot_id", "snapshots.id")
    .select(["snapshots.id", "taken_at", "deployment", "reached", "failed", "population"])
    .where("tenant", "=", tenant)
    .where("taken_at", ">", after.toISOString())
    .orderBy("taken_at")
    .orderBy("snapshots.id")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((ofSnapshot) => ({
    at: new Date(ofSnapshot[0]?.taken_at ?? 0),
    values: ofSnapshot.flatMap(({ deployment, reached, failed, population }) =>
      deployment === null || reached === null || population === null
        ? []
        : [{ deployment, reached, failed, population }],
    ),
  }));
}
