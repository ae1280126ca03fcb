import { describe, expect, it } from "vitest";
import type { Policy, PolicyStatus } from "../../../collect/rows/policy.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { policyErrors } from "./policy-errors.ts";

const status = (patch: Partial<PolicyStatus> = {}): PolicyStatus => ({
  pending: 0,
  notApplicable: 0,
  success: 0,
  error: 0,
  failed: 0,
  ...patch,
});
const policy = (of: PolicyStatus | null, patch: Partial<Policy> = {}): Policy => ({
  id: "p1",
  name: "Wi-Fi",
  kind: "windows10GeneralConfiguration",
  modifiedAt: null,
  status: of,
  ...patch,
});
const firing = (of: PolicyStatus | null, thresholds = {}): ReturnType<typeof fire>[number] | undefined =>
  fire(policyErrors, { lists: { configurationPolicies: [policy(of)] }, thresholds })[0];

describe("policy-errors", () => {
  it.each([
    ["no device", {}, null],
    ["no failure", { success: 100 }, null],
    ["four failures, of four", { error: 4 }, null],
    ["five failures, of five", { error: 5 }, "high"],
    ["just under a tenth", { success: 82, error: 5, failed: 4 }, null],
    ["a tenth, of both kinds", { success: 90, error: 5, failed: 5 }, "medium"],
    ["just under half", { success: 51, failed: 49 }, "medium"],
    ["half", { success: 50, failed: 50 }, "high"],
  ])("judges a profile with %s", (_case, patch, severity) => {
    expect(firing(status(patch))?.severity ?? null).toBe(severity);
  });

  it("leaves out devices without a result", () => {
    expect(firing(status({ success: 90, error: 10, pending: 900, notApplicable: 99 }))).toMatchObject({
      value: 10,
      unit: "percent",
      detail: "10/100",
      labels: { family: "configuration" },
    });
  });

  it("says nothing of a policy whose figures could not be read", () => {
    expect(firing(null)).toBeUndefined();
  });

  it("leaves devices that do not comply to the rule about compliance", () => {
    const of = (patch: Partial<PolicyStatus>): readonly unknown[] =>
      fire(policyErrors, { lists: { compliancePolicies: [policy(status(patch))] } });
    expect(of({ success: 50, failed: 50 })).toEqual([]);
    expect(of({ success: 85, failed: 5, error: 10 })).toMatchObject([
      { value: 10, labels: { family: "compliance" } },
    ]);
  });

  it("keeps to the thresholds that it is given", () => {
    const of = status({ success: 90, error: 10 });
    expect(firing(of, { percent: 10.1 })).toBeUndefined();
    expect(firing(of, { devices: 11 })).toBeUndefined();
    expect(firing(of, { highPercent: 10 })?.severity).toBe("high");
  });

  it.each([
    ["windows10CompliancePolicy", "Windows"],
    ["iosGeneralDeviceConfiguration", "iOS"],
    ["macOSCustomConfiguration", "macOS"],
    ["androidWorkProfileCompliancePolicy", "Android"],
    ["aospDeviceOwnerCompliancePolicy", "Android"],
    ["deviceConfiguration", null],
    ["", null],
  ])("tells the platform of the kind “%s”", (kind, platform) => {
    const configurationPolicies = [policy(status({ error: 9 }), { kind, name: "" })];
    const [found] = fire(policyErrors, { lists: { configurationPolicies } });
    expect(found?.entity).toEqual({ kind: "policy", id: "p1", name: "p1", platform });
  });
});
