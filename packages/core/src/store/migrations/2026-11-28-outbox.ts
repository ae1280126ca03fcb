import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The outbox: who is at work on a delivery and until when, how much went out lately, how far each schedule was decided,
 * and which process has the daemon's work.
 */
export const outbox: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createScheduleTables(db);
    await createSendTables(db);
    await db.schema.alterTable("runs").addColumn("not_before", "text").execute();
    for (const column of ["owner", "lease_until", "attempted_at", "first_attempt_at", "counts_for"])
      await db.schema.alterTable("deliveries").addColumn(column, "text").execute();
    await db.schema
      .alterTable("deliveries")
      .addColumn("attempts_before", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("messages").addColumn("left_out", "text").execute();
    await db.schema.createIndex("runs_by_state").on("runs").columns(["state", "not_before"]).execute();
    await db.schema
      .createIndex("deliveries_to_do")
      .on("deliveries")
      .columns(["run_id", "state", "not_before", "recipient"])
      .execute();
    await db.schema.createIndex("deliveries_under_way").on("deliveries").columns(["state"]).execute();
  },
};

async function createScheduleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("schedules")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("report", "text", (column) => column.notNull())
    .addColumn("definition", "text", (column) => column.notNull())
    .addColumn("cursor", "text", (column) => column.notNull())
    .addColumn("paused", "text")
    .addColumn("ended_at", "text")
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("schedules_key", ["tenant", "report"])
    .execute();
  await db.schema
    .createTable("leases")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("until", "text", (column) => column.notNull())
    .execute();
}

async function createSendTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("send_channels")
    .addColumn("channel", "text", (column) => column.primaryKey())
    .addColumn("blocked_at", "text", (column) => column.notNull())
    .addColumn("blocked_until", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("send_counts")
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("second", "bigint", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("send_counts_key", ["channel", "second"])
    .execute();
}
