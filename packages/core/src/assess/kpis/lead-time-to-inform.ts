import type { KpiDefinition } from "../kpi.ts";

/** Days between users being told and the effect: the median over the notices of changes and ends of support. */
export const leadTimeToInform: KpiDefinition = {
  id: "lead_time_to_inform",
  group: "practice",
  unit: "days",
  better: "higher",
  suggestedTarget: 7,
  sources: [],
  measure: (_snapshot, { notices: { leadDays } }) =>
    leadDays === null ? { kind: "nothing" } : { kind: "figure", value: Math.round(leadDays * 10) / 10 },
};
