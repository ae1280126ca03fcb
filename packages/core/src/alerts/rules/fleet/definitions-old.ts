import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { knownTime } from "../known-time.ts";
import { protectedDevice } from "./protected-device.ts";

const DAY_MS = 86_400_000;

/**
 * The antivirus definitions of a Windows device are overdue, as the device says itself. One that has not reported for
 * long is silent, which `stale-devices` tells: it updates itself when it is used again.
 */
export const definitionsOld: AlertRule = rowRule({
  id: "definitions-old",
  list: "unhealthyDevices",
  sources: ["unhealthy-devices"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "antivirus",
  severity: "medium",
  // A device that was switched off over a weekend says so until it has updated itself.
  for: 2,
  lapses: "said",
  thresholds: {
    reportedDays: {
      unit: "days",
      default: 30,
      min: 1,
      max: 3_650,
      meaning: "Whole days since its last report up to which a device is judged.",
      source: "The default of stale-devices: one cause, one alert.",
    },
  },
  begin: ({ now, thresholds }) => {
    const at = now.getTime();
    return (device) => {
      if (device.signatureOverdue !== true)
        return device.signatureOverdue === null
          ? unknownOf("device", device.deviceId, "signatureOverdue")
          : null;
      const reportedAt = knownTime(device.lastReportedAt);
      const days = reportedAt === null ? null : Math.max(0, Math.floor((at - reportedAt) / DAY_MS));
      if (days !== null && days > thresholds.reportedDays) return lapsedOf("device", device.deviceId);
      return firingOf(protectedDevice(device), "medium", {
        value: days,
        unit: "days",
        detail: device.signatureVersion,
      });
    };
  },
});
