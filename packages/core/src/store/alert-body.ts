import type { Alert, AlertTold } from "../alerts/alert.ts";
import type { AlertEntity, EvidenceRow } from "../alerts/firing.ts";
import { revivedDates } from "./parse-dated.ts";
import type { AlertRow } from "./schema.ts";

/** What stands in columns of its own. */
type Column = "tenant" | "rule" | "state" | "severity" | "returnsSince" | "resolvedAt";
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
  const { entity, openedAt, openings, evidence, labels } = alert;
  const firesSince = firesSinceOf(alert);
  // Every body has the same fields in the same order, and those without a value are not written: engines are quick at that.
  const body: Readonly<Record<keyof StoredBody, unknown>> = {
    role: alert.role,
    episode: alert.episode,
    unit: alert.unit,
    seen: alert.seen,
    entity: {
      kind: entity.kind,
      id: alert.key === `${alert.rule}:${entity.id}` ? undefined : entity.id,
      name: entity.name,
      platform: entity.platform,
    },
    key: unless(alert.key, column),
    firstSeen: isSame(alert.firstSeen, firesSince) ? undefined : alert.firstSeen.toISOString(),
    lastSeen: isSame(alert.lastSeen, firesSince) ? undefined : alert.lastSeen.toISOString(),
    openedAt: isSame(openedAt, firesSince) ? undefined : textOf(openedAt),
    openings:
      openings.length === 1 && isSame(openings[0], openedAt)
        ? undefined
        : openings.map((at) => at.toISOString()),
    worse: unless(alert.worse, "higher"),
    stage: unless(alert.stage, 1),
    value: unless(alert.value, null),
    worst: unless(alert.worst, alert.value),
    worstStage: unless(alert.worstStage, 1),
    clear: unless(alert.clear, 0),
    detail: unless(alert.detail, ""),
    evidenceTotal: unless(alert.evidenceTotal, 0),
    evidence: evidence.length === 0 ? undefined : evidence.map(writtenRow),
    labels: isEmpty(labels) ? undefined : labels,
    resolution: unless(alert.resolution, null),
    limits: alert.limits.length === 0 ? undefined : alert.limits,
    unknownSince: textOf(alert.unknownSince) ?? undefined,
    acknowledged: unless(alert.acknowledged, null),
    owner: unless(alert.owner, null),
    flappingSince: textOf(alert.flappingSince) ?? undefined,
    told: unless(alert.told, null),
  };
  return JSON.stringify(body);
}

function unless<T>(value: T, usual: T): T | undefined {
  return value === usual ? undefined : value;
}

function writtenRow({ name, detail, value, at }: EvidenceRow): Written<EvidenceRow> {
  return { name, detail, value, at: textOf(at) };
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

/** Since when it fires, as a column has it: what is over and begins again is found by that. */
export function firesSinceOf({ firstSeen, returnsSince }: Pick<Alert, "firstSeen" | "returnsSince">): Date {
  return returnsSince ?? firstSeen;
}

/**
 * The same, read back. Labels are never looked into: their names are anybody's.
 * @param firesSince What stands in its column.
 */
export function parseAlertBody(
  row: Pick<AlertRow, "key" | "rule" | "body">,
  firesSince: Date,
): Body & Pick<Alert, "returnsSince"> {
  const body = JSON.parse(row.body) as StoredBody;
  const { acknowledged = null, told = null, value = null, key = row.key } = body;
  const openedAt = body.openedAt === undefined ? firesSince : dateOf(body.openedAt);
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
    worse: body.worse ?? "higher",
    labels: body.labels ?? {},
    detail: body.detail ?? "",
    evidence: body.evidence?.map(evidenceOf) ?? [],
    evidenceTotal: body.evidenceTotal ?? 0,
    firstSeen: dateOf(body.firstSeen) ?? firesSince,
    returnsSince: body.firstSeen === undefined ? null : firesSince,
    lastSeen: dateOf(body.lastSeen) ?? firesSince,
    seen: body.seen,
    clear: body.clear ?? 0,
    openedAt,
    resolution: body.resolution ?? null,
    limits: body.limits ?? [],
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

function textOf(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

function dateOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
