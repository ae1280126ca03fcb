import type { Kysely, Selectable, Transaction } from "kysely";
import type { AlertCursorRow, Database } from "./schema.ts";

/** How far the snapshots of a tenant were judged, and when messages may be due. Undefined while none was judged. */
export function readCursor(
  db: Kysely<Database>,
  tenant: string,
): Promise<Selectable<AlertCursorRow> | undefined> {
  return db.selectFrom("alert_cursors").selectAll().where("tenant", "=", tenant).executeTakeFirst();
}

/** The same of every tenant, by its id. */
export async function readCursors(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, Selectable<AlertCursorRow>>> {
  const rows = await db.selectFrom("alert_cursors").selectAll().execute();
  return new Map(rows.map((row) => [row.tenant, row]));
}

/** Whatever was planned, it is looked at again now. @param tenant Null for all of them. */
export async function lookAgain(trx: Transaction<Database>, tenant: string | null, now: Date): Promise<void> {
  await trx
    .updateTable("alert_cursors")
    .set({ next_at: now.toISOString() })
    .$if(tenant !== null, (query) => query.where("tenant", "=", tenant ?? ""))
    .execute();
}
