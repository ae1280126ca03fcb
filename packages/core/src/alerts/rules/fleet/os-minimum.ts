import { isManaged } from "../../../assess/managed-devices.ts";
import type { Device } from "../../../collect/rows/device.ts";
import { rowRule, type AlertRule, type ThresholdDefinition } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { deviceEntity, ownerLabels } from "./device-entity.ts";
import { belowMinimum, type LeastVersions, type VersionVerdict } from "./supported-versions.ts";

const SOURCE = "https://learn.microsoft.com/intune/fundamentals/ref-supported-platforms, of 27 April 2026";

/** A managed device runs a version that Intune supports no longer, or that the organisation does not accept. */
export const osMinimum: AlertRule = rowRule({
  id: "os-minimum",
  list: "devices",
  sources: ["devices"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "allDevices",
  severity: "medium",
  thresholds: {
    ios: least(17, 100, "Least major version of iOS and iPadOS."),
    macos: least(14, 100, "Least major version of macOS."),
    android: least(10, 100, "Least major version of Android on devices with a user."),
    androidUserless: least(8, 100, "Least major version of Android on devices without a user."),
    windowsBuild: least(
      22_000,
      1_000_000,
      "Least build of Windows, the third number of its version; 22000 is the first one of Windows 11.",
    ),
  },
  begin: ({ thresholds }) => {
    const judge = rememberVerdicts(thresholds);
    return (device) => {
      const verdict = judge(device);
      if (verdict === null || !isManaged(device)) return null;
      if (typeof verdict === "string") return unknownOf("device", device.id, verdict);
      return firingOf(deviceEntity(device), "medium", {
        value: verdict.value,
        unit: "version",
        worse: "lower",
        labels: ownerLabels(device),
        detail: `${device.osVersion} < ${verdict.least}`,
      });
    };
  },
});

function least(usual: number, max: number, meaning: string): ThresholdDefinition {
  return {
    unit: "version",
    default: usual,
    min: 0,
    max,
    meaning: `${meaning} 0 asks for none.`,
    source: SOURCE,
  };
}

/** A large fleet has a few hundred versions: each is read once, whoever has it. */
function rememberVerdicts(versions: LeastVersions): (device: Device) => VersionVerdict {
  const withUser = new Map<string, Map<string, VersionVerdict>>();
  const userless = new Map<string, Map<string, VersionVerdict>>();
  return (device) => {
    const known = device.userPrincipalName === "" ? userless : withUser;
    let ofSystem = known.get(device.os);
    if (ofSystem === undefined) known.set(device.os, (ofSystem = new Map()));
    let verdict = ofSystem.get(device.osVersion);
    if (verdict === undefined) ofSystem.set(device.osVersion, (verdict = belowMinimum(device, versions)));
    return verdict;
  };
}
