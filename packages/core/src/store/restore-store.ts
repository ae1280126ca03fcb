import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Clock } from "../clock.ts";
import { describeOwner } from "../describe-owner.ts";
import { OmError } from "../errors.ts";
import { copySqlite, syncFile } from "./backup-store.ts";
import { checkSqlite } from "./check-sqlite.ts";
import { type HeldBack, holdRestored } from "./hold-restored.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { BUSY_TIMEOUT_MS, refuseFarFolder, restoringPath } from "./open-sqlite.ts";
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
  /** What may have been done after the backup was made, and is not done by itself. */
  readonly held: HeldBack;
}

/**
 * Puts a backup in the place of a store. When it is interrupted, what stood there is still there, and nothing new is begun
 * in its place. What may have gone out after the backup was made waits for a person's word.
 * @throws OmError `backup.missing`, `backup.damaged`, `store.exists`, `store.in-use`, `store.unreachable`
 */
export async function restoreSqlite(
  path: string,
  backup: string,
  { clock, over }: RestoreOptions,
): Promise<Restored> {
  if (!existsSync(backup)) throw missing(backup);
  const check = await checkSqlite(backup, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  if (!check.ok) throw unusable(backup, check);
  const stands = SIDE_FILES.some((side) => existsSync(`${path}${side}`));
  if (stands && !over) throw inTheWay(path);
  await refuseWhileInUse(path, clock.now());
  refuseFarFolder(path);
  const coming = restoringPath(path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let held: HeldBack;
  try {
    removeAll(coming);
    await copySqlite(backup, coming);
    held = await holdBack(coming, clock.now());
    syncFile(coming);
  } catch (error) {
    removeAll(coming);
    throw unwritable(path, error);
  }
  // From here on no process makes a new store there: it sees that one is on its way.
  const kept = stands ? putAside(path, clock.now()) : null;
  renameSync(coming, path);
  syncFile(path);
  return { check: { ...check, location: path }, kept, held };
}

/** The store, and what SQLite keeps beside it: another store would take them for its own. */
const SIDE_FILES = ["", "-wal", "-shm"];

function removeAll(path: string): void {
  for (const side of SIDE_FILES) rmSync(`${path}${side}`, { force: true });
}

/** Done before it takes its place: whoever finds the store there finds it with everything held. */
async function holdBack(path: string, now: Date): Promise<HeldBack> {
  const { db } = await openDatabase({ kind: "sqlite", path }, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    await migrate(db, { waitMs: BUSY_TIMEOUT_MS, checkpoint: NO_CHECKPOINT });
    const held = await holdRestored(db, now);
    // One file again, without a log beside it that would be left behind.
    await sql`pragma journal_mode = delete`.execute(db);
    return held;
  } finally {
    await db.destroy();
  }
}

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
  const names = [...new Set(holders.map(describeOwner))];
  throw new OmError(`the store ${path} is in use by ${names.join(", ")}`, {
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

function missing(backup: string): OmError {
  return new OmError(`there is no such file: ${backup}`, {
    code: "backup.missing",
    hint: "Nothing was changed. Name a file that `intune-om store backup` has made.",
  });
}

function unusable(backup: string, { problems }: StoreCheck): OmError {
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  return new OmError(`${backup} cannot be restored: ${problems[0]?.message ?? "it is not whole"}${more}`, {
    code: "backup.damaged",
    hint: "Nothing was changed. Choose an older backup.",
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
