import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** What people did for the plan. */
export const journal: PurgeKind = purgeKind<number>({
  name: "journal",
  retention: "journal",
  tables: ["journal"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("journal")
      .select("seq")
      .where("at", "<", before)
      .orderBy("seq")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ seq }) => seq);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("journal").where("seq", "in", ids).execute();
  },
});
