import { tellingFlags } from "../../../assess/product-flags.ts";
import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { protectedDevice } from "./protected-device.ts";

/** Malware or real-time protection of a Windows device is off. Of a device that does not say nothing can be said. */
export const protectionOff: AlertRule = rowRule({
  id: "protection-off",
  list: "unhealthyDevices",
  sources: ["unhealthy-devices"],
  onIncomplete: "rows",
  role: "security-lead",
  blade: "antivirus",
  severity: "high",
  thresholds: {},
  begin: () => (device) => {
    const { realTimeProtection, malwareProtection, deviceId } = device;
    if (realTimeProtection !== false && malwareProtection !== false) {
      if (realTimeProtection === null) return unknownOf("device", deviceId, "realTimeProtection");
      return malwareProtection === null ? unknownOf("device", deviceId, "malwareProtection") : null;
    }
    return firingOf(protectedDevice(device), "high", { detail: tellingFlags(device).join(", ") });
  },
});
