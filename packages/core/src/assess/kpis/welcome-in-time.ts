import type { KpiDefinition } from "../kpi.ts";

/** Newcomers welcomed within the days of the plan in the last 30 days, of those who were or whose days ended in these. */
export const welcomeInTime: KpiDefinition = {
  id: "welcome_in_time",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: ["devices"],
  measure: (_snapshot, { newcomers }) => {
    if (newcomers === null) return { kind: "nothing" };
    if (newcomers.since === null) return { kind: "unknown" };
    const { inTime, late } = newcomers.outcome30;
    return inTime + late === 0
      ? { kind: "nothing" }
      : { kind: "share", numerator: inTime, denominator: inTime + late };
  },
};
