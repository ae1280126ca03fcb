import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Versions of the plan, which name people. The newest one stays, and the one before it, to tell what has changed. */
export const planVersions: PurgeKind = purgeKind<number>({
  name: "planVersions",
  retention: "journal",
  tables: ["plan_versions"],
  due: async (db, before, limit) => {
    const kept = await db
      .selectFrom("plan_versions")
      .select("number")
      .orderBy("number", "desc")
      .limit(2)
      .execute();
    const rows = await db
      .selectFrom("plan_versions")
      .select("number")
      .where("first_seen_at", "<", before)
      .where("number", "<", kept.at(-1)?.number ?? 0)
      .orderBy("number")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ number }) => number);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("plan_versions").where("number", "in", ids).execute();
  },
});
