import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { guardUnchanged } from "./append-only.ts";

/** The journal: what people did for the plan, written once and never changed. */
export const journal: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("journal")
      .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("by", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("fact", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("journal_at").on("journal").columns(["at"]).execute();
    await guardUnchanged(db, {
      trigger: "journal_is_never_changed",
      table: "journal",
      refusal: "the journal is append-only",
    });
  },
};
