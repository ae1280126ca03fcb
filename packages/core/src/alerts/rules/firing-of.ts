import type { AlertEntity, Firing } from "../firing.ts";
import type { AlertSeverity } from "../severity.ts";

/** A firing that has no figure, stage, label or evidence but what is handed in. */
export function firingOf(entity: AlertEntity, severity: AlertSeverity, more: Partial<Firing> = {}): Firing {
  return {
    entity,
    severity,
    value: null,
    unit: "count",
    worse: "higher",
    stage: 1,
    labels: {},
    detail: "",
    evidence: [],
    evidenceTotal: more.evidence?.length ?? 0,
    ...more,
  };
}
