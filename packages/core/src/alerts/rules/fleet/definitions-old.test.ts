import { describe, expect, it } from "vitest";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { unhealthy } from "../../../../test-support/unhealthy-devices.ts";
import { definitionsOld } from "./definitions-old.ts";

const firing = (...patch: Parameters<typeof unhealthy>): ReturnType<typeof fire>[number] | undefined =>
  fire(definitionsOld, { lists: { unhealthyDevices: [unhealthy(...patch)] } })[0];

describe("definitions-old", () => {
  it.each([
    [true, true],
    [false, false],
    [null, false],
  ])("when the device says that its update is overdue: %s", (signatureOverdue, fires) => {
    expect(firing({ signatureOverdue }) !== undefined).toBe(fires);
  });

  it.each([
    ["three days ago", daysAgo(3.5), 3],
    ["now", daysAgo(0), 0],
    ["in the future, by its clock", daysAgo(-1), 0],
    ["never", null, null],
    ["never, as the service writes it", new Date("0001-01-01T00:00:00Z"), null],
  ])("tells how long ago it reported: %s", (_case, lastReportedAt, value) => {
    expect(firing({ signatureOverdue: true, lastReportedAt })).toMatchObject({
      severity: "medium",
      value,
      unit: "days",
      detail: "1.421.9.0",
    });
  });

  it.each([
    ["30 days and some hours", 30.9, true],
    ["31 days", 31, false],
  ])("leaves a device that has not reported for %s to the rule about silent ones", (_case, days, fires) => {
    const found = firing({ signatureOverdue: true, lastReportedAt: daysAgo(days) });
    expect(found !== undefined).toBe(fires);
    const of = (signatureOverdue: boolean): readonly string[] =>
      lapsed(definitionsOld, {
        lists: { unhealthyDevices: [unhealthy({ signatureOverdue, lastReportedAt: daysAgo(days) })] },
      });
    expect(of(true)).toEqual(fires ? [] : ["u1"]);
    expect(of(false)).toEqual([]);
  });

  it("keeps to the threshold that it is given", () => {
    const lists = { unhealthyDevices: [unhealthy({ signatureOverdue: true, lastReportedAt: daysAgo(60) })] };
    expect(fire(definitionsOld, { lists, thresholds: { reportedDays: 60 } })).toHaveLength(1);
  });

  it("waits for a second snapshot, for a device that was switched off updates itself", () => {
    expect(definitionsOld.for).toBe(2);
  });

  it("knows a device by its id", () => {
    const ids = ["A", "B"].map((deviceName) => firing({ signatureOverdue: true, deviceName })?.entity.id);
    expect(ids).toEqual(["u1", "u1"]);
  });
});
