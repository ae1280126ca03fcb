import type { KpiDefinition } from "../kpi.ts";

/** Errors with a code, of the last 30 days, to which the help desk has an answer: its own article or the shipped one. */
export const kbCoverage: KpiDefinition = {
  id: "kb_coverage",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 90,
  sources: ["apps", "enrollment-failures"],
  measure: (_snapshot, { helpdesk: { coverage } }) => {
    if (coverage === null) return { kind: "unknown" };
    if (coverage.occurrences === 0) return { kind: "nothing" };
    return { kind: "share", numerator: coverage.answered, denominator: coverage.occurrences };
  },
};
