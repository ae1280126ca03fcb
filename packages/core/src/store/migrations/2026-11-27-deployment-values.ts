import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** How far each planned deployment was when a snapshot was taken. */
export const deploymentValueTable: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("deployment_values")
      .addColumn("snapshot_id", "text", (column) =>
        column.notNull().references("snapshots.id").onDelete("cascade"),
      )
      .addColumn("deployment", "text", (column) => column.notNull())
      .addColumn("reached", "integer", (column) => column.notNull())
      .addColumn("failed", "integer")
      .addColumn("population", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("deployment_values_key", ["snapshot_id", "deployment"])
      .execute();
  },
};
