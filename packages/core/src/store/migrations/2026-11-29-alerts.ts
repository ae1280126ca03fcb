import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { flavourOf } from "../flavour.ts";
import { guardAppendOnly } from "./append-only.ts";

/** Alerts, every step of their lives, what silences them, and what people are told of them. */
export const alertTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createLifeTables(db);
    await createTellingTables(db);
    await guardAppendOnly(db, { table: "alert_events", key: ["seq"] });
  },
};

async function createLifeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alerts")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("severity", "text", (column) => column.notNull())
    .addColumn("standing", "integer", (column) => column.notNull())
    .addColumn("goes_on", "integer", (column) => column.notNull())
    .addColumn("judgement", "integer", (column) => column.notNull())
    .addColumn("first_seen_at", "text", (column) => column.notNull())
    .addColumn("resolved_at", "text")
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("alerts_key", ["tenant", "key"])
    .execute();
  await db.schema
    .createIndex("alerts_resolved")
    .on("alerts")
    .columns(["resolved_at"])
    .where("resolved_at", "is not", null)
    .execute();
  // Room beside each row for what it becomes: then no index has to be written when its figures change.
  if (flavourOf(db) === "postgres") await sql`alter table alerts set (fillfactor = 45)`.execute(db);
  await db.schema
    .createTable("alert_events")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("episode", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("by", "text")
    .addColumn("step", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("alert_events_of").on("alert_events").columns(["tenant", "key"]).execute();
  await db.schema.createIndex("alert_events_by_time").on("alert_events").columns(["at"]).execute();
  await db.schema
    .createTable("alert_rules")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("rule", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("cause", "text")
    .addColumn("since", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("alert_rules_key", ["tenant", "rule"])
    .execute();
  await db.schema
    .createTable("alert_cursors")
    .addColumn("tenant", "text", (column) => column.primaryKey())
    .addColumn("snapshot_id", "text", (column) => column.notNull())
    .addColumn("judged_at", "text", (column) => column.notNull())
    .addColumn("judgement", "integer", (column) => column.notNull())
    .addColumn("next_at", "text")
    .execute();
}

async function createTellingTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert_suppressions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("tenant", "text")
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("from_at", "text", (column) => column.notNull())
    .addColumn("until_at", "text", (column) => column.notNull())
    .addColumn("by", "text")
    .addColumn("why", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .addColumn("ended_by", "text")
    .execute();
  await db.schema
    .createTable("alert_threads")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("alert_threads_key", ["tenant", "id"])
    .execute();
  await db.schema
    .createTable("alert_messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("run_id", "text")
    .addColumn("left_out", "text")
    .execute();
  await db.schema.createIndex("alert_messages_by_time").on("alert_messages").columns(["at"]).execute();
  await db.schema
    .createIndex("alert_messages_unwritten")
    .on("alert_messages")
    .columns(["tenant", "run_id"])
    .execute();
}
