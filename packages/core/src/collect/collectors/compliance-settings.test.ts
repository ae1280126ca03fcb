import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createComplianceSettingsCollector } from "./compliance-settings.ts";

const PATH = "/deviceManagement/deviceCompliancePolicySettingStateSummaries";
const clock = fixedClock("2026-11-22T06:00:00Z");

const BITLOCKER = {
  id: "s1",
  setting: "Windows10CompliancePolicy.BitLockerEnabled",
  settingName: "Windows10CompliancePolicy.BitLockerEnabled",
  platformType: "windows10AndLater",
  compliantDeviceCount: 570,
  nonCompliantDeviceCount: 24,
  errorDeviceCount: 2,
  conflictDeviceCount: 1,
};

async function collect(
  rows: readonly unknown[],
  more: Partial<FakePaths> = {},
): ReturnType<ReturnType<typeof createComplianceSettingsCollector>["collect"]> {
  return await createComplianceSettingsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows }, ...more }),
    clock,
  });
}

describe("compliance by setting", () => {
  it("says how many devices are in which state under each setting", async () => {
    const { coverage, lists, metrics } = await collect([
      BITLOCKER,
      { ...BITLOCKER, id: "s2", setting: null, platformType: "all", nonCompliantDeviceCount: 0 },
      { ...BITLOCKER, id: "s3", settingName: "", platformType: "androidAOSP", nonCompliantDeviceCount: "3" },
    ]);
    expect(coverage).toEqual({ source: "compliance-settings", status: "complete", count: 3 });
    expect(lists.settingStates?.[0]).toEqual({
      id: "s1",
      setting: "Windows10CompliancePolicy.BitLockerEnabled",
      platform: "windows10AndLater",
      compliant: 570,
      nonCompliant: 24,
      error: 2,
      conflict: 1,
    });
    expect(lists.settingStates?.map((state) => [state.setting, state.platform, state.nonCompliant])).toEqual([
      ["Windows10CompliancePolicy.BitLockerEnabled", "windows10AndLater", 24],
      ["Windows10CompliancePolicy.BitLockerEnabled", "all", 0],
      ["Windows10CompliancePolicy.BitLockerEnabled", "androidAOSP", 3],
    ]);
    expect(metrics).toEqual({ "compliance.settings": 3, "compliance.settingsNoncompliant": 2 });
  });

  it("does not take a missing count for none", async () => {
    const { nonCompliantDeviceCount: _left, ...rest } = BITLOCKER;
    const { coverage, lists } = await collect([BITLOCKER, { ...rest, id: "s2" }]);
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 1,
      reason: expect.stringMatching(/^1 row .*nonCompliantDeviceCount/),
    });
    expect(lists.settingStates).toHaveLength(1);
  });

  it("that breaks off gives no figure", async () => {
    const url = "https://graph.microsoft.com/v1.0/x";
    const cutBy = new GraphError("gone", { kind: "timeout", method: "GET", url });
    const { coverage, metrics } = await collect([BITLOCKER], { cutBy });
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "timeout" } });
    expect(metrics).toEqual({});
  });
});
