import type { Alert } from "./alert.ts";
import type { EvidenceRow, Firing } from "./firing.ts";
import type { RuleUse } from "./rule-outcome.ts";

/** What an alert shows of its firing. */
export type Figures = Pick<
  Alert,
  | "entity"
  | "severity"
  | "stage"
  | "value"
  | "unit"
  | "worse"
  | "labels"
  | "detail"
  | "evidence"
  | "evidenceTotal"
>;

export function figuresOf(firing: Firing, use: Pick<RuleUse, "severity">): Figures {
  const { entity, stage, value, unit, worse, labels, detail, evidence, evidenceTotal } = firing;
  const severity = use.severity ?? firing.severity;
  return { entity, severity, stage, value, unit, worse, labels, detail, evidence, evidenceTotal };
}

/** Whether an alert shows just that already. */
export function isSameFigures(alert: Figures, other: Figures): boolean {
  return (
    alert.value === other.value &&
    alert.severity === other.severity &&
    alert.stage === other.stage &&
    alert.unit === other.unit &&
    alert.worse === other.worse &&
    alert.detail === other.detail &&
    alert.evidenceTotal === other.evidenceTotal &&
    isSameEntity(alert.entity, other.entity) &&
    isSameLabels(alert.labels, other.labels) &&
    isSameEvidence(alert.evidence, other.evidence)
  );
}

function isSameEntity(one: Alert["entity"], other: Alert["entity"]): boolean {
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.kind === other.kind &&
    one.platform === other.platform
  );
}

function isSameLabels(one: Alert["labels"], other: Alert["labels"]): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && one[name] === other[name]);
}

function isSameEvidence(one: readonly EvidenceRow[], other: readonly EvidenceRow[]): boolean {
  return one.length === other.length && one.every((row, index) => isSameRow(row, other[index]));
}

function isSameRow(row: EvidenceRow, other: EvidenceRow | undefined): boolean {
  return (
    other !== undefined &&
    row.name === other.name &&
    row.detail === other.detail &&
    row.value === other.value &&
    row.at?.getTime() === other.at?.getTime()
  );
}
