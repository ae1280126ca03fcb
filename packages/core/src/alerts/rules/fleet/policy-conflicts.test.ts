import { describe, expect, it } from "vitest";
import type { SettingState } from "../../../collect/rows/policy.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { policyConflicts } from "./policy-conflicts.ts";

const state = (conflict: number, patch: Partial<SettingState> = {}): SettingState => ({
  id: "s1",
  setting: "Windows10CompliancePolicy.BitLockerEnabled",
  platform: "windows10AndLater",
  compliant: 100,
  nonCompliant: 50,
  error: 50,
  conflict,
  ...patch,
});

describe("policy-conflicts", () => {
  it.each([
    [0, null],
    [4, null],
    [5, "low"],
    [24, "low"],
    [25, "medium"],
  ])("judges a compliance setting in conflict on %i devices", (devices, severity) => {
    const [found] = fire(policyConflicts, { lists: { settingStates: [state(devices)] } });
    expect(found?.severity ?? null).toBe(severity);
    if (found !== undefined)
      expect(found).toMatchObject({
        entity: { kind: "setting", id: "s1", name: "Windows10CompliancePolicy.BitLockerEnabled" },
        value: devices,
        unit: "devices",
      });
  });

  it.each([
    [0, null],
    [4, null],
    [5, "low"],
    [25, "medium"],
    [undefined, null],
  ])("judges configuration profiles by one sum, of %s devices", (devices, severity) => {
    const metrics: Readonly<Record<string, number>> =
      devices === undefined ? {} : { "configuration.conflict": devices };
    const [found] = fire(policyConflicts, { snapshot: { metrics } });
    expect(found?.severity ?? null).toBe(severity);
    if (found !== undefined) expect(found.entity).toMatchObject({ kind: "tenant", id: "contoso" });
  });

  it.each([
    ["windows10AndLater", "Windows"],
    ["iOS", "iOS"],
    ["macOS", "macOS"],
    ["androidWorkProfile", "Android"],
    ["all", null],
    ["laterMember", null],
  ])("tells the platform %s", (platform, expected) => {
    const [found] = fire(policyConflicts, {
      lists: { settingStates: [state(9, { platform, setting: "" })] },
    });
    expect(found?.entity).toMatchObject({ id: "s1", name: "s1", platform: expected });
  });

  it("keeps to the thresholds that it is given", () => {
    const lists = { settingStates: [state(9)] };
    expect(fire(policyConflicts, { lists, thresholds: { devices: 10 } })).toEqual([]);
    expect(fire(policyConflicts, { lists, thresholds: { mediumDevices: 9 } })[0]?.severity).toBe("medium");
  });
});
