import { type AlertEntity, type Firing, MOST_EVIDENCE } from "../firing.ts";
import type { AlertSeverity } from "../severity.ts";
import { knownId } from "./known-id.ts";

/**
 * A firing that has no figure, stage, label or evidence but what is handed in. Evidence is cut at what is kept of it;
 * hand in all of it, the worst first.
 */
export function firingOf(entity: AlertEntity, severity: AlertSeverity, more: Partial<Firing> = {}): Firing {
  const evidence = more.evidence ?? [];
  const id = knownId(entity.kind, entity.id);
  return {
    entity: id === entity.id ? entity : { ...entity, id },
    severity,
    value: null,
    unit: "count",
    worse: "higher",
    stage: 1,
    labels: {},
    detail: "",
    evidenceTotal: evidence.length,
    ...more,
    evidence: evidence.length > MOST_EVIDENCE ? evidence.slice(0, MOST_EVIDENCE) : evidence,
  };
}
