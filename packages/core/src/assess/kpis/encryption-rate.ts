import type { KpiDefinition } from "../kpi.ts";

/** Devices with encrypted storage among those that report it. */
export const encryptionRate: KpiDefinition = {
  id: "encryption_rate",
  unit: "percent",
  better: "higher",
  suggestedTarget: 98,
  sources: ["devices"],
  measure: ({ lists }) => {
    const reporting = (lists.devices ?? []).filter((device) => device.encrypted !== null);
    const encrypted = reporting.filter((device) => device.encrypted === true);
    return { kind: "share", numerator: encrypted.length, denominator: reporting.length };
  },
};
