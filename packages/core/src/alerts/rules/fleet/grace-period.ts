import { wholeDays } from "../../../assess/days.ts";
import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { isUnsaid } from "../unsaid-state.ts";
import { isManaged } from "../../../assess/managed-devices.ts";
import { knownTime } from "../known-time.ts";
import { deviceEntity } from "./device-entity.ts";

const DAY_MS = 86_400_000;

/**
 * A device loses access soon unless somebody sees to it, or has lost it of late: its grace period keeps the day on which
 * it ended, and the alert would otherwise be over at the moment at which what it warned of happened.
 */
export const gracePeriod: AlertRule = rowRule({
  id: "grace-period",
  list: "devices",
  sources: ["devices"],
  onIncomplete: "rows",
  role: "helpdesk-lead",
  blade: "compliance",
  severity: "medium",
  lapses: "said",
  descending: [["days", "lastHours"]],
  thresholds: {
    days: {
      unit: "days",
      default: 3,
      min: 1,
      max: 90,
      meaning: "Days before the end of the grace period from which it is an alert.",
      source: "Practice: time for the help desk to reach the user, over a weekend too.",
    },
    lastHours: {
      unit: "hours",
      default: 24,
      min: 1,
      max: 168,
      meaning: "Hours before the end in which it is told anew.",
      source: "Practice: the last working day.",
    },
    afterDays: {
      unit: "days",
      default: 14,
      min: 0,
      max: 365,
      meaning: "Days after the end for which a device that still does not comply is an alert.",
      source: "Practice: by then its user has called, or the device is no longer used.",
    },
  },
  begin: ({ now, thresholds }) => {
    const at = now.getTime();
    const withinMs = thresholds.days * DAY_MS;
    const lastMs = thresholds.lastHours * 3_600_000;
    const afterMs = thresholds.afterDays * DAY_MS;
    return (device) => {
      const { complianceState: state } = device;
      if (state !== "inGracePeriod" && state !== "noncompliant")
        return isUnsaid(state) ? unknownOf("device", device.id, "complianceState") : null;
      if (!isManaged(device)) return null;
      const endsAt = knownTime(device.graceEndsAt);
      if (endsAt === null) return unknownOf("device", device.id, "graceEndsAt");
      const leftMs = endsAt - at;
      if (leftMs > withinMs) return null;
      // It has lost its access for so long that nobody is reminded of it any more: nothing was put right by that.
      if (leftMs < -afterMs) return lapsedOf("device", device.id);
      return firingOf(deviceEntity(device), "medium", {
        value: wholeDays(leftMs / DAY_MS),
        unit: "days",
        worse: "lower",
        stage: leftMs <= 0 ? 3 : leftMs <= lastMs ? 2 : 1,
        evidence: [{ name: device.name, detail: "", value: null, at: device.graceEndsAt }],
      });
    };
  },
});
