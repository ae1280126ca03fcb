import { adherenceShare } from "../../routines/adherence.ts";
import type { KpiDefinition } from "../kpi.ts";

/** Routines done on time among those that were due within the last 30 days. */
export const routineAdherence: KpiDefinition = {
  id: "routine_adherence",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: [],
  measure: (_snapshot, { routines }) => {
    const { month } = routines;
    if (month.due === 0) return { kind: "nothing" };
    if (adherenceShare(month) === null) return { kind: "unknown" };
    return { kind: "share", numerator: month.onTime, denominator: month.due };
  },
};
