import { addDays } from "../../../assess/days.ts";
import { newlyFailing } from "../../../assess/failing-apps.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { appEntity } from "./app-entity.ts";
import { failureCodes } from "./failure-codes.ts";

/** An app fails that did not a week ago, or at least twice as often: as the help desk's report tells it. */
export const appNewlyFailing: AlertRule = wholeRule({
  id: "app-newly-failing",
  sources: ["apps"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "apps",
  severity: "medium",
  thresholds: {
    devices: {
      unit: "devices",
      default: 3,
      min: 1,
      max: 1_000_000,
      meaning: "Failed installations more than before that there are at least.",
      source: "Practice: what the help desk's report takes for much more (assess/failing-apps.ts).",
    },
    days: {
      unit: "days",
      default: 7,
      min: 1,
      max: 30,
      meaning:
        "Days back that failures must be dated in where there is no earlier collection to compare with.",
      source: "The period of a weekly report.",
    },
  },
  *evaluate({ snapshot, facts, now, thresholds }) {
    const { apps } = newlyFailing(snapshot, { from: addDays(now, -thresholds.days) }, facts.earlierApps);
    const codesOf = failureCodes(snapshot.lists.appFailures);
    for (const { app, before, code } of apps) {
      if (app.failed - (before ?? 0) < thresholds.devices) continue;
      yield firingOf(appEntity(app), "medium", {
        value: app.failed,
        unit: "devices",
        detail: code ?? "",
        evidence: codesOf(app.id),
      });
    }
  },
});
