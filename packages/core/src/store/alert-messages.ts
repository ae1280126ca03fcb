import type { Kysely, Transaction } from "kysely";
import type { AlertMessage, AlertRecipient, AlertThread } from "../alerts/alert-message.ts";
import { messageOf, threadOf, threadRow } from "./alert-message-row.ts";
import { keyColumn } from "./alert-row.ts";
import type { AlertTable } from "./alerts.ts";
import type { Database } from "./schema.ts";

/** Messages that were decided and stand in no outbox yet, the oldest first. */
export async function unwrittenMessages(
  db: Kysely<Database>,
  tenant: string,
): Promise<readonly AlertMessage[]> {
  const rows = await db
    .selectFrom("alert_messages")
    .select("body")
    .where("tenant", "=", tenant)
    .where("run_id", "is", null)
    .where("left_out", "is", null)
    .orderBy("at")
    .orderBy("number")
    .orderBy("id")
    .execute();
  return rows.map(messageOf);
}

export async function listAlertMessages(
  db: Kysely<Database>,
  { tenant, since, until }: Parameters<AlertTable["messages"]>[0],
): Promise<readonly AlertMessage[]> {
  const rows = await db
    .selectFrom("alert_messages")
    .select("body")
    .where("at", ">=", since.toISOString())
    .$if(until !== undefined, (query) => query.where("at", "<=", until?.toISOString() ?? ""))
    .$if(tenant !== undefined, (query) => query.where("tenant", "=", tenant ?? ""))
    .orderBy("at")
    .orderBy("number")
    .orderBy("id")
    .execute();
  return rows.map(messageOf);
}

export async function getMessage(db: Kysely<Database>, id: string): Promise<AlertMessage | null> {
  const row = await db
    .selectFrom("alert_messages")
    .select("body")
    .where("id", "=", keyColumn(id))
    .executeTakeFirst();
  return row === undefined ? null : messageOf(row);
}

export async function getThread(
  db: Kysely<Database>,
  tenant: string,
  id: string,
): Promise<AlertThread | null> {
  const row = await db
    .selectFrom("alert_threads")
    .select("body")
    .where((eb) => eb.and({ tenant, id: keyColumn(id) }))
    .executeTakeFirst();
  return row === undefined ? null : threadOf(row);
}

/** {@link AlertTable.written} within its transaction. Said a second time, it changes nothing. */
export async function markWritten(
  trx: Transaction<Database>,
  message: AlertMessage,
  { run, messageIds }: Parameters<AlertTable["written"]>[1],
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("alert_messages")
    .set({ run_id: run })
    .where("id", "=", keyColumn(message.id))
    .where("run_id", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return;
  const thread = await getThread(trx, message.tenant, message.thread);
  if (thread === null) return;
  const { tenant, id, last_at, body } = threadRow({
    ...thread,
    told: withRoots(thread, message, messageIds),
  });
  await trx
    .updateTable("alert_threads")
    .set({ last_at, body })
    .where((eb) => eb.and({ tenant, id }))
    .execute();
}

/** Everybody who has been told, with the first Message-ID that each got: what later messages answer. */
function withRoots(
  { told }: AlertThread,
  { to, at }: AlertMessage,
  messageIds: ReadonlyMap<string, string>,
): AlertThread["told"] {
  const ids = new Map([...messageIds].map(([address, id]) => [address.toLowerCase(), id]));
  const known = new Set(told.map((each) => placeOf(each.to)));
  const more = to.filter((each) => !known.has(placeOf(each))).map((each) => ({ to: each, root: null, at }));
  return [...told, ...more].map((each) => ({
    ...each,
    root: each.root ?? ids.get(placeOf(each.to)) ?? null,
  }));
}

/** Where a recipient gets it: one mailbox, or one channel by its id. */
function placeOf(to: AlertRecipient): string {
  return to.kind === "mail" ? to.address.toLowerCase() : to.channel.toLowerCase();
}
