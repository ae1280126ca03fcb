import { describe, expect, it } from "vitest";
import type { Device } from "../../../collect/rows/device.ts";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { daysAgo, device } from "../../../../test-support/snapshots.ts";
import { gracePeriod } from "./grace-period.ts";

const MINUTE = 1 / 1_440;

const grace = (graceEndsAt: Date | null, patch: Partial<Device> = {}): Device =>
  device({
    id: "g1",
    name: "NORR-007",
    os: "iOS",
    osVersion: "26.1",
    complianceState: "inGracePeriod",
    userPrincipalName: "asa.lind@contoso.example",
    graceEndsAt,
    ...patch,
  });
const inDays = (days: number, patch: Partial<Device> = {}): Device => grace(daysAgo(-days), patch);
const firing = (found: Device, thresholds = {}): ReturnType<typeof fire>[number] | undefined =>
  fire(gracePeriod, { lists: { devices: [found] }, thresholds })[0];

describe("grace-period", () => {
  it.each([
    ["in just over three days", 3 + MINUTE, null],
    ["in three days", 3, { stage: 1, value: 3 }],
    ["in just over a day", 1 + MINUTE, { stage: 1, value: 1 }],
    ["in a day", 1, { stage: 2, value: 1 }],
    ["in a minute", MINUTE, { stage: 2, value: 0 }],
    ["now", 0, { stage: 3, value: 0 }],
    ["five days ago, and nobody has judged it since", -5, { stage: 3, value: -5 }],
    ["a fortnight ago, and nobody has judged it since", -14, { stage: 3, value: -14 }],
    ["longer ago, and nobody has judged it since", -14 - MINUTE, null],
  ])("when it ends %s", (_case, days, expected) => {
    const found = firing(inDays(days));
    if (expected === null) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ severity: "medium", unit: "days", worse: "lower", ...expected });
  });

  it.each([
    ["the service names no end", null],
    ["it never ends", new Date("9999-12-31T23:59:59Z")],
    ["it is written as never", new Date("0001-01-01T00:00:00Z")],
    ["it is no date", new Date(Number.NaN)],
  ])("says nothing when %s", (_case, at) => {
    expect(firing(grace(at))).toBeUndefined();
  });

  it.each([
    ["just over, and access lost", -MINUTE, "noncompliant", 3],
    ["over for a fortnight", -14, "noncompliant", 3],
    ["over for longer", -14 - MINUTE, "noncompliant", null],
    ["about to end for one that was judged already", 1, "noncompliant", 2],
    ["kept for one that complies again", -1, "compliant", null],
    ["kept in a state of later days", -1, "newState", null],
  ])("when it is %s", (_case, days, complianceState, stage) => {
    expect(firing(inDays(days, { complianceState }))?.stage ?? null).toBe(stage);
  });

  it("is no longer told when it ended long ago, which does not say that the device complies", () => {
    const saysLapsed = (found: Device): boolean =>
      lapsed(gracePeriod, { lists: { devices: [found] } }).includes("g1");
    expect(saysLapsed(inDays(-15, { complianceState: "noncompliant" }))).toBe(true);
    expect(saysLapsed(inDays(-15, { complianceState: "compliant" }))).toBe(false);
    expect(saysLapsed(inDays(-14, { complianceState: "noncompliant" }))).toBe(false);
    expect(saysLapsed(inDays(4))).toBe(false);
  });

  it("says nothing of a device that is being retired", () => {
    expect(firing(inDays(1, { managementState: "retirePending" }))).toBeUndefined();
  });

  it("keeps to the thresholds that it is given", () => {
    expect(firing(inDays(6), { days: 7 })?.stage).toBe(1);
    expect(firing(inDays(6), { days: 7, lastHours: 168 })?.stage).toBe(2);
    expect(firing(inDays(-20), { afterDays: 20 })?.stage).toBe(3);
    expect(firing(inDays(-MINUTE), { afterDays: 0 })).toBeUndefined();
  });

  it("keeps the entity of a device that was renamed, and names no user", () => {
    const before = firing(inDays(1));
    const after = firing(grace(daysAgo(-1), { name: "" }));
    expect([before?.entity.id, after?.entity.id]).toEqual(["g1", "g1"]);
    expect(after?.entity.name).toBe("g1");
    expect(before?.entity).toMatchObject({ kind: "device", name: "NORR-007", platform: "iOS" });
    expect(JSON.stringify(before)).not.toContain("asa.lind");
  });
});
