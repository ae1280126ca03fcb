import { type Kysely, sql } from "kysely";
import type { PostgresLocation } from "../config/config.ts";
import { OmError } from "../errors.ts";
import { judgeLayout, notMade, problemOf } from "./check-findings.ts";
import { connectPostgres } from "./open-postgres.ts";
import { postgresName } from "./postgres-config.ts";
import type { PostgresOptions } from "./postgres-pool.ts";
import { checkServer, isOurs } from "./postgres-schema.ts";
import type { Database } from "./schema.ts";
import type { StoreCheck } from "./store-check.ts";

/** Looks a schema over; nothing is made where it is missing. */
export async function checkPostgres(
  location: PostgresLocation,
  options: PostgresOptions,
): Promise<StoreCheck> {
  const name = postgresName(location);
  const found = {
    kind: "postgres",
    location: name.replace(/^the store /, ""),
    schema: null,
    ok: false,
  } as const;
  try {
    const db = await connectPostgres(location, options);
    try {
      return { ...found, ...(await lookInto(db, location.schema, name)) };
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (!(error instanceof OmError)) throw error;
    return { ...found, tables: {}, bytes: 0, problems: [problemOf(error)] };
  }
}

async function lookInto(
  db: Kysely<Database>,
  schema: string,
  name: string,
): Promise<Pick<StoreCheck, "schema" | "ok" | "problems" | "tables" | "bytes">> {
  await checkServer(db, name);
  if (!(await isOurs(db, schema, name))) {
    const problems = [notMade("there is no store in this schema yet")];
    return { schema: null, ok: false, tables: {}, bytes: 0, problems };
  }
  const { rows: changes } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(
    db,
  );
  const layout = judgeLayout(changes.map((change) => change.name));
  const tables: Record<string, number> = {};
  for (const table of await db.introspection.getTables({ withInternalKyselyTables: true })) {
    const { rows } = await sql<{
      readonly n: number;
    }>`select count(*) as n from ${sql.id(table.name)}`.execute(db);
    tables[table.name] = rows[0]?.n ?? 0;
  }
  const { rows: sizes } = await sql<{ readonly bytes: number }>`select
    coalesce(sum(pg_total_relation_size(oid)), 0) as bytes from pg_class
    where relkind = 'r' and relnamespace = (select oid from pg_namespace where nspname = ${schema})`.execute(
    db,
  );
  const { problems } = layout;
  return { schema: layout.schema, ok: problems.length === 0, problems, tables, bytes: sizes[0]?.bytes ?? 0 };
}
