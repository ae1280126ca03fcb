import type { Kysely } from "kysely";
import type { Alert } from "../alerts/alert.ts";
import type { AlertSeverity } from "../alerts/severity.ts";
import type { Database } from "./schema.ts";

/** How many alerts somebody has, or may have, something to do about. */
export interface AlertCount {
  readonly severity: AlertSeverity;
  readonly state: Extract<Alert["state"], "open" | "acknowledged">;
  readonly count: number;
}

/** Active alerts of all tenants, by severity and state; those of which there are none are left out. */
export async function countAlerts(db: Kysely<Database>): Promise<readonly AlertCount[]> {
  const rows = await db
    .selectFrom("alerts")
    .select(({ fn }) => ["severity", "state", fn.countAll().as("count")])
    .where("state", "in", ["open", "acknowledged"])
    .groupBy(["severity", "state"])
    .execute();
  return rows.map(({ severity, state, count }) => ({ severity, state, count: Number(count) }) as AlertCount);
}

/** Messages about alerts that were decided; old ones are purged. */
export async function countAlertMessages(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom("alert_messages")
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
