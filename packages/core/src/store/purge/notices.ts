import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Notices to users that were sent or taken back, with their recipients. One that is still under way stays. */
export const notices: PurgeKind = purgeKind<string>({
  name: "notices",
  retention: "notices",
  tables: ["notices", "notice_recipients"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("notices")
      .select("id")
      .where("created_at", "<", before)
      .where("state", "in", ["sent", "withdrawn"])
      .orderBy("created_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("notices").where("id", "in", ids).execute();
  },
});
