import { ENDED, purgeKind, type PurgeKind } from "./purge-kind.ts";

/** The files of runs that ended, in the store and in the folder of each run. */
export const artifacts: PurgeKind = purgeKind<string>({
  name: "artifacts",
  retention: "artifacts",
  tables: ["artifacts"],
  withFiles: true,
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("runs")
      .select("runs.id")
      .where("runs.created_at", "<", before)
      .where("runs.state", "in", ENDED)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom("artifacts").select("artifacts.id").whereRef("artifacts.run_id", "=", "runs.id")),
      )
      .orderBy("runs.created_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("artifacts").where("run_id", "in", ids).execute();
  },
});
