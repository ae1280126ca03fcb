import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Updates as each tenant has known them over time, with what people decided. */
export const updateTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createRecords(db);
    await createAliases(db);
    await createRevisions(db);
    await createEvents(db);
  },
};

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("update_records")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("notice", "text", (column) => column.notNull())
    .addColumn("translations", "text", (column) => column.notNull())
    .addColumn("sources", "text", (column) => column.notNull())
    .addColumn("replaces", "text")
    .addColumn("first_seen_at", "text", (column) => column.notNull())
    .addColumn("last_seen_at", "text", (column) => column.notNull())
    .addColumn("missing_since", "text")
    .addColumn("doubted_since", "text")
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("owner", "text")
    .addColumn("triage", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("update_records_key", ["tenant", "key"])
    .execute();
  await db.schema
    .createIndex("update_records_by_time")
    .on("update_records")
    .columns(["tenant", "first_seen_at"])
    .execute();
  await db.schema
    .createIndex("update_records_replaced")
    .on("update_records")
    .columns(["tenant", "replaces"])
    .execute();
}

async function createAliases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("update_aliases")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("alias", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("update_aliases_key", ["tenant", "alias"])
    .addForeignKeyConstraint("update_aliases_record", ["tenant", "key"], "update_records", ["tenant", "key"])
    .execute();
  await db.schema.createIndex("update_aliases_of").on("update_aliases").columns(["tenant", "key"]).execute();
}

async function createRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("update_revisions")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("changes", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("update_revisions_key", ["tenant", "key", "number"])
    .addForeignKeyConstraint("update_revisions_record", ["tenant", "key"], "update_records", [
      "tenant",
      "key",
    ])
    .execute();
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("update_events")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addForeignKeyConstraint("update_events_record", ["tenant", "key"], "update_records", ["tenant", "key"])
    .execute();
  await db.schema.createIndex("update_events_of").on("update_events").columns(["tenant", "key"]).execute();
}
