import type { Transaction } from "kysely";
import type { AlertThread } from "../alerts/alert-message.ts";
import { readCursor } from "./alert-cursor.ts";
import { ALERT_MESSAGES, ALERT_THREADS, messageRow, threadOf, threadRow } from "./alert-message-row.ts";
import { keyColumn } from "./alert-row.ts";
import { commandSuppressions } from "./alert-suppressions.ts";
import type { AlertTable, PlannedMessages } from "./alerts.ts";
import { writeRows } from "./bulk-rows.ts";
import { standingAlerts } from "./read-alerts.ts";
import { saveAlertEvents, saveAlerts } from "./save-alerts.ts";
import type { Database } from "./schema.ts";

interface Planning {
  readonly tenant: string;
  readonly plan: Parameters<AlertTable["plan"]>[1];
  readonly threadsOf: Parameters<AlertTable["plan"]>[2];
  readonly now: Date;
}

/** {@link AlertTable.plan} within its transaction. */
export async function planAlerts(
  trx: Transaction<Database>,
  { tenant, plan, threadsOf, now }: Planning,
): Promise<PlannedMessages> {
  const cursor = await readCursor(trx, tenant);
  const alerts = await standingAlerts(trx, tenant);
  const suppressions = await commandSuppressions(trx, { at: now });
  const planned = plan({
    alerts,
    threads: await threadsOfIds(trx, tenant, threadsOf?.(alerts)),
    suppressions: suppressions.filter((one) => one.tenant === null || one.tenant === tenant),
  });
  await writeRows(trx, ALERT_MESSAGES, planned.messages, messageRow);
  await saveAlerts(trx, planned.changed, cursor?.judgement ?? 0);
  await writeRows(trx, ALERT_THREADS, planned.threads, threadRow);
  await saveAlertEvents(trx, planned.events);
  await trx
    .updateTable("alert_cursors")
    .set({ next_at: planned.nextAt?.toISOString() ?? null })
    .where("tenant", "=", tenant)
    .execute();
  return planned;
}

/** Ids in one statement: a database takes only so many values at a time. */
const CHUNK = 500;

/** @param ids Those to read, as far as there are any; undefined for all of the tenant. */
async function threadsOfIds(
  trx: Transaction<Database>,
  tenant: string,
  ids: ReadonlySet<string> | undefined,
): Promise<readonly AlertThread[]> {
  const own = trx.selectFrom("alert_threads").select("body").where("tenant", "=", tenant).orderBy("id");
  if (ids === undefined) return (await own.execute()).map(threadOf);
  const columns = [...ids].map(keyColumn).sort();
  const found: AlertThread[] = [];
  for (let start = 0; start < columns.length; start += CHUNK) {
    const rows = await own.where("id", "in", columns.slice(start, start + CHUNK)).execute();
    found.push(...rows.map(threadOf));
  }
  return found;
}
