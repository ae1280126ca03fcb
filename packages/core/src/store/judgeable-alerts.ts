import { type Kysely, type Selectable, sql } from "kysely";
import type { Alert } from "../alerts/alert.ts";
import { readCursor } from "./alert-cursor.ts";
import { alertOf, type Cursor, keyColumn } from "./alert-row.ts";
import { flavourOf } from "./flavour.ts";
import { postgresList } from "./postgres-list.ts";
import type { AlertRow, Database } from "./schema.ts";

/** Keys in one statement: SQLite takes only so many values at a time. */
const CHUNK = 500;
/** PostgreSQL takes them as one list, and may read the whole table for each statement. */
const LISTED_CHUNK = 10_000;

/** Those of the keys that there are, whatever their state. */
export async function alertsOfKeys(
  db: Kysely<Database>,
  tenant: string,
  keys: Iterable<string>,
): Promise<readonly Alert[]> {
  const cursor = await readCursor(db, tenant);
  const rows = await rowsOfKeys(db, tenant, [...new Set(keys)]);
  return rows.map((row) => alertOf(row, cursor));
}

async function rowsOfKeys(
  db: Kysely<Database>,
  tenant: string,
  keys: readonly string[],
): Promise<readonly Selectable<AlertRow>[]> {
  const isPostgres = flavourOf(db) === "postgres";
  const atOnce = isPostgres ? LISTED_CHUNK : CHUNK;
  const columns = keys.map(keyColumn);
  const found: Selectable<AlertRow>[] = [];
  for (let start = 0; start < columns.length; start += atOnce) {
    const chunk = columns.slice(start, start + atOnce);
    const rows = await db
      .selectFrom("alerts")
      .selectAll()
      .where("tenant", "=", tenant)
      .where((eb) =>
        isPostgres
          ? sql<boolean>`${eb.ref("key")} = any(${postgresList(chunk)}::text[])`
          : eb("key", "in", chunk),
      )
      .orderBy("key")
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Above so many keys, all alerts are read at once. */
const MOST_BY_KEY = 10_000;

/**
 * The alerts of a tenant that a judgement may change: what is not over, what is over and has begun to fire since, and of
 * the rest what fires. Years of what is over are left where they are. Each is made from its row when it is come to, anew
 * each time: most are seen once and are as before, and a hundred thousand of them never stand there together.
 * @param fires Keys; without them every alert.
 */
export async function judgeableAlerts(
  db: Kysely<Database>,
  tenant: string,
  fires: ReadonlySet<string> | undefined,
): Promise<Iterable<Alert>> {
  const cursor = await readCursor(db, tenant);
  if (fires === undefined) return alertsOf(await rowsOfTenant(db, tenant, true), cursor);
  const going = await rowsOfTenant(db, tenant, false);
  const known = new Set(going.map(({ key }) => key));
  const others = [...fires].filter((key) => !known.has(keyColumn(key)));
  if (others.length > MOST_BY_KEY) return alertsOf(await rowsOfTenant(db, tenant, true), cursor);
  return alertsOf([...going, ...(await rowsOfKeys(db, tenant, others))], cursor);
}

function alertsOf(rows: readonly Selectable<AlertRow>[], cursor: Cursor | undefined): Iterable<Alert> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield alertOf(row, cursor);
    },
  };
}

function rowsOfTenant(
  db: Kysely<Database>,
  tenant: string,
  withOver: boolean,
): Promise<readonly Selectable<AlertRow>[]> {
  return db
    .selectFrom("alerts")
    .selectAll()
    .where("tenant", "=", tenant)
    .$if(!withOver, (query) =>
      // What was seen after its end counts towards the next episode until a snapshot is clear of it.
      query.where((eb) =>
        eb.or([eb("state", "!=", "resolved"), eb("first_seen_at", ">", eb.ref("resolved_at"))]),
      ),
    )
    .orderBy("key")
    .execute();
}
