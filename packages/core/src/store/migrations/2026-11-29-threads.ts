import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What a message goes on from, and what it says in its parts for channels that draw it in their own way. */
export const threads: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const column of ["thread", "content"])
      await db.schema.alterTable("messages").addColumn(column, "text").execute();
  },
};
