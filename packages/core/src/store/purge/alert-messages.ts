import { threadOf, threadRow } from "../alert-message-row.ts";
import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** What people were told of alerts. What still waits for its place in the outbox stays. */
export const alertMessages: PurgeKind = purgeKind<string>({
  name: "alertMessages",
  retention: "alerts",
  tables: ["alert_messages"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alert_messages")
      .select("id")
      .where("at", "<", before)
      .where((eb) => eb.or([eb("run_id", "is not", null), eb("left_out", "is not", null)]))
      .orderBy("at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("alert_messages").where("id", "in", ids).execute();
  },
});

/** Who was told in threads that have long been silent. Their number goes on, so that no message gets that of another. */
export const alertThreads: PurgeKind = purgeKind<string>({
  name: "alertThreads",
  retention: "alerts",
  tables: ["alert_threads"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alert_threads")
      .select(["tenant", "id"])
      .where("last_at", "<", before)
      .where("body", "not like", '%"told":[]%')
      .orderBy("last_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ tenant, id }) => JSON.stringify([tenant, id]));
  },
  take: async (trx, ids) => {
    for (const one of ids) {
      const [tenant, id] = JSON.parse(one) as readonly [string, string];
      const own = { tenant, id };
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

/** Silences that have ended. */
export const alertSuppressions: PurgeKind = purgeKind<string>({
  name: "alertSuppressions",
  retention: "alerts",
  tables: ["alert_suppressions"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alert_suppressions")
      .select("id")
      .where((eb) => eb.or([eb("until_at", "<", before), eb("ended_at", "<", before)]))
      .orderBy("until_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("alert_suppressions").where("id", "in", ids).execute();
  },
});
