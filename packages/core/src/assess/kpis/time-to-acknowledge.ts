import type { KpiDefinition } from "../kpi.ts";

/** Minutes until somebody takes a drill, the median of the last 90 days; see `waitFigures` for those still open. */
export const timeToAcknowledge: KpiDefinition = {
  id: "time_to_acknowledge",
  group: "practice",
  unit: "minutes",
  better: "lower",
  suggestedTarget: 60,
  sources: [],
  measure: (_snapshot, { drills: { figures } }) =>
    figures.median === null ? { kind: "nothing" } : { kind: "figure", value: figures.median },
};
