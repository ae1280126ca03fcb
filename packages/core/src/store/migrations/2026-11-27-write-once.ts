import { randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { flavourOf } from "../flavour.ts";
import { guardAppendOnly } from "./append-only.ts";

/**
 * The audit trail is only ever added to, and says who did what. A purge takes old rows away and a request to be
 * forgotten takes names out, each under a permit that stands in the table for as long as its transaction.
 */
export const audit: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("audit_permit")
      .addColumn("purpose", "text", (column) =>
        column.primaryKey().check(sql`purpose in ('purge', 'forget')`),
      )
      .execute();
    await db.schema
      .createTable("pseudonym_salt")
      .addColumn("number", "integer", (column) => column.primaryKey().check(sql`number = 1`))
      .addColumn("salt", "text", (column) => column.notNull())
      .execute();
    await sql`insert into pseudonym_salt (number, salt) values (1, ${randomBytes(32).toString("hex")})`.execute(
      db,
    );
    await db.schema.alterTable("delivery_events").addColumn("by", "text").execute();
    await guardAppendOnly(db, { table: "run_events", key: ["seq"] });
    await guardAppendOnly(db, { table: "delivery_events", key: ["seq"] });
    await guardAppendOnly(db, { table: "update_events", key: ["seq"] });
    await guardAppendOnly(db, { table: "journal", key: ["seq"] });
    // A version names people, too: its own trigger knows no permit.
    if (flavourOf(db) === "sqlite") {
      await sql`drop trigger if exists plan_version_is_never_changed`.execute(db);
    }
    await guardAppendOnly(db, { table: "plan_versions", key: ["number"] });
    await db.schema.createIndex("deliveries_of_run").on("deliveries").columns(["run_id"]).execute();
    await db.schema.createIndex("deliveries_by_time").on("deliveries").columns(["created_at"]).execute();
    await db.schema
      .createIndex("delivery_events_of")
      .on("delivery_events")
      .columns(["delivery_id"])
      .execute();
  },
};
