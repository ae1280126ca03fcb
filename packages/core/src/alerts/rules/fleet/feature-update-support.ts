import { daysBetween, wholeDays } from "../../../assess/days.ts";
import { rowRule, type AlertRule } from "../../alert-rule.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { knownTime } from "../known-time.ts";

/** A policy holds Windows at a version whose support ends soon, or has ended. */
export const featureUpdateSupport: AlertRule = rowRule({
  id: "feature-update-support",
  list: "featureUpdatePolicies",
  sources: ["feature-updates"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "devices",
  severity: "high",
  descending: [["days", "soonDays"]],
  thresholds: {
    days: {
      unit: "days",
      default: 90,
      min: 1,
      max: 730,
      meaning: "Days before the end of support from which it is an alert.",
      source: "The configuration section of the reports: a pilot, a broad ring and those who were away.",
    },
    soonDays: {
      unit: "days",
      default: 30,
      min: 1,
      max: 730,
      meaning: "Days before the end from which it is told anew, with medium severity.",
      source:
        "https://learn.microsoft.com/windows/release-health/windows11-release-information: one monthly update is left.",
    },
  },
  begin: ({ now, thresholds }) => {
    const stageOf = (days: number): readonly [stage: number, severity: AlertSeverity] => {
      if (days <= 0) return [3, "high"];
      return days <= thresholds.soonDays ? [2, "medium"] : [1, "low"];
    };
    return ({ id, name, version, endOfSupportAt }) => {
      if (endOfSupportAt === null || knownTime(endOfSupportAt) === null)
        return unknownOf("policy", id, "endOfSupportAt");
      const days = daysBetween(now, endOfSupportAt);
      if (days > Math.max(thresholds.days, thresholds.soonDays)) return null;
      const [stage, severity] = stageOf(days);
      const entity = { kind: "policy", id, name: name === "" ? id : name, platform: "Windows" } as const;
      return firingOf(entity, severity, {
        value: wholeDays(days),
        unit: "days",
        worse: "lower",
        stage,
        detail: version,
        evidence: [{ name: version, detail: "", value: null, at: endOfSupportAt }],
      });
    };
  },
});
