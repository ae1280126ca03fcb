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
