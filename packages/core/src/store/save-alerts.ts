import type { Transaction } from "kysely";
import { isDropped } from "../alerts/alert-life.ts";
import type { Alert } from "../alerts/alert.ts";
import type { AlertEvent } from "../alerts/alert-event.ts";
import { ALERT_EVENTS, ALERTS, eventRow, keyColumn, rowOf } from "./alert-row.ts";
import { writeRows } from "./bulk-rows.ts";
import type { Database } from "./schema.ts";

/** Keys in one statement: a database takes only so many values at a time. */
const CHUNK = 500;

/**
 * Writes alerts over those with the same keys, in the caller's transaction. Of one that never opened and is clear nothing
 * stays.
 * @param judgement The number of the judgement as of which they are so.
 */
export async function saveAlerts(
  trx: Transaction<Database>,
  alerts: readonly Alert[],
  judgement: number,
): Promise<void> {
  const { kept = [], dropped = [] } = Object.groupBy(alerts, (alert) =>
    isDropped(alert) ? "dropped" : "kept",
  );
  await writeRows(trx, ALERTS, kept, (alert) => rowOf(alert, judgement));
  for (const [tenant, own] of Map.groupBy(dropped, (alert) => alert.tenant)) {
    const keys = own.map(({ key }) => keyColumn(key));
    for (let start = 0; start < keys.length; start += CHUNK) {
      await trx
        .deleteFrom("alerts")
        .where("tenant", "=", tenant)
        .where("key", "in", keys.slice(start, start + CHUNK))
        .execute();
    }
  }
}

/** Adds steps, in their order. */
export function saveAlertEvents(trx: Transaction<Database>, events: readonly AlertEvent[]): Promise<void> {
  return writeRows(trx, ALERT_EVENTS, events, eventRow);
}
