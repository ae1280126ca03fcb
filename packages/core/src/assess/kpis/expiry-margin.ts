import { daysBetween, wholeDays } from "../days.ts";
import { vitalExpiries } from "../expiries.ts";
import type { KpiDefinition } from "../kpi.ts";

/**
 * Whole days until the first certificate or token ends, the tool's own sign-in among them; negative when one has
 * ended. Other applications' secrets and certificates stay out, as does what is replaced already.
 */
export const expiryMargin: KpiDefinition = {
  id: "expiry_margin",
  unit: "days",
  better: "higher",
  suggestedTarget: 30,
  sources: ["apple-push-certificate", "vpp-tokens", "ade-tokens", "app-credentials"],
  sourcesMayBeOff: true,
  measure: ({ lists, takenAt }) => {
    const expiries = vitalExpiries(lists.expiries ?? [], takenAt);
    if (expiries.length === 0) return { kind: "nothing" };
    const left = expiries.flatMap(({ expiresAt }) =>
      expiresAt === null ? [] : [wholeDays(daysBetween(takenAt, expiresAt))],
    );
    // One without a date may be the next to end, whatever the others say.
    if (left.length < expiries.length) return { kind: "unknown" };
    return { kind: "figure", value: left.reduce((least, days) => Math.min(least, days)) };
  },
};
