import { createHash } from "node:crypto";
import type { Insertable, Selectable } from "kysely";
import { goesOn } from "../alerts/alert-life.ts";
import { type Alert, ALERT_STATES, isActive } from "../alerts/alert.ts";
import type { AlertEvent, AlertStep } from "../alerts/alert-event.ts";
import { ALERT_SEVERITIES } from "../alerts/severity.ts";
import { OmError } from "../errors.ts";
import { alertBody, firesSinceOf, parseAlertBody } from "./alert-body.ts";
import type { BulkTable } from "./bulk-rows.ts";
import type { AlertCursorRow, AlertEventRow, AlertRow } from "./schema.ts";

/** How far the snapshots of a tenant were judged: what is not written with each of them is told from it. */
export type Cursor = Pick<Selectable<AlertCursorRow>, "judged_at" | "judgement">;

export const ALERTS: BulkTable<AlertRow> = {
  table: "alerts",
  key: ["tenant", "key"],
  columns: {
    tenant: "text",
    key: "text",
    rule: "text",
    state: "text",
    severity: "text",
    standing: "integer",
    goes_on: "integer",
    judgement: "integer",
    first_seen_at: "text",
    resolved_at: "text",
    body: "text",
  },
};

export const ALERT_EVENTS: BulkTable<Insertable<AlertEventRow> & { seq?: never }> = {
  table: "alert_events",
  columns: { tenant: "text", key: "text", episode: "integer", at: "text", by: "text", step: "text" } as never,
};

/** The longest key that an index takes as it is, whatever its letters. */
const LONGEST_KEY = 600;

/** A key as it stands in a column: one that no index takes, or no database, has a digest in its place. */
export function keyColumn(key: string): string {
  if (key.length <= LONGEST_KEY && key.isWellFormed() && !key.includes("\0")) return key;
  return `sha256:${createHash("sha256").update(JSON.stringify(key)).digest("hex")}`;
}

/** @param judgement The number of the judgement as of which the alert is so. */
export function rowOf(alert: Alert, judgement: number): AlertRow {
  const { tenant, rule, state, severity, resolvedAt } = alert;
  const key = keyColumn(alert.key);
  return {
    tenant,
    key,
    rule,
    state,
    severity,
    standing: isStanding(alert) ? 1 : 0,
    goes_on: goesOn(alert) ? 1 : 0,
    judgement,
    first_seen_at: firesSinceOf(alert).toISOString(),
    resolved_at: resolvedAt?.toISOString() ?? null,
    body: alertBody(alert, key),
  };
}

/**
 * A row as the rest of the product knows it.
 * @param cursor Read before the row was; undefined where nothing was judged.
 * @throws OmError `store.newer`
 */
export function alertOf(row: Selectable<AlertRow>, cursor: Cursor | undefined): Alert {
  const state = ALERT_STATES.find((known) => known === row.state);
  const severity = ALERT_SEVERITIES.find((known) => known === row.severity);
  if (state === undefined || severity === undefined) throw unreadable(row.key);
  const seenSince = row.goes_on === 1 && cursor !== undefined ? cursor.judgement - row.judgement : 0;
  const body = parseAlertBody(row, new Date(row.first_seen_at));
  return {
    ...body,
    tenant: row.tenant,
    rule: row.rule,
    state,
    severity,
    resolvedAt: row.resolved_at === null ? null : new Date(row.resolved_at),
    lastSeen: cursor !== undefined && seenSince > 0 ? new Date(cursor.judged_at) : body.lastSeen,
    seen: body.seen + Math.max(0, seenSince),
  };
}

/** Whether people may have to be told of it without anything new. */
function isStanding(alert: Alert): boolean {
  if (isActive(alert)) return true;
  return alert.state === "resolved" && alert.told !== null && !alert.told.recovered;
}

export function eventRow({ tenant, key, episode, at, by, ...step }: AlertEvent): Insertable<AlertEventRow> {
  const column = keyColumn(key);
  return {
    tenant,
    key: column,
    episode,
    at: at.toISOString(),
    by,
    step: JSON.stringify(column === key ? step : { ...step, ofKey: key }),
  };
}

export function eventOf(row: Selectable<AlertEventRow>): AlertEvent {
  const { ofKey = row.key, ...step } = JSON.parse(row.step) as AlertStep & { readonly ofKey?: string };
  const { tenant, episode, by } = row;
  return { tenant, key: ofKey, episode, at: new Date(row.at), by, ...(step as AlertStep) };
}

function unreadable(key: string): OmError {
  return new OmError(`alert ${key} has a state that this version does not know`, {
    code: "store.newer",
    hint: "Update intune-om on this machine.",
  });
}
