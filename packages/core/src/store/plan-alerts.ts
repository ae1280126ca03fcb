import type { Transaction } from "kysely";
import { readCursor } from "./alert-cursor.ts";
import { ALERT_MESSAGES, ALERT_THREADS, messageRow, threadOf, threadRow } from "./alert-message-row.ts";
import { commandSuppressions } from "./alert-suppressions.ts";
import type { AlertTable, PlannedMessages } from "./alerts.ts";
import { writeRows } from "./bulk-rows.ts";
import { standingAlerts } from "./read-alerts.ts";
import { saveAlertEvents, saveAlerts } from "./save-alerts.ts";
import type { Database } from "./schema.ts";

interface Planning {
  readonly tenant: string;
  readonly plan: Parameters<AlertTable["plan"]>[1];
  readonly now: Date;
}

/** {@link AlertTable.plan} within its transaction. */
export async function planAlerts(
  trx: Transaction<Database>,
  { tenant, plan, now }: Planning,
): Promise<PlannedMessages> {
  const cursor = await readCursor(trx, tenant);
  const threads = await trx
    .selectFrom("alert_threads")
    .select("body")
    .where("tenant", "=", tenant)
    .orderBy("id")
    .execute();
  const suppressions = await commandSuppressions(trx, { at: now });
  const planned = plan({
    alerts: await standingAlerts(trx, tenant),
    threads: threads.map(threadOf),
    suppressions: suppressions.filter((one) => one.tenant === null || one.tenant === tenant),
  });
  await writeRows(trx, ALERT_MESSAGES, planned.messages.map(messageRow));
  await saveAlerts(trx, planned.changed, cursor?.judgement ?? 0);
  await writeRows(trx, ALERT_THREADS, planned.threads.map(threadRow));
  await saveAlertEvents(trx, planned.events);
  await trx
    .updateTable("alert_cursors")
    .set({ next_at: planned.nextAt?.toISOString() ?? null })
    .where("tenant", "=", tenant)
    .execute();
  return planned;
}
