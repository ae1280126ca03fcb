import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What the alerts of a rule were last judged by, so that a change of the plan is not told as something put right. */
export const ruleLimits: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable("alert_rules").addColumn("limits", "text").execute();
  },
};
