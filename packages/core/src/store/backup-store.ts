import { randomUUID } from "node:crypto";
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { OmError } from "../errors.ts";
import { checkSqlite } from "./check-sqlite.ts";
import { BUSY_TIMEOUT_MS } from "./open-sqlite.ts";
import { damaged, sqliteError, unreachable } from "./sqlite-error.ts";
import type { StoreCheck } from "./store-check.ts";

/** All pages in one step, so that whoever writes meanwhile does not make it begin anew. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a store that may be in use into a file of its own, as it stands at one moment. The file is there whole or not at
 * all, never in place of another one, and readable by its owner alone.
 * @returns What was found when the copy was looked over.
 * @throws OmError `store.damaged`, `store.missing`, `backup.exists`, `backup.unwritable`
 */
export async function backupSqlite(path: string, file: string): Promise<StoreCheck> {
  if (existsSync(file)) throw exists(file);
  const source = await checkSqlite(path, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  if (!source.ok) throw notWhole(path, source);
  const unfinished = `${file}.${randomUUID()}.new`;
  try {
    await copySqlite(path, unfinished);
    const copy = await checkSqlite(unfinished, { busyTimeoutMs: BUSY_TIMEOUT_MS });
    if (!copy.ok) throw damaged(unfinished, copy.problems.map(({ message }) => message).join("; "));
    syncFile(unfinished);
    putInPlace(unfinished, file);
    return { ...copy, location: file };
  } catch (error) {
    throw error instanceof OmError ? error : unwritable(file, error);
  } finally {
    for (const rest of ["", "-wal", "-shm", "-journal"]) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

/** Makes sure that a file, and its name, outlast a loss of power. */
export function syncFile(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, "r");
    fsyncSync(handle);
    closeSync(handle);
  }
}

/** Copies a store, in use or not, with what stands in its log, into one new file for its owner alone. */
export async function copySqlite(path: string, unfinished: string): Promise<void> {
  const { default: Database } = await import("better-sqlite3");
  // Nobody else may read it, not even while it grows.
  closeSync(openSync(unfinished, "wx", 0o600));
  const source = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    await source.backup(unfinished, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new Database(unfinished);
  // One file, without a log beside it that might be forgotten when it is carried elsewhere.
  copy.pragma("journal_mode = DELETE");
  copy.close();
  chmodSync(unfinished, 0o600);
}

/** A link is made only where nothing is. */
function putInPlace(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    throw existsSync(file) ? exists(file) : error;
  }
  syncFile(file);
}

function notWhole(path: string, { problems, bytes }: StoreCheck): OmError {
  const words = problems.map(({ message }) => message).join("; ");
  if (bytes > 0) return damaged(path, words);
  return new OmError(`there is no store at ${path} to back up: ${words}`, {
    code: "store.missing",
    hint: "Name the store in intune-om.yaml, or restore an earlier backup.",
  });
}

function exists(file: string): OmError {
  return new OmError(`${file} exists already`, {
    code: "backup.exists",
    hint: "Name a file that does not exist: a backup never takes the place of another one.",
  });
}

function unwritable(file: string, cause: unknown): OmError {
  const known = sqliteError(cause, file);
  const { message } = known instanceof OmError ? known : unreachable(file, cause);
  return new OmError(`the backup ${file} could not be written: ${message}`, {
    code: "backup.unwritable",
    hint: "Check that its folder exists, has room and may be written to. Nothing was left behind.",
    cause,
  });
}
