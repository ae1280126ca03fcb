import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { threadsTold } from "../../alerts/messages/needed-threads.ts";
import { threadOf, threadRow } from "../alert-message-row.ts";
import { alertOf, keyColumn } from "../alert-row.ts";
import type { Database } from "../schema.ts";
import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/**
 * Threads that have long been silent, unless somebody was told in one of an alert that has not ended. Who was told in them
 * goes first. How far they were numbered goes when nothing has a number of theirs any more, neither a message nor what
 * was sent of it: one that begins anew then gives no message the name of another.
 */
export const alertThreads: PurgeKind = purgeKind<string>({
  name: "alertThreads",
  retention: "alerts",
  tables: ["alert_threads"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alert_threads")
      .select(["tenant", "id"])
      .where("last_at", "<", before)
      .where((eb) => eb.or([eb("body", "not like", '%"told":[]%'), isUnnumbered()]))
      .orderBy("last_at")
      .execute();
    if (rows.length === 0) return [];
    const needed = await threadsOfStandingAlerts(db);
    const names = rows.map(({ tenant, id }) => JSON.stringify([tenant, id]));
    const due = names.filter((name) => !needed.has(name));
    return limit === null ? due : due.slice(0, limit);
  },
  take: async (trx, ids) => {
    for (const one of ids) {
      const [tenant, id] = JSON.parse(one) as readonly [string, string];
      const own = { tenant, id };
      const { numDeletedRows } = await trx
        .deleteFrom("alert_threads")
        .where((eb) => eb.and(own))
        .where(isUnnumbered())
        .executeTakeFirst();
      if (numDeletedRows > 0n) continue;
      const row = await trx
        .selectFrom("alert_threads")
        .select("body")
        .where((eb) => eb.and(own))
        .executeTakeFirstOrThrow();
      const { body } = threadRow({ ...threadOf(row), told: [] });
      await trx
        .updateTable("alert_threads")
        .set({ body })
        .where((eb) => eb.and(own))
        .execute();
    }
  },
});

/** Whether there is neither a message of a thread nor a run of one: both are called as it is, with a number behind. */
function isUnnumbered(): RawBuilder<SqlBool> {
  const name = sql`'alert:' || alert_threads.tenant || ':' || alert_threads.id || ':'`;
  // A colon comes after the last digit.
  return sql`(
    not exists (select 1 from alert_messages where alert_messages.id >= ${name} || '0' and alert_messages.id < ${name} || ':')
    and not exists (
      select 1 from runs
      where runs.tenant = alert_threads.tenant and runs.report >= ${name} || '0' and runs.report < ${name} || ':'
    )
  )`;
}

/** Threads in which it stands whom an alert was told to that has not ended, by tenant and id as they are named here. */
async function threadsOfStandingAlerts(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("alerts").selectAll().where("standing", "=", 1).execute();
  return new Set(
    rows.flatMap((row) =>
      threadsTold(alertOf(row, undefined)).map((id) => JSON.stringify([row.tenant, keyColumn(id)])),
    ),
  );
}
