import { daysBetween, wholeDays } from "../../../assess/days.ts";
import type { ManagementPartner } from "../../../collect/rows/connection.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { isUnsaid } from "../unsaid-state.ts";
import { connectorFault, hoursSince, SILENT_HOURS } from "./connector-rule.ts";

/**
 * A partner that manages devices beside Intune, for example Jamf: it failed, is silent, or its devices lose management
 * on a day that comes near. Until that day it may be repaired; afterwards it is too late, and the silence remains.
 */
export const managementPartner: AlertRule = rowRule({
  id: "management-partner",
  sources: ["management-partners"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "connectors",
  severity: "high",
  lapses: "said",
  list: "managementPartners",
  thresholds: {
    silentHours: SILENT_HOURS,
    removalDays: {
      unit: "days",
      default: 30,
      min: 1,
      max: 365,
      meaning: "Days before the partner's devices lose management from which on it is told.",
      source: "Practice: a month, as for certificates.",
    },
  },
  begin:
    ({ now, thresholds }) =>
    (partner) => {
      if (partner.configured === false) return null;
      const daysLeft = removalDays(partner, now);
      const isLeaving = daysLeft !== null && daysLeft <= thresholds.removalDays;
      const fault = connectorFault(
        { ...partner, state: partner.state || "unknown" },
        now,
        thresholds.silentHours,
      );
      if (fault === null && !isLeaving) {
        // Its devices are out of management by now: what was warned of has happened.
        if (hasLeft(partner, now)) return lapsedOf("partner", partner.id);
        return isUnsaid(partner.state) ? unknownOf("partner", partner.id, "state") : null;
      }
      const { id, name, state, type } = partner;
      const heardAt = realDate(partner.lastHeartbeatAt);
      const removalAt = isLeaving ? realDate(partner.removalAt) : null;
      const value = hoursSince(heardAt, now);
      return firingOf({ kind: "partner", id, name, platform: null }, isLeaving ? "high" : "medium", {
        value,
        unit: "hours",
        stage: isLeaving ? 2 : 1,
        labels: { fault: isLeaving ? "removal" : (fault ?? "failed") },
        detail: fault === "failed" ? state : "",
        evidence: [{ name: type || name, detail: state, value, at: removalAt ?? heardAt }],
      });
    },
});

function hasLeft({ removalAt }: ManagementPartner, now: Date): boolean {
  const at = realDate(removalAt);
  return at !== null && at < now;
}

/** Whole days until its devices lose management; null when no day is set, or it has passed. */
function removalDays({ removalAt }: ManagementPartner, now: Date): number | null {
  const at = realDate(removalAt);
  return at === null || at < now ? null : wholeDays(daysBetween(now, at));
}
