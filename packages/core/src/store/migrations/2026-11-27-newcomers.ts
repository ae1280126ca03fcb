import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Who has been seen with a device, who of them was new, and how many people audiences had. */
export const newcomerTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("newcomer_watch")
      .addColumn("tenant", "text", (column) => column.primaryKey())
      .addColumn("since", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("newcomers")
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("user_id", "text")
      .addColumn("first_device", "text", (column) => column.notNull())
      .addColumn("first_device_at", "text", (column) => column.notNull())
      .addColumn("seen_at", "text", (column) => column.notNull())
      .addColumn("platforms", "text", (column) => column.notNull())
      .addColumn("is_new", "integer", (column) => column.notNull())
      .addColumn("welcomed_at", "text")
      .addColumn("notice", "text")
      .addPrimaryKeyConstraint("newcomers_key", ["tenant", "key"])
      .execute();
    await db.schema
      .createIndex("newcomers_new")
      .on("newcomers")
      .columns(["tenant", "is_new", "seen_at"])
      .execute();
    await db.schema
      .createTable("audience_sizes")
      .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("count", "integer", (column) => column.notNull())
      .addColumn("run_id", "text")
      .addColumn("agreed", "integer", (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex("audience_sizes_of")
      .on("audience_sizes")
      .columns(["tenant", "kind", "subject"])
      .execute();
  },
};
