import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import type { Firing } from "../../firing.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { policyPlatform } from "./policy-platform.ts";
import { tenantEntity } from "./tenant-entity.ts";

/**
 * Two policies want different things of the same devices: by setting for compliance policies, over all of them for
 * configuration profiles, whose conflicts the service counts in one sum alone.
 */
export const policyConflicts: AlertRule = wholeRule({
  id: "policy-conflicts",
  sources: ["compliance-settings", "configuration-policies"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "monitor",
  severity: "medium",
  resolveAfter: 2,
  descending: [["mediumDevices", "devices"]],
  thresholds: {
    devices: {
      unit: "devices",
      default: 5,
      min: 1,
      max: 1_000_000,
      meaning: "Devices in conflict from which it is an alert.",
      source: "Practice: on fewer, an assignment to a single group or device is under way.",
    },
    mediumDevices: {
      unit: "devices",
      default: 25,
      min: 1,
      max: 1_000_000,
      meaning: "Devices in conflict from which it is of medium severity.",
      source: "Practice: a whole department has neither of the two settings.",
    },
  },
  *evaluate({ snapshot, thresholds }) {
    const firing = (entity: Firing["entity"], devices: number): Firing => {
      const severity: AlertSeverity = devices >= thresholds.mediumDevices ? "medium" : "low";
      return firingOf(entity, severity, { value: devices, unit: "devices" });
    };
    for (const { id, setting, platform, conflict } of snapshot.lists.settingStates ?? []) {
      if (conflict < thresholds.devices) continue;
      yield firing(
        { kind: "setting", id, name: setting === "" ? id : setting, platform: policyPlatform(platform) },
        conflict,
      );
    }
    const overall = snapshot.metrics["configuration.conflict"];
    if (overall === undefined) {
      if ((snapshot.lists.configurationPolicies ?? []).length > 0)
        yield unknownOf("tenant", snapshot.tenant, "configuration.conflict");
    } else if (overall >= thresholds.devices) yield firing(tenantEntity(snapshot), overall);
  },
});
