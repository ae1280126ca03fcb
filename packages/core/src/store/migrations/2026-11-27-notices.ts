import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Notices to users, and who they are for. */
export const noticeTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("notices")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("tenant", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("matter", "text", (column) => column.notNull())
      .addColumn("hold", "text")
      .addColumn("created_at", "text", (column) => column.notNull())
      .addColumn("data_at", "text", (column) => column.notNull())
      .addColumn("preview", "text")
      .addColumn("approval", "text")
      .addColumn("pilot", "text")
      .addColumn("sent_at", "text")
      .addColumn("withdrawal", "text")
      .execute();
    await db.schema.createIndex("notices_of_tenant").on("notices").columns(["tenant", "state"]).execute();
    await db.schema
      .createTable("notice_recipients")
      .addColumn("notice_id", "text", (column) =>
        column.notNull().references("notices.id").onDelete("cascade"),
      )
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("address", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("language", "text", (column) => column.notNull())
      .addColumn("about", "text", (column) => column.notNull())
      .addColumn("effect_at", "text")
      .addColumn("devices", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("why", "text")
      .addColumn("told_at", "text")
      .addPrimaryKeyConstraint("notice_recipients_key", ["notice_id", "key"])
      .execute();
  },
};
