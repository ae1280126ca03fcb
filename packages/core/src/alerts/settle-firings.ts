import type { Said } from "./alert-rule.ts";
import { type Firing, MOST_EVIDENCE } from "./firing.ts";
import { entityId } from "./entity-id.ts";
import { isLapsedEntity } from "./lapsed-entity.ts";
import type { RuleOutcome } from "./rule-outcome.ts";
import { type AlertSeverity, compareSeverity } from "./severity.ts";
import { isUnknownEntity, type UnknownEntity } from "./unknown-entity.ts";

/** What a rule said, as it is kept. */
export type Settled = Pick<Extract<RuleOutcome, { state: "read" }>, "firings" | "unknown" | "lapsed">;

/**
 * What a rule said as it is kept: of each entity one firing, the worst, under an id that can stand in a key, with no more
 * evidence than is kept, and with the severity that the plan gives; and what nothing can be said of or no longer counts,
 * unless it fires.
 */
export function settleFirings(said: Iterable<Said>, severity: AlertSeverity | null): Settled {
  const byEntity = new Map<string, Firing>();
  const unknown = new Map<string, UnknownEntity>();
  const lapsed = new Set<string>();
  for (const one of said) {
    if (isUnknownEntity(one)) {
      const id = entityId(one.entity.id);
      if (!unknown.has(id)) unknown.set(id, id === one.entity.id ? one : withId(one, id));
      continue;
    }
    if (isLapsedEntity(one)) {
      lapsed.add(entityId(one.entity.id));
      continue;
    }
    const settled = settle(one, severity);
    const { id } = settled.entity;
    const other = byEntity.get(id);
    if (other === undefined || isWorse(settled, other)) byEntity.set(id, settled);
  }
  if (unknown.size > 0) for (const id of byEntity.keys()) unknown.delete(id);
  const settled = { firings: [...byEntity.values()], unknown: [...unknown.values()] };
  return lapsed.size === 0 ? settled : { ...settled, lapsed };
}

function withId({ entity, missing }: UnknownEntity, id: string): UnknownEntity {
  return { entity: { ...entity, id }, missing };
}

/** The firing itself where nothing of it changes, as nearly always. */
function settle(firing: Firing, severity: AlertSeverity | null): Firing {
  const { entity, evidence, evidenceTotal, value } = firing;
  const id = entityId(entity.id);
  const isSettled =
    id === entity.id &&
    (severity === null || severity === firing.severity) &&
    (value === null || Number.isFinite(value)) &&
    evidence.length <= Math.min(MOST_EVIDENCE, evidenceTotal);
  if (isSettled) return firing;
  return {
    ...firing,
    entity: { ...entity, id },
    severity: severity ?? firing.severity,
    value: value === null || Number.isFinite(value) ? value : null,
    evidence: evidence.slice(0, MOST_EVIDENCE),
    evidenceTotal: Math.max(evidenceTotal, evidence.length),
  };
}

function isWorse(one: Firing, other: Firing): boolean {
  const bySeverity = compareSeverity(one.severity, other.severity);
  if (bySeverity !== 0) return bySeverity > 0;
  if (one.stage !== other.stage) return one.stage > other.stage;
  if (one.value === null || other.value === null) return other.value === null && one.value !== null;
  return one.worse === "higher" ? one.value > other.value : one.value < other.value;
}
