import type { KpiDefinition } from "../kpi.ts";

/** Windows devices known to be protected among managed Windows devices; one that does not report counts against. */
export const protectionCoverage: KpiDefinition = {
  id: "protection_coverage",
  unit: "percent",
  better: "higher",
  suggestedTarget: 98,
  sources: ["devices", "unhealthy-devices"],
  measure: ({ lists, metrics }) => {
    const windows = (lists.devices ?? []).filter((device) => /^windows/i.test(device.os)).length;
    const numerator = metrics["protection.protected"];
    return numerator === undefined ? { kind: "unknown" } : { kind: "share", numerator, denominator: windows };
  },
};
