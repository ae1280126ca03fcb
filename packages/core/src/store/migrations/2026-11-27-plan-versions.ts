import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Versions of the plan. */
export const planVersions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("plan_versions")
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("digest", "text", (column) => column.notNull())
      .addColumn("first_seen_at", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
};
