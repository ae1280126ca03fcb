import type { Lists } from "../../collect/lists.ts";
import { isManaged } from "../managed-devices.ts";
import type { KpiDefinition, Measurement } from "../kpi.ts";

const EVALUATED = new Set(["compliant", "noncompliant", "inGracePeriod", "conflict", "error", "unknown"]);

type Share = Extract<Measurement, { readonly kind: "share" }>;

/** Compliant devices among evaluated ones; Configuration Manager, ChromeOS and leaving devices stay out. */
export const complianceRate: KpiDefinition = {
  id: "compliance_rate",
  unit: "percent",
  better: "higher",
  suggestedTarget: 95,
  sources: ["devices"],
  measure: ({ lists }) => complianceShare(lists),
};

/** The share alone, for what is judged by it beside the reports. One pass, for fleets of a hundred thousand. */
export function complianceShare({ devices = [] }: Partial<Pick<Lists, "devices">>): Share {
  let [numerator, denominator] = [0, 0];
  for (const device of devices) {
    const isCompliant = device.complianceState === "compliant";
    if (!isCompliant && !EVALUATED.has(device.complianceState)) continue;
    if (isChrome(device.os) || !isManaged(device)) continue;
    denominator += 1;
    if (isCompliant) numerator += 1;
  }
  return { kind: "share", numerator, denominator };
}

/** The first letter tells it of nearly all devices. */
function isChrome(os: string): boolean {
  return (os.startsWith("c") || os.startsWith("C")) && /^chrome/i.test(os);
}
