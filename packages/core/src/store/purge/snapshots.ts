import { ENDED, purgeKind, type PurgeKind } from "./purge-kind.ts";

/**
 * The lists of old snapshots, which name devices and people. What was counted in them stays, for trends. The newest
 * snapshot of a tenant stays whole, and so does one of which a run is being made.
 */
export const snapshots: PurgeKind = purgeKind<string>({
  name: "snapshots",
  retention: "snapshots",
  tables: ["snapshot_lists"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("snapshots as old")
      .select("old.id")
      .where("old.taken_at", "<", before)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("snapshots as newer")
            .select("newer.id")
            .whereRef("newer.tenant", "=", "old.tenant")
            .whereRef("newer.taken_at", ">", "old.taken_at"),
        ),
      )
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("snapshot_lists")
            .select("snapshot_lists.list")
            .whereRef("snapshot_lists.snapshot_id", "=", "old.id"),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("runs")
              .select("runs.id")
              .whereRef("runs.snapshot_id", "=", "old.id")
              .where("runs.state", "not in", ENDED),
          ),
        ),
      )
      .orderBy("old.taken_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("snapshot_lists").where("snapshot_id", "in", ids).execute();
  },
});
