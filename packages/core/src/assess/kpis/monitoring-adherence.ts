import type { KpiDefinition } from "../kpi.ts";

/** Monitoring that was carried out among what the schedules asked for within the last 30 days. */
export const monitoringAdherence: KpiDefinition = {
  id: "monitoring_adherence",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: [],
  measure: (_snapshot, { monitoring: { expected, met } }) =>
    expected === 0 ? { kind: "nothing" } : { kind: "share", numerator: met, denominator: expected },
};
