import { ENDED, purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Who received what, with every step of each delivery. */
export const deliveries: PurgeKind = purgeKind<string>({
  name: "deliveries",
  retention: "deliveries",
  tables: ["deliveries", "delivery_events"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("deliveries")
      .innerJoin("runs", "runs.id", "deliveries.run_id")
      .select("deliveries.id")
      .where("deliveries.created_at", "<", before)
      .where("runs.state", "in", ENDED)
      .orderBy("deliveries.created_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("deliveries").where("id", "in", ids).execute();
  },
});
