import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Stands where an instant was. */
const NO_INSTANT = "";

/**
 * When people came, with what, and when they were welcomed; of those who were there before, too. What knows them again
 * stays, and nothing else: the name; the object id, by which a changed name is known; and the id of their first device,
 * by which it is known where the directory is not read, and by which whoever takes it over is no newcomer. Whoever is
 * not known again would be welcomed once more.
 */
export const newcomers: PurgeKind = purgeKind<string>({
  name: "newcomers",
  retention: "newcomers",
  tables: ["newcomers"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("newcomers")
      .select(["tenant", "key"])
      .where("seen_at", "<", before)
      .where("seen_at", "!=", NO_INSTANT)
      .orderBy("seen_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ tenant, key }) => JSON.stringify([tenant, key]));
  },
  take: async (trx, ids) => {
    const people = ids.map((id) => JSON.parse(id) as readonly [string, string]);
    for (const [tenant, own] of Map.groupBy(people, ([of]) => of)) {
      await trx
        .updateTable("newcomers")
        .set({
          is_new: 0,
          first_device_at: NO_INSTANT,
          seen_at: NO_INSTANT,
          welcomed_at: null,
          notice: null,
          platforms: "[]",
        })
        .where("tenant", "=", tenant)
        .where(
          "key",
          "in",
          own.map(([, key]) => key),
        )
        .execute();
    }
  },
});
