import { ENDED, purgeKind, type PurgeKind } from "./purge-kind.ts";

/**
 * Runs of which nothing is left: no delivery, no file and no text. The newest run of each report stays, for the next one tells
 * what is new since then.
 */
export const runs: PurgeKind = purgeKind<string>({
  name: "runs",
  retention: "deliveries",
  tables: ["runs", "run_events"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("runs as old")
      .select("old.id")
      .where("old.created_at", "<", before)
      .where("old.state", "in", ENDED)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("messages")
              .select("messages.id")
              .whereRef("messages.run_id", "=", "old.id")
              .where("messages.text", "!=", ""),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("deliveries").select("deliveries.id").whereRef("deliveries.run_id", "=", "old.id"),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom("artifacts").select("artifacts.id").whereRef("artifacts.run_id", "=", "old.id")),
        ),
      )
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb("old.kind", "in", ["letters", "dryRun"]),
          exists(
            selectFrom("runs as newer")
              .select("newer.id")
              .whereRef("newer.tenant", "=", "old.tenant")
              .whereRef("newer.report", "=", "old.report")
              .whereRef("newer.created_at", ">", "old.created_at")
              .where("newer.kind", "!=", "dryRun")
              .where("newer.state", "in", ["succeeded", "partial"]),
          ),
        ]),
      )
      .orderBy("old.created_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ id }) => id);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("runs").where("id", "in", ids).execute();
  },
});
