import type { KpiDefinition } from "../kpi.ts";

/** Devices with fresh definitions among Windows devices that report their protection. */
export const signatureCurrency: KpiDefinition = {
  id: "signature_currency",
  unit: "percent",
  better: "higher",
  suggestedTarget: 97,
  sources: ["unhealthy-devices"],
  measure: ({ metrics }) => {
    const numerator = metrics["protection.signaturesFresh"];
    const denominator = metrics["protection.reporting"];
    return numerator === undefined || denominator === undefined
      ? { kind: "unknown" }
      : { kind: "share", numerator, denominator };
  },
};
