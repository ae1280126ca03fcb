import type { ExpiryKind } from "../../../collect/rows/connection.ts";
import type { SourceId } from "../../../collect/source.ts";
import type { Blade } from "../../../rounds/blades.ts";
import { type AlertRule, rowRule, type ThresholdDefinition } from "../../alert-rule.ts";
import type { EntityKind } from "../../firing.ts";
import type { ConnectionRuleId } from "../../rule-ids.ts";
import type { AlertSeverity } from "../../severity.ts";
import { unknownOf } from "../unknown-of.ts";
import { type ExpiryDays, expiryDays, expiryFiring, lacksEnd } from "./expiry-days.ts";

export interface ExpiryRuleOptions {
  readonly id: ConnectionRuleId;
  readonly kind: ExpiryKind;
  readonly source: SourceId;
  readonly entity: EntityKind;
  /** Where it is renewed. */
  readonly blade: Blade;
}

const TENANT_STATUS = "https://learn.microsoft.com/intune/governance/tenant-status";

const days = (value: number, meaning: string, source: string): ThresholdDefinition => ({
  unit: "days",
  default: value,
  min: 0,
  max: 365,
  meaning,
  source,
});

/** How many days before the end an alert opens. Shared by everything that ends. */
export const FIRST_DAYS: ThresholdDefinition = {
  ...days(
    90,
    "Days left at which the alert opens.",
    "Practice: a quarter ahead leaves time to find the account.",
  ),
  min: 1,
};

/**
 * The rule for what Apple gives out for a year: it opens a quarter ahead and is told anew at 60, 30, 14, 7 and 1 days
 * left, and when it has ended. The days left are those of the reports. Of one whose end the service left out nothing can be
 * said.
 */
export function expiryRule({ id, kind, source, entity, blade }: ExpiryRuleOptions): AlertRule {
  return rowRule({
    id,
    sources: [source],
    onIncomplete: "rows",
    role: "intune-admin",
    blade,
    severity: "critical",
    list: "expiries",
    descending: [["firstDays", "mediumDays", "highDays", "criticalDays"]],
    thresholds: {
      firstDays: FIRST_DAYS,
      mediumDays: days(
        30,
        "Days left at which it is medium.",
        "Practice: the reports call it soon from then on.",
      ),
      highDays: days(
        14,
        "Days left at which it is high.",
        "Practice: two weeks, so that an absence does not matter.",
      ),
      criticalDays: days(7, "Days left at which it is critical, as it is after the end.", TENANT_STATUS),
    },
    begin:
      ({ now, thresholds }) =>
      (expiry) => {
        if (expiry.kind !== kind) return null;
        if (lacksEnd(expiry)) return unknownOf(entity, expiry.id, "expiresAt");
        const left = expiryDays(expiry, now);
        if (left === null) return null;
        const severity = severityOf(left, thresholds);
        return expiryFiring(expiry, left, {
          kind: entity,
          platform: "iOS",
          firstDays: thresholds.firstDays,
          severity,
        });
      },
  });
}

function severityOf(
  { left, ended }: ExpiryDays,
  thresholds: Readonly<Record<"mediumDays" | "highDays" | "criticalDays", number>>,
): AlertSeverity {
  if (ended || left <= thresholds.criticalDays) return "critical";
  if (left <= thresholds.highDays) return "high";
  return left <= thresholds.mediumDays ? "medium" : "low";
}
