import { describe, expect, it } from "vitest";
import type { Device } from "../../../collect/rows/device.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { device, plan } from "../../../../test-support/snapshots.ts";
import { complianceRate } from "./compliance-rate.ts";

/** So many devices, of which some comply. */
function fleet(compliant: number, total: number, patch: Partial<Device> = {}): readonly Device[] {
  return Array.from({ length: total }, (_, index) =>
    device({
      id: `d${index}`,
      complianceState: index < compliant ? "compliant" : "noncompliant",
      ...patch,
    }),
  );
}

const ownTarget = (value: number): ReturnType<typeof plan> =>
  plan({ targets: [{ kpi: "compliance_rate", value, owner: "asa", approvedOn: "2026-09-01" }] });

describe("compliance-rate", () => {
  it.each([
    ["is met", 95, null],
    ["is nearly met, as the reports call it", 94, null],
    ["is two points away, which is near still", 93, null],
    ["is missed", 92, "medium"],
    ["is missed by just under ten points", 86, "medium"],
    ["is missed by ten points", 85, "high"],
    ["is missed by all", 0, "high"],
  ])("when the suggested target %s, with %i of 100", (_case, compliant, severity) => {
    const [firing] = fire(complianceRate, { lists: { devices: fleet(compliant, 100) } });
    expect(firing?.severity ?? null).toBe(severity);
    if (firing !== undefined)
      expect(firing).toMatchObject({
        value: compliant,
        unit: "percent",
        worse: "lower",
        detail: `${compliant}/100 < 95`,
      });
  });

  it("takes the plan's own target before the suggested one", () => {
    const lists = { devices: fleet(90, 100) };
    expect(fire(complianceRate, { lists, plan: ownTarget(92) })).toEqual([]);
    expect(fire(complianceRate, { lists, plan: ownTarget(99.5) })).toMatchObject([
      { detail: "90/100 < 99.5" },
    ]);
  });

  it("keeps to the thresholds that it is given", () => {
    const lists = { devices: fleet(92, 100) };
    expect(fire(complianceRate, { lists, thresholds: { marginPoints: 3 } })).toEqual([]);
    expect(fire(complianceRate, { lists, thresholds: { highPoints: 3 } })[0]?.severity).toBe("high");
  });

  it.each<readonly [string, readonly Device[]]>([
    ["no device", []],
    ["only devices that leave", fleet(0, 10, { managementState: "retirePending" })],
    ["only devices that other systems judge", fleet(0, 10, { complianceState: "configManager" })],
    ["only states that are not known", fleet(0, 10, { complianceState: "laterMember" })],
    ["only ChromeOS", fleet(0, 10, { os: "ChromeOS" })],
  ])("says nothing of a tenant with %s", (_case, devices) => {
    expect(fire(complianceRate, { lists: { devices } })).toEqual([]);
  });

  it("shows the settings that most devices fail, and does without them where they could not be read", () => {
    const states = [
      { id: "1", setting: "A", platform: "iOS", compliant: 90, nonCompliant: 2, error: 0, conflict: 1 },
      { id: "2", setting: "B", platform: "all", compliant: 90, nonCompliant: 7, error: 1, conflict: 0 },
      { id: "3", setting: "C", platform: "all", compliant: 90, nonCompliant: 0, error: 0, conflict: 0 },
    ];
    const devices = fleet(50, 100);
    const [firing] = fire(complianceRate, { lists: { devices, settingStates: states } });
    expect(firing?.evidence.map(({ name, detail, value }) => [name, detail, value])).toEqual([
      ["B", "all", 8],
      ["A", "iOS", 3],
    ]);
    expect(fire(complianceRate, { snapshot: { lists: { devices } } })[0]?.evidence).toEqual([]);
  });

  it("is about the tenant, whatever the figure", () => {
    const idOf = (compliant: number): unknown =>
      fire(complianceRate, { lists: { devices: fleet(compliant, 100) } })[0]?.entity.id;
    expect([idOf(92), idOf(10)]).toEqual(["contoso", "contoso"]);
  });
});
