import type { KpiDefinition } from "../kpi.ts";

/** Material that was revised after the latest change of what it covers; not known unless all updates are. */
export const materialCurrency: KpiDefinition = {
  id: "material_currency",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 90,
  sources: [],
  measure: (_snapshot, { training }) => {
    const linked = training.modules.filter(({ isLinked }) => isLinked);
    if (linked.length === 0) return { kind: "nothing" };
    if (!training.seesUpdates) return { kind: "unknown" };
    const current = linked.filter(({ tasks }) => tasks.length === 0);
    return { kind: "share", numerator: current.length, denominator: linked.length };
  },
};
