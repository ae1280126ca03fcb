import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { OmError } from "../errors.ts";
import { migrations } from "./migrations/index.ts";
import type { Database } from "./schema.ts";

/** Between two tries while another process has the store. */
const PAUSE_MS = 25;

/**
 * Brings the schema up to date, wholly or not at all. Of two processes that start at the same moment, the second
 * waits for the first and finds the work done.
 * @throws OmError `store.newer`, `store.busy`, `store.migration`
 */
export async function migrate(db: Kysely<Database>, waitMs: number): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  if (await isCurrent(db, migrator)) return;
  // Waiting inside SQLite stands still, and with it a migration under way in this very process.
  await sql`pragma busy_timeout = 0`.execute(db);
  for (let waited = 0; ; waited += PAUSE_MS) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) break;
    if (!isBusy(error) || waited >= waitMs) throw migrationError(error);
    await delay(PAUSE_MS);
  }
  await sql`pragma busy_timeout = ${sql.raw(waitMs.toString())}`.execute(db);
}

/** A store that is up to date is only read: nobody who writes to it has to be waited for. */
async function isCurrent(db: Kysely<Database>, migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  if (known.some(({ executedAt }) => executedAt === undefined)) return false;
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  return rows.length === known.length;
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && /^SQLITE_(?:BUSY|LOCKED|SCHEMA)/.test(String(error.code))
  );
}

function migrationError(cause: unknown): OmError {
  if (isBusy(cause)) {
    return new OmError("the store is held by another process", {
      code: "store.busy",
      hint: "Wait until it has finished, or end it; the store itself is whole.",
      cause,
    });
  }
  if (cause instanceof Error && /corrupted migrations/i.test(cause.message)) {
    return new OmError("the store was written by a newer version of intune-om", {
      code: "store.newer",
      hint: "Update intune-om on this machine.",
      cause,
    });
  }
  return new OmError("the store's schema could not be brought up to date", {
    code: "store.migration",
    hint: "Nothing was changed. Restore a backup if the file is damaged.",
    cause,
  });
}
