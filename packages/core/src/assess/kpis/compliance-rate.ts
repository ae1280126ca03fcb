import { managedDevices } from "../managed-devices.ts";
import type { KpiDefinition } from "../kpi.ts";

const EVALUATED = new Set(["compliant", "noncompliant", "inGracePeriod", "conflict", "error", "unknown"]);

/** Compliant devices among evaluated ones; Configuration Manager, ChromeOS and leaving devices stay out. */
export const complianceRate: KpiDefinition = {
  id: "compliance_rate",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: ["devices"],
  measure: ({ lists }) => {
    const evaluated = managedDevices(lists.devices ?? []).filter(
      (device) => EVALUATED.has(device.complianceState) && !/^chrome/i.test(device.os),
    );
    const compliant = evaluated.filter((device) => device.complianceState === "compliant");
    return { kind: "share", numerator: compliant.length, denominator: evaluated.length };
  },
};
