import type { Kysely } from "kysely";
import type { MeasuredFigure } from "../practice/practice-log.ts";
import type { Database } from "./schema.ts";

/** When each KPI of a tenant was measured after an instant, the oldest first; without those that were missing. */
export async function readMeasuredFigures(
  db: Kysely<Database>,
  { tenant, after }: { readonly tenant: string; readonly after: Date },
): Promise<readonly MeasuredFigure[]> {
  const rows = await db
    .selectFrom("kpi_values")
    .innerJoin("snapshots", "snapshots.id", "kpi_values.snapshot_id")
    .select(["kpi_values.kpi", "snapshots.taken_at"])
    .where("snapshots.tenant", "=", tenant)
    .where("snapshots.taken_at", ">", after.toISOString())
    .where("kpi_values.value", "is not", null)
    .orderBy("snapshots.taken_at")
    .orderBy("kpi_values.kpi")
    .execute();
  return rows.map(({ kpi, taken_at }) => ({ kpi, at: new Date(taken_at) }));
}
