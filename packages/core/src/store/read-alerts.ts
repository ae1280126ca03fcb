import { type Kysely, sql } from "kysely";
import type { Alert } from "../alerts/alert.ts";
import type { AlertEvent } from "../alerts/alert-event.ts";
import type { RuleLimits } from "../alerts/rule-limits.ts";
import type { UnknownCause } from "../alerts/rule-outcome.ts";
import { readCursor, readCursors } from "./alert-cursor.ts";
import { alertOf, eventOf, keyColumn } from "./alert-row.ts";
import type { AlertEventFilter, AlertFilter, RuleStanding } from "./alerts.ts";
import type { Database } from "./schema.ts";

/** Those that nobody sees are left out unless they are asked for. */
const SEEN: readonly Alert["state"][] = ["open", "acknowledged", "resolved"];

/** Active ones first, then the newest. */
export async function listAlerts(
  db: Kysely<Database>,
  { tenant, states = SEEN, rule, resolvedSince, limit }: AlertFilter,
): Promise<readonly Alert[]> {
  const cursors = await readCursors(db);
  if (states.length === 0) return [];
  const rows = await db
    .selectFrom("alerts")
    .selectAll()
    .where("state", "in", states)
    .$if(tenant !== undefined, (query) => query.where("tenant", "=", tenant ?? ""))
    .$if(rule !== undefined, (query) => query.where("rule", "=", rule ?? ""))
    .$if(resolvedSince !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb("resolved_at", "is", null), eb("resolved_at", ">=", resolvedSince?.toISOString() ?? "")]),
      ),
    )
    .orderBy(sql`case when state in ('open', 'acknowledged') then 0 else 1 end`)
    .orderBy("first_seen_at", "desc")
    .orderBy("tenant")
    .orderBy("key")
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => alertOf(row, cursors.get(row.tenant)));
}

export async function getAlert(db: Kysely<Database>, tenant: string, key: string): Promise<Alert | null> {
  const cursor = await readCursor(db, tenant);
  const row = await db
    .selectFrom("alerts")
    .selectAll()
    .where((eb) => eb.and({ tenant, key: keyColumn(key) }))
    .executeTakeFirst();
  return row === undefined ? null : alertOf(row, cursor);
}

/** Those of which people may have to be told, and those that the newest judged snapshot resolved. */
export async function standingAlerts(db: Kysely<Database>, tenant: string): Promise<readonly Alert[]> {
  const cursor = await readCursor(db, tenant);
  const rows = await db
    .selectFrom("alerts")
    .selectAll()
    .where("tenant", "=", tenant)
    .where((eb) =>
      eb.or([
        eb("standing", "=", 1),
        eb.and([eb("state", "=", "resolved"), eb("resolved_at", "=", cursor?.judged_at ?? "")]),
      ]),
    )
    .orderBy("key")
    .execute();
  return rows.map((row) => alertOf(row, cursor));
}

/** The oldest first. */
export async function listAlertEvents(
  db: Kysely<Database>,
  { tenant, key, since, until, newest }: AlertEventFilter,
): Promise<readonly AlertEvent[]> {
  const rows = await db
    .selectFrom("alert_events")
    .selectAll()
    .$if(tenant !== undefined, (query) => query.where("tenant", "=", tenant ?? ""))
    .$if(key !== undefined, (query) => query.where("key", "=", keyColumn(key ?? "")))
    .$if(since !== undefined, (query) => query.where("at", ">=", since?.toISOString() ?? ""))
    .$if(until !== undefined, (query) => query.where("at", "<=", until?.toISOString() ?? ""))
    .$if(newest !== undefined, (query) =>
      query
        .orderBy("at", "desc")
        .orderBy("seq", "desc")
        .limit(newest ?? 0),
    )
    .$if(newest === undefined, (query) => query.orderBy("seq"))
    .execute();
  const events = rows.map(eventOf);
  return newest === undefined ? events : events.reverse();
}

/** By tenant and rule. */
export async function listStandings(db: Kysely<Database>, tenant?: string): Promise<readonly RuleStanding[]> {
  const rows = await db
    .selectFrom("alert_rules")
    .selectAll()
    .$if(tenant !== undefined, (query) => query.where("tenant", "=", tenant ?? ""))
    .orderBy("tenant")
    .orderBy("rule")
    .execute();
  return rows.map((row) => ({
    tenant: row.tenant,
    rule: row.rule,
    state: row.state as RuleStanding["state"],
    cause: row.cause === null ? null : (JSON.parse(row.cause) as UnknownCause),
    since: new Date(row.since),
    limits: row.limits === null ? null : (JSON.parse(row.limits) as RuleLimits),
  }));
}
