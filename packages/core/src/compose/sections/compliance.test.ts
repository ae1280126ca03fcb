import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { daysAgo, snapshot, stakeholders } from "../../../test-support/snapshots.ts";
import type { Lists } from "../../collect/lists.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";

const of = (lists: Partial<Lists>, metrics: Metrics = {}): Snapshot =>
  snapshot({ lists: { ...snapshot().lists, ...lists }, metrics });

describe("compliance settings", () => {
  const setting = (name: string, nonCompliant: number, error = 0): Lists["settingStates"][number] => ({
    id: name,
    setting: name,
    platform: "windows10AndLater",
    compliant: 5,
    nonCompliant,
    error,
    conflict: 0,
  });
  const settingStates = [
    setting("DefaultDeviceCompliancePolicy.RequireUserExistence", 0),
    setting("IosCompliancePolicy.SomethingNewRequired", 2, 2),
    setting("Windows10CompliancePolicy.BitLockerEnabled", 3),
  ];

  it("are those that devices fail, the most first, in words, with the name of Graph in the workbook alone", () => {
    const { rows, columns, readingLimit } = tableOf(compose(of({ settingStates })), "compliance-settings");
    expect(rows.map(([name, platform, , , , , raw]) => [name, platform, raw])).toEqual([
      ["Something new required", "Windows 10 and later", "IosCompliancePolicy.SomethingNewRequired"],
      ["BitLocker on", "Windows 10 and later", "Windows10CompliancePolicy.BitLockerEnabled"],
    ]);
    expect(columns.at(-1)).toMatchObject({ id: "rawName", workbookOnly: true });
    expect(readingLimit).toBe(10);
  });
});

describe("devices in their grace period", () => {
  const device = { id: "1", name: "NORR-1", os: "iOS", osVersion: "18", userPrincipalName: "u" } as const;
  const lists = {
    graceDevices: [
      { ...device, graceEndsAt: daysAgo(-2.5) },
      { ...device, id: "2", graceEndsAt: null },
    ],
  };

  it("are listed with their deadline for those who may see names, and counted for all", () => {
    const metrics = { "grace.devices": 2, "grace.endsWithin7": 1 };
    expect(tableOf(compose(of(lists, metrics)), "grace-devices").rows.map((row) => row.slice(3))).toEqual([
      [daysAgo(-2.5), 2],
      [null, null],
    ]);
    const forAll = blocksOf(compose(of(lists, metrics), { audience: stakeholders }), "compliance");
    expect(JSON.stringify(forAll)).toContain("Devices in their grace period: <5.");
    expect(JSON.stringify(forAll)).not.toContain("NORR-1");
  });
});
