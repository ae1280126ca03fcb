import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The last answer of each feed, so that a run need only ask whether it still holds. */
export const feedAnswers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("feed_answers")
      .addColumn("address", "text", (column) => column.primaryKey())
      .addColumn("base", "text", (column) => column.notNull())
      .addColumn("content_type", "text")
      .addColumn("etag", "text")
      .addColumn("last_modified", "text")
      .addColumn("fetched_at", "text", (column) => column.notNull())
      .addColumn("body", "blob", (column) => column.notNull())
      .execute();
  },
};
