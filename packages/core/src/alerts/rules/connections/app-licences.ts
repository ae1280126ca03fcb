import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { percentUsed } from "./percent-used.ts";

/**
 * Apps bought through Apple of which nearly every licence, or each, is in use. One step below subscriptions: many an app
 * is bought for exactly those who have it.
 */
export const appLicences: AlertRule = rowRule({
  id: "app-licences",
  sources: ["app-licences"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "apps",
  severity: "medium",
  list: "appLicences",
  thresholds: {
    percent: {
      unit: "percent",
      default: 95,
      min: 1,
      max: 100,
      meaning: "Share of the licenses that are in use from which on it is told; all of them is medium.",
      source: "Practice: room for a few devices while more are bought.",
    },
  },
  begin:
    ({ thresholds }) =>
    ({ id, name, platform, used, total }) => {
      const value = percentUsed(used, total);
      if (value < thresholds.percent) return null;
      return firingOf({ kind: "licence", id, name, platform }, value >= 100 ? "medium" : "low", {
        value,
        unit: "percent",
        evidence: [{ name, detail: "", value: used, at: null }],
      });
    },
});
