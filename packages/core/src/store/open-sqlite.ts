import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { OmError } from "../errors.ts";
import { findCut } from "./sqlite-length.ts";
import { damaged, gone, sqliteError, unreachable } from "./sqlite-error.ts";

/** `IOM1`: marks a SQLite file as one of ours. */
export const APPLICATION_ID = 0x494f4d31;

/** How long a writer waits for another before it gives up. */
export const BUSY_TIMEOUT_MS: number = 10_000;

/**
 * Opens the store's file, or makes it where there is none. Refuses what would be read as an empty store and make
 * everything be sent again: a file of no length, somebody else's, a damaged one, none at all where one has been. What is
 * refused was opened for reading alone, and is kept byte for byte.
 * @throws OmError `store.empty-file`, `store.not-ours`, `store.damaged`, `store.gone`, `store.busy`, `store.read-only`,
 * `store.unreachable`
 */
export async function openSqlite(
  path: string,
  busyTimeoutMs: number = BUSY_TIMEOUT_MS,
): Promise<BetterSqlite3.Database> {
  const { default: Database } = await import("better-sqlite3");
  if (existsSync(path)) checkSqliteFile(Database, path, busyTimeoutMs);
  else makeSqliteFile(Database, path);
  return withDatabase(Database, { path, busyTimeoutMs, readonly: false }, (database) => {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // What is removed is overwritten: it may be the name of a person.
    database.pragma("secure_delete = ON");
    return database;
  });
}

interface Opening {
  readonly path: string;
  readonly busyTimeoutMs: number;
  readonly readonly: boolean;
}

/** Opens a file and does something with it. It is closed again when that fails. */
export function withDatabase<T>(
  Database: typeof BetterSqlite3,
  { path, busyTimeoutMs, readonly }: Opening,
  work: (database: BetterSqlite3.Database) => T,
): T {
  let database: BetterSqlite3.Database;
  try {
    database = new Database(path, { fileMustExist: true, readonly, timeout: busyTimeoutMs });
  } catch (error) {
    throw translated(error, path);
  }
  try {
    return work(database);
  } catch (error) {
    database.close();
    throw translated(error, path);
  }
}

function translated(error: unknown, path: string): OmError {
  const known = sqliteError(error, path);
  return known instanceof OmError ? known : unreachable(path, error);
}

/**
 * Makes the file beside its place and links it there whole: another process that starts at the same moment finds
 * either nothing or a finished store, never a file of no length. Whichever comes second uses the first one's.
 */
function makeSqliteFile(Database: typeof BetterSqlite3, path: string): void {
  refuseRemains(path);
  refuseFarFolder(path);
  try {
    createFile(Database, path);
  } catch (error) {
    throw unreachable(path, error);
  }
}

/** Where a store has been, a new one would know of nothing that was ever sent, and take the old one's log for its own. */
export function refuseRemains(path: string): void {
  if (existsSync(restoringPath(path))) {
    throw gone(
      path,
      "was being restored when that was interrupted",
      "Run intune-om store restore once more.",
    );
  }
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const hint = `Put it back beside ${path}-wal, or restore a backup: intune-om store restore BACKUP.`;
  throw gone(path, "is missing, and its log is still there", hint);
}

/**
 * One folder is made for a store. Where more are missing, a disk is not there or the path has a slip, and a store that is
 * made all the same would know of nothing that was ever sent.
 */
export function refuseFarFolder(path: string): void {
  const folder = dirname(path);
  if (existsSync(folder) || existsSync(dirname(folder))) return;
  throw new OmError(`the store ${path} cannot be opened: there is no folder ${dirname(folder)}`, {
    code: "store.unreachable",
    hint: "Mount the disk that it stands on, correct the path in intune-om.yaml, or make the folder when it is a new one.",
  });
}

/** Where a backup stands while it is on its way to become the store. */
export function restoringPath(path: string): string {
  return `${path}.restoring`;
}

function createFile(Database: typeof BetterSqlite3, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}.new`;
  const database = new Database(unfinished);
  // Before anything is written: pages that a purge empties can then be given back.
  database.pragma("auto_vacuum = INCREMENTAL");
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.close();
  // Names of people and whole messages will stand in it: nobody else needs to read it.
  chmodSync(unfinished, 0o600);
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(unfinished);
  }
}

/** Reads a file as a whole without ever writing to it, and refuses what is not a store of ours that is whole. */
function checkSqliteFile(Database: typeof BetterSqlite3, path: string, busyTimeoutMs: number): void {
  if (statSync(path).size === 0) throw emptyFile(path);
  withDatabase(Database, { path, busyTimeoutMs, readonly: true }, (database) => {
    if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID) throw notOurs(path);
    const verdict = database.pragma("quick_check", { simple: true });
    if (verdict !== "ok") throw damaged(path, verdict);
    const cut = findCut(path);
    if (cut !== null) throw damaged(path, cut);
    database.close();
  });
}

export function emptyFile(path: string): OmError {
  return new OmError(`the store ${path} is a file of no length`, {
    code: "store.empty-file",
    hint: "Restore it from a backup. Remove it only if everything that was ever sent may be forgotten.",
  });
}

export function notOurs(path: string): OmError {
  return new OmError(`${path} is not a store of intune-om`, {
    code: "store.not-ours",
    hint: "Name another file as `store` in intune-om.yaml; this one belongs to another program.",
  });
}
