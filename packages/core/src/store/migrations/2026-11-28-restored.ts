import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Until when what a schedule had due may have been served by a store that a backup took the place of. */
export const restored: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable("schedules").addColumn("restored_at", "text").execute();
  },
};
