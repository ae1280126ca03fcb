import { describe, expect, it } from "vitest";
import { devicesNeedingAttention } from "../../../assess/device-attention.ts";
import { fire, unsaid } from "../../../../test-support/fire-rule.ts";
import { daysAgo, device, NOW } from "../../../../test-support/snapshots.ts";
import { staleDevices } from "./stale-devices.ts";

const firing = (...patch: Parameters<typeof device>): ReturnType<typeof fire>[number] | undefined =>
  fire(staleDevices, { lists: { devices: [device(...patch)] } })[0];

describe("stale-devices", () => {
  it.each([
    ["a day", 1, null],
    ["30 days", 30, null],
    ["30 days and some hours", 30.9, null],
    ["31 days", 31, 31],
    ["400 days", 400, 400],
    ["less than nothing, by its clock", -2, null],
  ])("judges a device that has been silent for %s as the reports do", (_case, days, value) => {
    const silent = device({ lastSyncAt: daysAgo(days) });
    expect(firing(silent)?.value ?? null).toBe(value);
    const [listed] = devicesNeedingAttention([silent], NOW);
    expect(listed?.reasons.includes("stale") ?? false).toBe(value !== null);
  });

  it.each([
    ["enrolled yesterday", daysAgo(1), undefined],
    ["enrolled 31 days ago", daysAgo(31), 31],
  ])("counts a device that never checked in and was %s from then", (_case, enrolledAt, value) => {
    const found = firing({ lastSyncAt: null, enrolledAt });
    expect(found?.value).toBe(value);
  });

  it.each([
    ["at a time that means never", new Date("0001-01-01T00:00:00Z")],
    ["at a time that is none", new Date(Number.NaN)],
    ["at a time that the service does not tell", null],
  ])("says nothing of a device that never checked in and was enrolled %s", (_case, enrolledAt) => {
    const devices = [device({ id: "d1", lastSyncAt: null, enrolledAt })];
    expect(fire(staleDevices, { lists: { devices } })).toEqual([]);
    expect(unsaid(staleDevices, { lists: { devices } })).toEqual(["d1: lastSyncAt"]);
  });

  it.each(["retirePending", "wipeIssued", "deletePending", "discovered", "RetireIssued"])(
    "leaves out a device in the state %s",
    (managementState) => {
      expect(firing({ lastSyncAt: daysAgo(90), managementState })).toBeUndefined();
    },
  );

  it.each(["", "laterMember", "wipeFailed"])(
    "does not leave out one in the state “%s”",
    (managementState) => {
      expect(firing({ lastSyncAt: daysAgo(90), managementState })).toBeDefined();
    },
  );

  it("takes a last check-in that means never for none", () => {
    const lastSyncAt = new Date("0001-01-01T00:00:00Z");
    expect(firing({ lastSyncAt, enrolledAt: daysAgo(2) })).toBeUndefined();
  });

  it("says nothing of a date that has no end", () => {
    expect(firing({ lastSyncAt: new Date("9999-12-31T23:59:59Z") })).toBeUndefined();
  });

  it("keeps to the threshold that it is given", () => {
    const lists = { devices: [device({ lastSyncAt: daysAgo(60) })] };
    expect(fire(staleDevices, { lists, thresholds: { days: 60 } })).toEqual([]);
    expect(fire(staleDevices, { lists, thresholds: { days: 59 } })).toHaveLength(1);
  });

  it("knows a device by its id, and says whose it is", () => {
    const [one, other] = [
      firing({ lastSyncAt: daysAgo(60) }),
      firing({ name: "Renamed", owner: "personal", lastSyncAt: daysAgo(61) }),
    ];
    expect(one?.entity.id).toBe(other?.entity.id);
    expect(other).toMatchObject({ severity: "low", labels: { owner: "personal" } });
    expect(firing({ owner: "", lastSyncAt: daysAgo(60) })?.labels).toEqual({});
  });
});
