import { tellingFlags } from "../../../assess/product-flags.ts";
import { rowRule, type AlertRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { protectedDevice } from "./protected-device.ts";

/** Malware or real-time protection of a Windows device is off. A device that does not say is none. */
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
    if (device.realTimeProtection !== false && device.malwareProtection !== false) return null;
    return firingOf(protectedDevice(device), "high", { detail: tellingFlags(device).join(", ") });
  },
});
