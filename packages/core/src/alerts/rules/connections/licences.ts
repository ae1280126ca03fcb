import { usableLicences } from "../../../assess/usable-licences.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { percentUsed } from "./percent-used.ts";

/** Subscriptions, in lower case, that have ended but still work for a time. */
const ENDING = "warning";
/** Those that have ceased to work. */
const ENDED: readonly string[] = ["suspended", "lockedout", "deleted"];

/**
 * Subscriptions that bring Intune and are nearly or wholly assigned, or do not run any more while somebody has a licence
 * of them. One that nobody uses is no matter, whatever its state.
 */
export const licences: AlertRule = rowRule({
  id: "licences",
  sources: ["licences"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "tenantStatus",
  severity: "high",
  list: "licences",
  thresholds: {
    percent: {
      unit: "percent",
      default: 95,
      min: 1,
      max: 100,
      meaning: "Share of the licenses that are assigned from which on it is told; all of them is high.",
      source: "Practice: room for a few newcomers while more are ordered.",
    },
  },
  begin:
    ({ thresholds }) =>
    (licence) => {
      if (!licence.intune || licence.assigned <= 0) return null;
      const { id, sku, state, assigned } = licence;
      const value = percentUsed(assigned, usableLicences(licence));
      const fromState = severityOfState(state);
      const fromShare = value >= 100 ? "high" : value >= thresholds.percent ? "medium" : null;
      const severity = fromState ?? fromShare;
      if (severity === null) return state === "" ? unknownOf("licence", id, "state") : null;
      return firingOf({ kind: "licence", id, name: sku, platform: null }, severity, {
        value,
        unit: "percent",
        labels: { fault: fromState === null ? "used" : "state" },
        detail: state || "unknown",
        evidence: [{ name: sku, detail: state, value: assigned, at: null }],
      });
    },
});

/** Null for a subscription that runs, and for one of which nothing is told. A state that is not known yet is none of a running one. */
function severityOfState(state: string): AlertSeverity | null {
  const member = state.toLowerCase();
  if (member === "enabled" || member === "") return null;
  return member === ENDING || ENDED.includes(member) ? "high" : "medium";
}
