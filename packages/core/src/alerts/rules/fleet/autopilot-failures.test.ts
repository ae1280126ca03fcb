import { describe, expect, it } from "vitest";
import type { AutopilotEvent } from "../../../collect/rows/enrollment.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { autopilotFailures } from "./autopilot-failures.ts";

const events = (count: number, state: string, age: number | null = 1): readonly AutopilotEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${state}${age}-${index}`,
    at: age === null ? null : daysAgo(age),
    deviceName: `NORR-${index}`,
    serialNumber: `S${index}`,
    state,
    failureDetails: state === "failure" ? "0x80180014" : "",
    profile: "Standard",
    osVersion: "10.0.26100.1",
  }));

const firing = (
  list: readonly AutopilotEvent[],
  thresholds = {},
): ReturnType<typeof fire>[number] | undefined =>
  fire(autopilotFailures, { lists: { autopilotEvents: list }, thresholds })[0];

describe("autopilot-failures", () => {
  it.each([
    ["none", [], null],
    ["two that failed, of two", events(2, "failure"), null],
    ["three that failed, of three", events(3, "failure"), "high"],
    ["just under a fifth", [...events(3, "failure"), ...events(13, "success")], null],
    ["a fifth", [...events(3, "failure"), ...events(12, "success")], "medium"],
    ["just under half", [...events(3, "failure"), ...events(4, "success")], "medium"],
    ["half", [...events(3, "Failure"), ...events(3, "Success")], "high"],
    ["failures of a week ago", events(3, "failure", 7), "high"],
    ["older failures", events(30, "failure", 7.01), null],
    ["failures without a date", events(30, "failure", null), null],
    ["states that are not known", [...events(30, "laterMember"), ...events(2, "failure")], null],
  ])("judges %s", (_case, list, severity) => {
    expect(firing(list)?.severity ?? null).toBe(severity);
  });

  it.each(["success", "successOnRetry", "successWithTimeout"])("counts %s as ended well", (state) => {
    expect(firing([...events(3, "failure"), ...events(27, state)])).toBeUndefined();
    expect(firing([...events(3, "failure"), ...events(12, state)])?.detail).toBe("3/15");
  });

  it("leaves out what is under way", () => {
    const underWay = ["inProgress", "notAttempted", "disabled", "unknown"].flatMap((state) =>
      events(30, state),
    );
    const found = firing([...events(3, "failure"), ...events(12, "success"), ...underWay]);
    expect(found).toMatchObject({ value: 20, unit: "percent", detail: "3/15" });
  });

  it("keeps to the thresholds that it is given", () => {
    expect(firing(events(3, "failure"), { devices: 4 })).toBeUndefined();
    expect(firing(events(3, "failure", 20), { days: 20 })).toBeDefined();
    expect(firing([...events(3, "failure"), ...events(7, "success")], { percent: 31 })).toBeUndefined();
  });

  it("is one alert for all, which shows the failures with the newest first", () => {
    const found = firing([...events(2, "failure", 3), ...events(1, "failure", 1)]);
    expect(found?.entity).toMatchObject({ kind: "enrollment", id: "autopilot", platform: "Windows" });
    expect(found?.evidence.map(({ name, detail, at }) => [name, detail, at])).toEqual([
      ["NORR-0", "0x80180014", daysAgo(1)],
      ["NORR-0", "0x80180014", daysAgo(3)],
      ["NORR-1", "0x80180014", daysAgo(3)],
    ]);
  });
});
