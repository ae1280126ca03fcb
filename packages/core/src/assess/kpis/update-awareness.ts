import type { KpiDefinition } from "../kpi.ts";

/** Acknowledgements within five working days among those that were due within the last 30 days. */
export const updateAwareness: KpiDefinition = {
  id: "update_awareness",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: [],
  measure: (_snapshot, { awareness: { read, month } }) => {
    if (read === "unread") return { kind: "unknown" };
    if (month.needed === 0) return { kind: "nothing" };
    return { kind: "share", numerator: month.inTime, denominator: month.needed };
  },
};
