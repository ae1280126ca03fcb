import { isManaged } from "../../../assess/managed-devices.ts";
import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { knownTime } from "../known-time.ts";
import { deviceEntity, ownerLabels } from "./device-entity.ts";

const DAY_MS = 86_400_000;

/**
 * A managed device has not been heard from for long; one that never was counts from its enrollment. Of one of which the
 * service tells neither nothing can be said.
 */
export const staleDevices: AlertRule = rowRule({
  id: "stale-devices",
  list: "devices",
  sources: ["devices"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "allDevices",
  severity: "low",
  thresholds: {
    days: {
      unit: "days",
      default: 30,
      min: 1,
      max: 3_650,
      meaning: "Whole days without a check-in that a device may be silent for.",
      source:
        "https://learn.microsoft.com/intune/governance/configure-cleanup-rules: the shortest time of a cleanup rule; compliance states are valid for 30 days unless the tenant says otherwise.",
    },
  },
  begin: ({ now, thresholds }) => {
    const at = now.getTime();
    // Whole days, as the reports count them: silent for 30 days and some hours is silent for 30.
    const last = at - (thresholds.days + 1) * DAY_MS;
    return (device) => {
      const heardAt = knownTime(device.lastSyncAt) ?? knownTime(device.enrolledAt);
      if ((heardAt !== null && heardAt > last) || !isManaged(device)) return null;
      if (heardAt === null) return unknownOf("device", device.id, "lastSyncAt");
      return firingOf(deviceEntity(device), "low", {
        value: Math.floor((at - heardAt) / DAY_MS),
        unit: "days",
        labels: ownerLabels(device),
      });
    };
  },
});
