import type { Kysely } from "kysely";
import type { Alert } from "../alerts/alert.ts";
import { readCursor } from "./alert-cursor.ts";
import { alertOf, keyColumn } from "./alert-row.ts";
import type { Database } from "./schema.ts";

/** Keys in one statement: a database takes only so many values at a time. */
const CHUNK = 500;

/** Those of the keys that there are, whatever their state. */
export async function alertsOfKeys(
  db: Kysely<Database>,
  tenant: string,
  keys: Iterable<string>,
): Promise<readonly Alert[]> {
  const cursor = await readCursor(db, tenant);
  const columns = [...new Set(keys)].map(keyColumn);
  const found: Alert[] = [];
  for (let start = 0; start < columns.length; start += CHUNK) {
    const rows = await db
      .selectFrom("alerts")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("key", "in", columns.slice(start, start + CHUNK))
      .orderBy("key")
      .execute();
    for (const row of rows) found.push(alertOf(row, cursor));
  }
  return found;
}

/** Above so many keys, all alerts are read at once. */
const MOST_BY_KEY = 10_000;

/**
 * The alerts of a tenant that a judgement may change: what is not over, what is over and has begun to fire since, and of
 * the rest what fires. Years of what is over are left where they are.
 * @param fires Keys; without them every alert.
 */
export async function judgeableAlerts(
  db: Kysely<Database>,
  tenant: string,
  fires: ReadonlySet<string> | undefined,
): Promise<readonly Alert[]> {
  if (fires === undefined) return alertsOfTenant(db, tenant, true);
  const going = await alertsOfTenant(db, tenant, false);
  const known = new Set(going.map(({ key }) => key));
  const others = [...fires].filter((key) => !known.has(key));
  if (others.length > MOST_BY_KEY) return alertsOfTenant(db, tenant, true);
  return [...going, ...(await alertsOfKeys(db, tenant, others))];
}

async function alertsOfTenant(
  db: Kysely<Database>,
  tenant: string,
  withOver: boolean,
): Promise<readonly Alert[]> {
  const cursor = await readCursor(db, tenant);
  const rows = await db
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
  return rows.map((row) => alertOf(row, cursor));
}
