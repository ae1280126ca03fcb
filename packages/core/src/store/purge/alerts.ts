import { purgeKind, type PurgeKind } from "./purge-kind.ts";

/** Alerts that have long been resolved, of which everybody knows it. One that opens again is a new one then. */
export const alerts: PurgeKind = purgeKind<string>({
  name: "alerts",
  retention: "alerts",
  tables: ["alerts"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alerts")
      .select(["tenant", "key"])
      .where("resolved_at", "<", before)
      .where("state", "=", "resolved")
      // Somebody who was told that it is open has not heard of its end yet.
      .where("standing", "=", 0)
      .orderBy("resolved_at")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ tenant, key }) => JSON.stringify([tenant, key]));
  },
  take: async (trx, ids) => {
    const keys = ids.map((id) => JSON.parse(id) as readonly [string, string]);
    for (const [tenant, own] of Map.groupBy(keys, ([of]) => of)) {
      await trx
        .deleteFrom("alerts")
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

/** Their steps, and those of earlier lives of alerts that there still are. */
export const alertSteps: PurgeKind = purgeKind<number>({
  name: "alertSteps",
  retention: "alerts",
  tables: ["alert_events"],
  due: async (db, before, limit) => {
    const rows = await db
      .selectFrom("alert_events")
      .select("seq")
      .where("at", "<", before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("alerts")
              .select("alerts.key")
              .whereRef("alerts.tenant", "=", "alert_events.tenant")
              .whereRef("alerts.key", "=", "alert_events.key")
              .whereRef("alerts.first_seen_at", "<=", "alert_events.at"),
          ),
        ),
      )
      .orderBy("seq")
      .$if(limit !== null, (query) => query.limit(limit ?? 0))
      .execute();
    return rows.map(({ seq }) => seq);
  },
  take: async (trx, ids) => {
    await trx.deleteFrom("alert_events").where("seq", "in", ids).execute();
  },
});
