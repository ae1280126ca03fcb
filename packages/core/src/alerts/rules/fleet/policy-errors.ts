import type { Policy, PolicyStatus } from "../../../collect/rows/policy.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import type { AlertEntity } from "../../firing.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { policyPlatform } from "./policy-platform.ts";

/**
 * A policy fails on too many of the devices that it applies to. Of a compliance policy only errors count: what fails
 * there is a device that does not comply, which `compliance-rate` tells.
 */
export const policyErrors: AlertRule = wholeRule({
  id: "policy-errors",
  sources: ["configuration-policies", "compliance-policies"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "configuration",
  severity: "high",
  resolveAfter: 2,
  descending: [["highPercent", "percent"]],
  thresholds: {
    percent: {
      unit: "percent",
      default: 10,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share of the devices with a result on which the policy fails.",
      source: "Practice: single devices fail for reasons of their own, one in ten for the policy.",
    },
    highPercent: {
      unit: "percent",
      default: 50,
      min: 1,
      max: 100,
      whole: false,
      meaning: "Share from which it is of high severity.",
      source: "Practice: what the policy is there for does not hold for the fleet.",
    },
    devices: {
      unit: "devices",
      default: 5,
      min: 1,
      max: 1_000_000,
      meaning: "Devices that it fails on at least.",
      source: "Practice: fewer are looked into device by device.",
    },
  },
  *evaluate({ snapshot: { lists }, thresholds }) {
    const judged = [
      ...(lists.configurationPolicies ?? []).map(judgedBy("configuration", (of) => of.error + of.failed)),
      ...(lists.compliancePolicies ?? []).map(judgedBy("compliance", (of) => of.error)),
    ];
    for (const { entity, family, failing, total } of judged) {
      if (failing === null) {
        yield unknownOf(entity.kind, entity.id, "status");
        continue;
      }
      if (failing < thresholds.devices || total === 0) continue;
      const percent = (failing / total) * 100;
      if (percent < thresholds.percent) continue;
      yield firingOf(entity, percent >= thresholds.highPercent ? "high" : "medium", {
        value: percent,
        unit: "percent",
        labels: { family },
        detail: `${failing}/${total}`,
      });
    }
  },
});

interface JudgedPolicy {
  readonly entity: AlertEntity;
  readonly family: string;
  /** Null for a policy of which nothing was told. */
  readonly failing: number | null;
  /** Devices with a result: those that wait and those that it does not apply to stay out. */
  readonly total: number;
}

function judgedBy(
  family: string,
  failuresOf: (status: PolicyStatus) => number,
): (policy: Policy) => JudgedPolicy {
  return ({ id, name, kind, status }) => ({
    entity: { kind: "policy", id, name: name === "" ? id : name, platform: policyPlatform(kind) },
    family,
    failing: status === null ? null : failuresOf(status),
    total: status === null ? 0 : status.success + status.error + status.failed,
  });
}
