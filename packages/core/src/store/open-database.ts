import { Kysely } from "kysely";
import type { StoreLocation } from "../config/config.ts";
import { createSecretReader, type SecretReader } from "../config/secrets.ts";
import { openPostgres } from "./open-postgres.ts";
import { openSqlite } from "./open-sqlite.ts";
import { checkPresence } from "./postgres-schema.ts";
import { giveSpaceBackInPostgres } from "./postgres-space.ts";
import type { Database } from "./schema.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";
import { watchSqliteFile } from "./sqlite-presence.ts";
import { giveSpaceBack } from "./sqlite-space.ts";

/** What the tables stand on. */
export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** Gives the space of what was removed back. */
  giveSpaceBack(): Promise<void>;
  /**
   * Sees that it is still there.
   * @throws OmError `store.gone`, `store.unreachable`
   */
  alive(): Promise<void>;
}

export interface DatabaseOptions {
  readonly busyTimeoutMs: number;
  readonly readSecret?: SecretReader;
  readonly connections?: number;
}

/** Opens what a location names, without looking at its tables. */
export async function openDatabase(location: StoreLocation, options: DatabaseOptions): Promise<OpenDatabase> {
  if (location.kind === "postgres") {
    const { readSecret = createSecretReader({ env: {} }) } = options;
    const db = await openPostgres(location, { ...options, readSecret });
    return { db, giveSpaceBack: () => giveSpaceBackInPostgres(db), alive: () => checkPresence(db) };
  }
  const database = await openSqlite(location.path, options.busyTimeoutMs);
  const checkFile = watchSqliteFile(location.path);
  const db = new Kysely<Database>({ dialect: createSqliteDialect(database, checkFile) });
  return { db, giveSpaceBack: async () => giveSpaceBack(database), alive: async () => checkFile() };
}
