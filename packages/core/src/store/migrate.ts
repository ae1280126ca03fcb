import { setTimeout as delay } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Checkpoint } from "../checkpoint.ts";
import { OmError } from "../errors.ts";
import { flavourOf } from "./flavour.ts";
import { migrations } from "./migrations/index.ts";
import type { Database } from "./schema.ts";

type Migrations = Readonly<Record<string, Migration>>;

export interface MigrateOptions {
  /** How long to wait for another process that has the store. */
  readonly waitMs: number;
  readonly checkpoint: Checkpoint;
  /** Default: every migration of this version. */
  readonly known?: Migrations;
}

/** Between two tries while another process has the store. */
const PAUSE_MS = 25;

/**
 * Brings the schema up to date, wholly or not at all. Of two processes that start at the same moment, the second
 * waits for the first and finds the work done.
 * @throws OmError `store.newer`, `store.busy`, `store.migration`
 */
export async function migrate(
  db: Kysely<Database>,
  { waitMs, checkpoint, known = migrations }: MigrateOptions,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => watched(known, checkpoint) } });
  if (await isCurrent(db, migrator)) return;
  if (flavourOf(db) === "postgres") {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw migrationError(error);
    return;
  }
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

/** Each migration with what comes before and after it, all within the one transaction. */
function watched(known: Migrations, checkpoint: Checkpoint): Record<string, Migration> {
  return mapValues(known, ({ up }) => ({
    up: async (db) => {
      // A large table may take as long as it takes.
      if (flavourOf(db) === "postgres") await sql`set local statement_timeout = 0`.execute(db);
      await up(db);
      await checkpoint("store.insideMigration");
    },
  }));
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}

/** A store that is up to date is only read: nobody who writes to it has to be waited for. */
async function isCurrent(db: Kysely<Database>, migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  if (known.some(({ executedAt }) => executedAt === undefined)) return false;
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  return rows.length === known.length;
}

function isBusy(error: unknown): boolean {
  if (error instanceof OmError) return error.code === "store.busy";
  return (
    error instanceof Error && "code" in error && /^SQLITE_(?:BUSY|LOCKED|SCHEMA)/.test(String(error.code))
  );
}

function migrationError(cause: unknown): OmError {
  if (cause instanceof OmError) return cause;
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
