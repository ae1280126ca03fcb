import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { appEntity } from "./app-entity.ts";
import { failureCodes } from "./failure-codes.ts";

/** Too many of the finished installations of an app failed; pending and not applicable ones stay out. */
export const appInstallFailures: AlertRule = rowRule({
  id: "app-install-failures",
  list: "apps",
  sources: ["apps"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "apps",
  severity: "high",
  resolveAfter: 2,
  descending: [["highPercent", "percent"]],
  thresholds: {
    percent: {
      unit: "percent",
      default: 10,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share of the finished installations that failed.",
      source: "Practice: twice what the suggested target of app_install_success (docs/kpis.md) leaves.",
    },
    highPercent: {
      unit: "percent",
      default: 50,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share from which it is of high severity.",
      source: "Practice: an app that fails as often as not is broken, or assigned to the wrong devices.",
    },
    devices: {
      unit: "devices",
      default: 5,
      min: 1,
      max: 1_000_000,
      meaning: "Failed installations that there are at least.",
      source: "Practice: fewer are cases for the help desk.",
    },
  },
  begin: ({ snapshot, thresholds }) => {
    const codesOf = failureCodes(snapshot.lists.appFailures);
    return (app) => {
      const finished = app.installed + app.failed;
      if (app.failed < thresholds.devices || finished === 0) return null;
      const percent = (app.failed / finished) * 100;
      if (percent < thresholds.percent) return null;
      return firingOf(appEntity(app), percent >= thresholds.highPercent ? "high" : "medium", {
        value: percent,
        unit: "percent",
        detail: `${app.failed}/${finished}`,
        evidence: codesOf(app.id),
      });
    };
  },
});
