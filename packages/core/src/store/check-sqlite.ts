import { statSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import { messageOf } from "../errors.ts";
import { judgeLayout } from "./check-findings.ts";
import { APPLICATION_ID } from "./open-sqlite.ts";
import { findCut } from "./sqlite-length.ts";
import type { StoreCheck } from "./store-check.ts";

/** Enough to see that it is damaged. */
const MOST_PROBLEMS = 20;

/** Looks a file over, which is opened for reading alone. */
export async function checkSqlite(
  path: string,
  { busyTimeoutMs }: { readonly busyTimeoutMs: number },
): Promise<StoreCheck> {
  const found = { kind: "sqlite", location: path, schema: null, ok: false, tables: {}, bytes: 0 } as const;
  const size = sizeOf(path);
  if (size === null) return { ...found, problems: ["there is no such file"] };
  const bytes = size + (sizeOf(`${path}-wal`) ?? 0);
  if (size === 0) return { ...found, problems: ["it is a file of no length"] };
  const { default: Database } = await import("better-sqlite3");
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    try {
      return { ...found, bytes, ...withCut(path, lookInto(database)) };
    } finally {
      database.close();
    }
  } catch (error) {
    return { ...found, bytes, problems: [messageOf(error)] };
  }
}

function lookInto(
  database: BetterSqlite3.Database,
): Pick<StoreCheck, "schema" | "ok" | "problems" | "tables"> {
  if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID) {
    return { schema: null, ok: false, tables: {}, problems: ["it is not a store of intune-om"] };
  }
  const problems = [...quickCheck(database), ...looseEnds(database)];
  const tables: Record<string, number> = {};
  const count = (table: string): void => {
    tables[table] = database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0;
  };
  for (const table of attempt(problems, () => tablesOf(database)) ?? [])
    attempt(problems, () => count(table));
  const layout = attempt(problems, () => judgeLayout(namesOf(database)));
  problems.push(...(layout?.problems ?? []));
  return {
    schema: layout?.schema ?? null,
    ok: problems.length === 0,
    problems: [...new Set(problems)],
    tables,
  };
}

function withCut(path: string, seen: ReturnType<typeof lookInto>): ReturnType<typeof lookInto> {
  const cut = findCut(path);
  return cut === null ? seen : { ...seen, ok: false, problems: [cut, ...seen.problems] };
}

/** Does what a damaged file may not allow. What it says goes to the problems. */
function attempt<T>(problems: string[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    problems.push(messageOf(error));
    return null;
  }
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
