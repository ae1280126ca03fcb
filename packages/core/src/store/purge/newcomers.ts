import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/**
 * When people came, with what, and when they were welcomed. That they have been seen stays known, without anything else
 * of them: it is the baseline, and whoever is not in it would be welcomed once more.
 */
export const newcomers: PurgeKind = purgeKind<string>({
  name: "newcomers",
  retention: "newcomers",
  tables: ["newcomers"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("newcomers")
      .select(["tenant", "key"])
      .where("is_new", "=", 1)
      .where("seen_at", "<", before)
      .orderBy("seen_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ tenant, key }) => JSON.stringify([tenant, key]));
  },
  take: async (trx, ids) => {
    for (const id of ids) {
      const [tenant, key] = JSON.parse(id) as readonly [string, string];
      await trx
        .updateTable("newcomers")
        .set({ is_new: 0, welcomed_at: null, notice: null, platforms: "[]" })
        .where("tenant", "=", tenant)
        .where("key", "=", key)
        .execute();
    }
  },
});
