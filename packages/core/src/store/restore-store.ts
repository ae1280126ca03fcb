import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import { copySqlite, syncFile } from "./backup-store.ts";
import { checkSqlite } from "./check-sqlite.ts";
import { BUSY_TIMEOUT_MS, restoringPath } from "./open-sqlite.ts";
import type { StoreCheck } from "./store-check.ts";

export interface RestoreOptions {
  readonly clock: Clock;
  /** Whether a store that stands there gives way. It is kept beside the new one. */
  readonly over: boolean;
}

export interface Restored {
  /** What was found when the backup was looked over. */
  readonly check: StoreCheck;
  /** Where what stood there before stands now; null when nothing did. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of a store. When it is interrupted, what stood there is still there, and nothing new is begun
 * in its place.
 * @throws OmError `backup.damaged`, `store.exists`, `store.in-use`, `store.unreachable`
 */
export async function restoreSqlite(
  path: string,
  backup: string,
  { clock, over }: RestoreOptions,
): Promise<Restored> {
  const check = await checkSqlite(backup, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  if (!check.ok) throw unusable(backup, check);
  const stands = SIDE_FILES.some((side) => existsSync(`${path}${side}`));
  if (stands && !over) throw inTheWay(path);
  await refuseWhileInUse(path, clock.now());
  const coming = restoringPath(path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    rmSync(coming, { force: true });
    await copySqlite(backup, coming);
    syncFile(coming);
  } catch (error) {
    rmSync(coming, { force: true });
    throw unwritable(path, error);
  }
  // From here on no process makes a new store there: it sees that one is on its way.
  const kept = stands ? putAside(path, clock.now()) : null;
  renameSync(coming, path);
  syncFile(path);
  return { check: { ...check, location: path }, kept };
}

/** The store, and what SQLite keeps beside it: another store would take them for its own. */
const SIDE_FILES = ["", "-wal", "-shm"];

function putAside(path: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]/g, "").replace(/\.\d+/, "");
  const taken = (number: number): string =>
    number === 0 ? `${path}.${stamp}` : `${path}.${stamp}-${number}`;
  let number = 0;
  while (existsSync(taken(number))) number += 1;
  for (const side of SIDE_FILES) {
    if (existsSync(`${path}${side}`)) renameSync(`${path}${side}`, `${taken(number)}${side}`);
  }
  return taken(number);
}

/** A process that is at work goes on with the file it has open, and what it notes there would be lost. */
async function refuseWhileInUse(path: string, now: Date): Promise<void> {
  const holders = await livingOwners(path, now);
  if (holders.length === 0) return;
  throw new OmError(`the store ${path} is in use by ${holders.join(", ")}`, {
    code: "store.in-use",
    hint: "Stop it, or wait a minute when it has ended without saying so, and try again.",
  });
}

async function livingOwners(path: string, now: Date): Promise<readonly string[]> {
  if (!existsSync(path)) return [];
  const { default: Database } = await import("better-sqlite3");
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      const living = database
        .prepare<[string], string>("select distinct owner from leases where until > ?")
        .pluck();
      return living.all(now.toISOString());
    } finally {
      database.close();
    }
  } catch {
    // A store that cannot be read holds nobody: that is why another one is to take its place.
    return [];
  }
}

function unusable(backup: string, { problems }: StoreCheck): OmError {
  return new OmError(`${backup} cannot be restored: ${problems.join("; ")}`, {
    code: "backup.damaged",
    hint: "Nothing was changed. Take another backup.",
  });
}

function inTheWay(path: string): OmError {
  return new OmError(`a store stands at ${path}`, {
    code: "store.exists",
    hint: "Add --over to put the backup in its place; what stands there is kept beside it.",
  });
}

function unwritable(path: string, cause: unknown): OmError {
  return new OmError(`the store ${path} could not be written`, {
    code: "store.unreachable",
    hint: "Check that its folder has room and may be written to. What stood there is untouched.",
    cause,
  });
}
