import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Every table of the first release. */
export const firstSchema: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createSnapshotTables(db);
    await createRunTables(db);
    await createDeliveryTables(db);
  },
};

async function createSnapshotTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("snapshots")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .addColumn("coverage", "text", (column) => column.notNull())
    .addColumn("metrics", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("snapshots_by_time").on("snapshots").columns(["tenant", "taken_at"]).execute();
  await db.schema
    .createTable("snapshot_lists")
    .addColumn("snapshot_id", "text", (column) =>
      column.notNull().references("snapshots.id").onDelete("cascade"),
    )
    .addColumn("list", "text", (column) => column.notNull())
    .addColumn("chunk", "integer", (column) => column.notNull())
    .addColumn("body", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("snapshot_lists_key", ["snapshot_id", "list", "chunk"])
    .execute();
  await db.schema
    .createTable("kpi_values")
    .addColumn("snapshot_id", "text", (column) =>
      column.notNull().references("snapshots.id").onDelete("cascade"),
    )
    .addColumn("kpi", "text", (column) => column.notNull())
    .addColumn("value", "double precision")
    .addColumn("numerator", "double precision")
    .addColumn("denominator", "double precision")
    .addPrimaryKeyConstraint("kpi_values_key", ["snapshot_id", "kpi"])
    .execute();
}

async function createRunTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("runs")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("report", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("scheduled_for", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("owner", "text")
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("lease_until", "text")
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("snapshot_id", "text", (column) => column.references("snapshots.id"))
    .addColumn("reason", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addUniqueConstraint("runs_occurrence", ["tenant", "report", "scheduled_for", "kind"])
    .execute();
  await db.schema
    .createTable("run_events")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("from_state", "text", (column) => column.notNull())
    .addColumn("to_state", "text", (column) => column.notNull())
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("detail", "text")
    .execute();
  await db.schema
    .createTable("artifacts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("format", "text", (column) => column.notNull())
    .addColumn("file_name", "text", (column) => column.notNull())
    .addColumn("content_type", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("body", "blob", (column) => column.notNull())
    .addUniqueConstraint("artifacts_once", ["run_id", "language", "format"])
    .execute();
}

async function createDeliveryTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("html", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("images", "text", (column) => column.notNull())
    .addColumn("from_name", "text", (column) => column.notNull())
    .addColumn("from_address", "text", (column) => column.notNull())
    .addColumn("reply_to", "text")
    .addColumn("made_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("deliveries")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("run_id", "text", (column) => column.notNull().references("runs.id").onDelete("cascade"))
    .addColumn("message_row", "text", (column) => column.notNull().references("messages.id"))
    .addColumn("recipient", "text", (column) => column.notNull())
    .addColumn("recipient_name", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("hint", "text")
    .addColumn("not_before", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addUniqueConstraint("deliveries_once", ["run_id", "recipient", "channel", "purpose"])
    .execute();
  await db.schema
    .createTable("delivery_events")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("delivery_id", "text", (column) =>
      column.notNull().references("deliveries.id").onDelete("cascade"),
    )
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("from_state", "text", (column) => column.notNull())
    .addColumn("to_state", "text", (column) => column.notNull())
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("detail", "text")
    .execute();
}
