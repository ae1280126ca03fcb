import type { Alert, AlertTold } from "../alerts/alert.ts";
import type { AlertEntity, EvidenceRow } from "../alerts/firing.ts";
import { revivedDates } from "./parse-dated.ts";
import type { AlertRow } from "./schema.ts";

/** What stands in columns of its own. */
type Column = "tenant" | "rule" | "state" | "severity" | "firstSeen" | "resolvedAt";
type Body = Omit<Alert, Column>;

/** Instants are texts there. */
type Written<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Written<Item>[]
    : T extends object
      ? { readonly [Field in keyof T]: Written<T[Field]> }
      : T;

type Needed = "role" | "episode" | "unit" | "seen";

/**
 * What holds for most alerts is left out: a hundred thousand of them are read and written in half the time without. The
 * key stands there when the column has a digest of it, the entity's id when the key does not end in it.
 */
type StoredBody = Written<Pick<Body, Needed>> & {
  readonly entity: Omit<AlertEntity, "id"> & { readonly id?: string };
} & Partial<Written<Omit<Body, Needed | "entity">>>;

/**
 * What of an alert stands in no column, as JSON.
 * @param column Its key as the column holds it.
 */
export function alertBody(alert: Alert, column: string): string {
  const { entity, role, episode, unit, seen, rule, openedAt, openings, firstSeen } = alert;
  const { id, ...named } = entity;
  const body: Record<string, unknown> = { role, episode, unit, seen };
  body["entity"] = alert.key === `${rule}:${id}` ? named : entity;
  if (alert.key !== column) body["key"] = alert.key;
  if (!isSame(alert.lastSeen, firstSeen)) body["lastSeen"] = alert.lastSeen;
  if (!isSame(openedAt, firstSeen)) body["openedAt"] = openedAt;
  if (openings.length !== 1 || !isSame(openings[0], openedAt)) body["openings"] = openings;
  if (alert.worst !== alert.value) body["worst"] = alert.worst;
  for (const field of USUALLY_ONE) if (alert[field] !== 1) body[field] = alert[field];
  for (const field of USUALLY_ZERO) if (alert[field] !== 0) body[field] = alert[field];
  for (const field of USUALLY_NULL) if (alert[field] !== null) body[field] = alert[field];
  if (alert.detail !== "") body["detail"] = alert.detail;
  if (alert.evidence.length > 0) body["evidence"] = alert.evidence;
  if (Object.keys(alert.labels).length > 0) body["labels"] = alert.labels;
  return JSON.stringify(body);
}

const USUALLY_ONE = ["stage", "worstStage"] as const;
const USUALLY_ZERO = ["clear", "evidenceTotal"] as const;
const USUALLY_NULL = [
  "value",
  "resolution",
  "unknownSince",
  "acknowledged",
  "owner",
  "flappingSince",
  "told",
] as const;

/**
 * The same, read back. Labels are never looked into: their names are anybody's.
 * @param firstSeen What stands in its column.
 */
export function parseAlertBody(row: Pick<AlertRow, "key" | "rule" | "body">, firstSeen: Date): Body {
  const body = JSON.parse(row.body) as StoredBody;
  const { acknowledged = null, told = null, value = null, key = row.key } = body;
  const openedAt = body.openedAt === undefined ? firstSeen : dateOf(body.openedAt);
  return {
    key,
    entity: entityOf(body.entity, key.slice(row.rule.length + 1)),
    role: body.role,
    episode: body.episode,
    stage: body.stage ?? 1,
    value,
    worst: body.worst === undefined ? value : body.worst,
    worstStage: body.worstStage ?? 1,
    unit: body.unit,
    labels: body.labels ?? {},
    detail: body.detail ?? "",
    evidence: body.evidence?.map(evidenceOf) ?? [],
    evidenceTotal: body.evidenceTotal ?? 0,
    lastSeen: dateOf(body.lastSeen) ?? firstSeen,
    seen: body.seen,
    clear: body.clear ?? 0,
    openedAt,
    resolution: body.resolution ?? null,
    unknownSince: dateOf(body.unknownSince),
    acknowledged: acknowledged === null ? null : { ...acknowledged, at: new Date(acknowledged.at) },
    owner: body.owner ?? null,
    openings: body.openings?.map((at) => new Date(at)) ?? (openedAt === null ? [] : [openedAt]),
    flappingSince: dateOf(body.flappingSince),
    told: revivedDates(told) as AlertTold | null,
  };
}

function isSame(one: Date | null | undefined, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}

function entityOf({ id, kind, name, platform }: StoredBody["entity"], ofKey: string): AlertEntity {
  return { kind, id: id ?? ofKey, name, platform };
}

function evidenceOf({ name, detail, value, at }: Written<EvidenceRow>): EvidenceRow {
  return { name, detail, value, at: dateOf(at) };
}

function dateOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
