import { type Firing, MOST_EVIDENCE } from "./firing.ts";
import { entityId } from "./entity-id.ts";
import { type AlertSeverity, compareSeverity } from "./severity.ts";

/**
 * The firings of a rule as they are kept: one for each entity, the worst, under an id that can stand in a key, with no more
 * evidence than is kept, and with the severity that the plan gives.
 */
export function settleFirings(firings: Iterable<Firing>, severity: AlertSeverity | null): readonly Firing[] {
  const byEntity = new Map<string, Firing>();
  for (const firing of firings) {
    const settled = settle(firing, severity);
    const { id } = settled.entity;
    const other = byEntity.get(id);
    if (other === undefined || isWorse(settled, other)) byEntity.set(id, settled);
  }
  return [...byEntity.values()];
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
