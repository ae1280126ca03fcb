import { complianceRate as kpi, complianceShare } from "../../../assess/kpis/compliance-rate.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { failedSettings } from "./failed-settings.ts";
import { hasDevices, tenantEntity } from "./tenant-entity.ts";

/** The share of compliant devices is below the plan's target, by the same figure as in the reports. */
export const complianceRate: AlertRule = wholeRule({
  id: "compliance-rate",
  sources: ["devices"],
  onIncomplete: "whole",
  role: "intune-admin",
  blade: "compliance",
  severity: "high",
  resolveAfter: 2,
  descending: [["highPoints", "marginPoints"]],
  thresholds: {
    marginPoints: {
      unit: "points",
      default: 2,
      min: 0,
      max: 50,
      whole: false,
      meaning: "Percentage points that the share may be below its target before it is an alert.",
      source: "docs/kpis.md: a share within two points of its target is near it.",
    },
    highPoints: {
      unit: "points",
      default: 10,
      min: 0,
      max: 100,
      whole: false,
      meaning: "Percentage points below the target from which it is of high severity.",
      source: "Practice: one device in ten beyond what was agreed is a fault of a policy, not of devices.",
    },
  },
  *evaluate({ snapshot, plan, thresholds }) {
    const { numerator, denominator } = complianceShare(snapshot.lists);
    if (denominator === 0) {
      if (hasDevices(snapshot)) yield unknownOf("tenant", snapshot.tenant, "complianceState");
      return;
    }
    const value = (numerator / denominator) * 100;
    const target = plan.targets.find((own) => own.kpi === kpi.id)?.value ?? kpi.suggestedTarget;
    const gap = target - value;
    if (gap <= thresholds.marginPoints) return;
    yield firingOf(tenantEntity(snapshot), gap >= thresholds.highPoints ? "high" : "medium", {
      value,
      unit: "percent",
      worse: "lower",
      detail: `${numerator}/${denominator} < ${target}`,
      evidence: failedSettings(snapshot.lists),
    });
  },
});
