import type { KpiDefinition } from "../kpi.ts";

/** Devices with a threat that is active, failed its action or waits for manual steps. */
export const activeThreats: KpiDefinition = {
  id: "active_threats",
  unit: "devices",
  better: "lower",
  suggestedTarget: 0,
  sources: ["unhealthy-devices"],
  // Threats are read whole by kind of malware, or there is no metric.
  toleratesIncomplete: true,
  measure: ({ metrics }) => {
    const value = metrics["protection.activeThreatDevices"];
    return value === undefined ? { kind: "unknown" } : { kind: "figure", value };
  },
};
