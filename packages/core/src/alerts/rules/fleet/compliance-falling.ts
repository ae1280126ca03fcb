import { daysBetween } from "../../../assess/days.ts";
import { complianceShare } from "../../../assess/kpis/compliance-rate.ts";
import { wholeRule, type AlertFacts, type AlertRule } from "../../alert-rule.ts";
import { TooLittleHistory } from "../../rule-unknown.ts";
import { firingOf } from "../firing-of.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { failedSettings } from "./failed-settings.ts";
import { hasDevices, tenantEntity } from "./tenant-entity.ts";

/** How far back figures are remembered for rules (`AlertFacts.history`). */
const HISTORY_DAYS = 35;

/** The share of compliant devices has fallen fast, whatever its target: something was changed. */
export const complianceFalling: AlertRule = wholeRule({
  id: "compliance-falling",
  sources: ["devices"],
  onIncomplete: "whole",
  role: "intune-admin",
  blade: "compliance",
  severity: "high",
  lapses: "said",
  descending: [["highPoints", "points"]],
  thresholds: {
    points: {
      unit: "points",
      default: 5,
      min: 0.5,
      max: 100,
      whole: false,
      meaning: "Percentage points that the share fell below its best of the last days.",
      source: "Practice: more than check-ins and new devices move it within a week.",
    },
    highPoints: {
      unit: "points",
      default: 10,
      min: 0.5,
      max: 100,
      whole: false,
      meaning: "Percentage points from which it is of high severity.",
      source:
        "Practice: one device in ten has lost its compliance, and with it access where that depends on it.",
    },
    days: {
      unit: "days",
      default: 7,
      min: 1,
      max: 35,
      meaning: "Days that the best of the earlier collections is looked for in.",
      source: "The period of a weekly report.",
    },
  },
  *evaluate({ snapshot, facts, now, thresholds }) {
    const { numerator, denominator } = complianceShare(snapshot.lists);
    const best = bestOf(facts, now, thresholds.days);
    if (best === null && facts.history.length > 0)
      throw new TooLittleHistory(
        "no earlier collection of those days brought the share of compliant devices",
      );
    if (best === null) return;
    if (denominator === 0) {
      if (hasDevices(snapshot)) yield unknownOf("tenant", snapshot.tenant, "complianceState");
      return;
    }
    const share = (numerator / denominator) * 100;
    const change = share - best;
    if (-change < thresholds.points) {
      // As low as before, and only the days in which it was better have passed. Of what nobody remembers it may be so.
      const earlier = thresholds.days < HISTORY_DAYS ? bestOf(facts, now, HISTORY_DAYS) : null;
      if (earlier === null || earlier - share >= thresholds.points)
        yield lapsedOf("tenant", tenantEntity(snapshot).id);
      return;
    }
    yield firingOf(tenantEntity(snapshot), -change >= thresholds.highPoints ? "high" : "medium", {
      value: change,
      unit: "points",
      worse: "lower",
      detail: `${numerator}/${denominator}`,
      evidence: failedSettings(snapshot.lists),
    });
  },
});

/** The highest share of the earlier collections; null when there is none to compare with. */
function bestOf({ history }: Pick<AlertFacts, "history">, now: Date, days: number): number | null {
  const shares = history
    .filter(({ at }) => at < now && daysBetween(at, now) <= days)
    .flatMap(({ values }) => values)
    .flatMap(({ kpi, value }) => (kpi === "compliance_rate" && value !== null ? [value] : []));
  return shares.length === 0 ? null : Math.max(...shares);
}
