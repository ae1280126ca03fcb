import type { Alert } from "./alert.ts";
import { compareSeverity } from "./severity.ts";

type Compared = Pick<Alert, "severity" | "rule" | "unit" | "value" | "worse" | "entity" | "key">;

/**
 * The order in which alerts are shown wherever they are: the most severe first; of one rule the worst figure first, for
 * figures of several rules cannot be compared; of the same figure by name. What is cut off is never worse than what is shown.
 */
export function compareAlerts(one: Compared, other: Compared): number {
  return (
    compareSeverity(other.severity, one.severity) ||
    compareTexts(one.rule, other.rule) ||
    compareFigures(one, other) ||
    compareTexts(one.entity.name, other.entity.name) ||
    compareTexts(one.key, other.key)
  );
}

/** What has no figure comes last. */
function compareFigures(one: Compared, other: Compared): number {
  if (one.value === other.value) return 0;
  if (one.value === null || other.value === null) return one.value === null ? 1 : -1;
  return one.worse === "higher" ? other.value - one.value : one.value - other.value;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
