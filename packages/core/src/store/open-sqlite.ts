import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { OmError } from "../errors.ts";

/** `IOM1`: marks a SQLite file as one of ours. */
export const APPLICATION_ID = 0x494f4d31;

/** How long a writer waits for another before it gives up. */
export const BUSY_TIMEOUT_MS: number = 10_000;

/**
 * Opens the store's file, or makes it where there is none. Refuses what would be read as an empty store and
 * make everything be sent again: a file of no length, somebody else's file, a damaged one. The file is kept.
 * @throws OmError `store.empty-file`, `store.not-ours`, `store.damaged`, `store.busy`, `store.unreachable`
 */
export async function openSqlite(
  path: string,
  busyTimeoutMs: number = BUSY_TIMEOUT_MS,
): Promise<BetterSqlite3.Database> {
  const isNew = !existsSync(path);
  if (!isNew && statSync(path).size === 0) {
    throw new OmError(`the store ${path} is a file of no length`, {
      code: "store.empty-file",
      hint: "Restore it from a backup. Remove it only if everything that was ever sent may be forgotten.",
    });
  }
  const { default: Database } = await import("better-sqlite3");
  const database = openFile(Database, path, isNew);
  try {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    checkFile(database, path);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // What is removed is overwritten: it may be the name of a person.
    database.pragma("secure_delete = ON");
    return database;
  } catch (error) {
    database.close();
    throw error instanceof OmError ? error : readError(path, error);
  }
}

function openFile(Database: typeof BetterSqlite3, path: string, isNew: boolean): BetterSqlite3.Database {
  try {
    if (isNew) createFile(Database, path);
    return new Database(path, { fileMustExist: true });
  } catch (error) {
    throw unreachable(path, error);
  }
}

/**
 * Makes the file beside its place and links it there whole: another process that starts at the same moment finds
 * either nothing or a finished store, never a file of no length. Whichever comes second uses the first one's.
 */
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

function checkFile(database: BetterSqlite3.Database, path: string): void {
  let applicationId: unknown;
  let verdict: unknown;
  try {
    applicationId = database.pragma("application_id", { simple: true });
    verdict = database.pragma("quick_check", { simple: true });
  } catch (error) {
    throw readError(path, error);
  }
  if (applicationId !== APPLICATION_ID) {
    throw new OmError(`${path} is not a store of intune-om`, {
      code: "store.not-ours",
      hint: "Name another file as `store` in intune-om.yaml; this one belongs to another program.",
    });
  }
  if (verdict !== "ok") throw damaged(path, verdict);
}

/** Only what SQLite itself calls corrupt is damaged: a busy store is whole, and restoring over it would lose it. */
function readError(path: string, error: unknown): OmError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return damaged(path, error);
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) {
    return new OmError(`the store ${path} is held by another process`, {
      code: "store.busy",
      hint: "Wait until it has finished, or end it; the store itself is whole.",
      cause: error,
    });
  }
  return unreachable(path, error);
}

function unreachable(path: string, cause: unknown): OmError {
  return new OmError(`the store ${path} cannot be opened`, {
    code: "store.unreachable",
    hint: "Check that the folder exists and that this user may read and write it.",
    cause,
  });
}

function damaged(path: string, cause: unknown): OmError {
  return new OmError(`the store ${path} is damaged`, {
    code: "store.damaged",
    hint: "Keep the file, and restore the newest backup beside it.",
    cause,
  });
}
