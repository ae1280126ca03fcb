import { statSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import { messageOf, OmError } from "../errors.ts";
import { damage, judgeLayout, notMade, problemOf } from "./check-findings.ts";
import { APPLICATION_ID, emptyFile, notOurs, refuseFarFolder, refuseRemains } from "./open-sqlite.ts";
import { sqliteError, unreachable } from "./sqlite-error.ts";
import { findCut } from "./sqlite-length.ts";
import type { StoreCheck, StoreProblem } from "./store-check.ts";

/** Enough to see that it is damaged. */
const MOST_PROBLEMS = 20;

/** Looks a file over, which is opened for reading alone. */
export async function checkSqlite(
  path: string,
  { busyTimeoutMs }: { readonly busyTimeoutMs: number },
): Promise<StoreCheck> {
  const found = { kind: "sqlite", location: path, schema: null, ok: false, tables: {}, bytes: 0 } as const;
  const size = sizeOf(path);
  if (size === null) return { ...found, problems: [whyMissing(path)] };
  const bytes = size + (sizeOf(`${path}-wal`) ?? 0);
  if (size === 0) return { ...found, problems: [problemOf(emptyFile(path), "it is a file of no length")] };
  const { default: Database } = await import("better-sqlite3");
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    try {
      return { ...found, bytes, ...withCut(path, lookInto(database, path)) };
    } finally {
      database.close();
    }
  } catch (error) {
    return { ...found, bytes, problems: [thrown(path, error)] };
  }
}

/** Not there yet, or not there any more. */
function whyMissing(path: string): StoreProblem {
  try {
    refuseRemains(path);
    refuseFarFolder(path);
    return notMade("there is no such file yet");
  } catch (error) {
    if (error instanceof OmError) return problemOf(error);
    throw error;
  }
}

function thrown(path: string, error: unknown): StoreProblem {
  const known = sqliteError(error, path);
  const { code, hint } = known instanceof OmError ? known : unreachable(path, error);
  return { code, message: messageOf(error), hint };
}

function lookInto(
  database: BetterSqlite3.Database,
  path: string,
): Pick<StoreCheck, "schema" | "ok" | "problems" | "tables"> {
  if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID) {
    const problems = [problemOf(notOurs(path), "it is not a store of intune-om")];
    return { schema: null, ok: false, tables: {}, problems };
  }
  const problems = [...quickCheck(database), ...looseEnds(database)].map((words) => damage(path, words));
  const attempt = <T>(work: () => T): T | null => {
    // A damaged file may not allow it.
    try {
      return work();
    } catch (error) {
      problems.push(thrown(path, error));
      return null;
    }
  };
  const tables: Record<string, number> = {};
  const count = (table: string): void => {
    tables[table] = database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
  };
  for (const table of attempt(() => tablesOf(database)) ?? []) attempt(() => count(table));
  const layout = attempt(() => judgeLayout(namesOf(database)));
  problems.push(...(layout?.problems ?? []));
  return {
    schema: layout?.schema ?? null,
    ok: problems.length === 0,
    problems: [...new Map(problems.map((problem) => [problem.message, problem])).values()],
    tables,
  };
}

function withCut(path: string, seen: ReturnType<typeof lookInto>): ReturnType<typeof lookInto> {
  const cut = findCut(path);
  return cut === null ? seen : { ...seen, ok: false, problems: [damage(path, cut), ...seen.problems] };
}

function quickCheck(database: BetterSqlite3.Database): readonly string[] {
  const rows = database.pragma(`quick_check(${MOST_PROBLEMS})`) as readonly {
    readonly quick_check: string;
  }[];
  return rows.flatMap(({ quick_check: verdict }) => (verdict === "ok" ? [] : [verdict]));
}

/** Rows that point to rows that are not there. */
function looseEnds(database: BetterSqlite3.Database): readonly string[] {
  const rows = database.pragma("foreign_key_check") as readonly {
    readonly table: string;
    readonly parent: string;
  }[];
  const pairs = new Set(
    rows.map(({ table, parent }) => `rows of ${table} point to rows of ${parent} that are missing`),
  );
  return [...pairs];
}

function tablesOf(database: BetterSqlite3.Database): readonly string[] {
  return database
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name",
    )
    .pluck()
    .all();
}

function namesOf(database: BetterSqlite3.Database): readonly string[] {
  return database.prepare<[], string>("select name from kysely_migration").pluck().all();
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}
