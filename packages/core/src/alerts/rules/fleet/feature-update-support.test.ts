import { describe, expect, it } from "vitest";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { featureUpdateSupport } from "./feature-update-support.ts";

const HOUR = 1 / 24;

const firing = (
  endOfSupportAt: Date | null,
  thresholds = {},
  name = "Pilot ring",
): ReturnType<typeof fire>[number] | undefined =>
  fire(featureUpdateSupport, {
    lists: {
      featureUpdatePolicies: [{ id: "f1", name, version: "Windows 11, version 23H2", endOfSupportAt }],
    },
    thresholds,
  })[0];

describe("feature-update-support", () => {
  it.each([
    ["in just over 90 days", 90 + HOUR, null],
    ["in 90 days", 90, { stage: 1, severity: "low", value: 90 }],
    ["in just over 30 days", 30 + HOUR, { stage: 1, severity: "low", value: 30 }],
    ["in 30 days", 30, { stage: 2, severity: "medium", value: 30 }],
    ["in an hour", HOUR, { stage: 2, severity: "medium", value: 0 }],
    ["now", 0, { stage: 3, severity: "high", value: 0 }],
    ["a year ago", -365, { stage: 3, severity: "high", value: -365 }],
  ])("when support ends %s", (_case, days, expected) => {
    const found = firing(daysAgo(-days));
    if (expected === null) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ unit: "days", worse: "lower", ...expected });
  });

  it.each([
    ["the service names no end", null],
    ["it never ends", new Date("9999-12-31T23:59:59Z")],
    ["it is written as never", new Date("0001-01-01T00:00:00Z")],
    ["it is no date", new Date(Number.NaN)],
  ])("says nothing when %s", (_case, at) => {
    expect(firing(at)).toBeUndefined();
  });

  it("keeps to the thresholds that it is given", () => {
    expect(firing(daysAgo(-120), { days: 120 })?.stage).toBe(1);
    expect(firing(daysAgo(-60), { soonDays: 60 })?.stage).toBe(2);
  });

  it("knows the policy by its id, and tells its version and the day", () => {
    const at = daysAgo(-10);
    expect(firing(at, {}, "")).toMatchObject({
      entity: { kind: "policy", id: "f1", name: "f1", platform: "Windows" },
      detail: "Windows 11, version 23H2",
      evidence: [{ name: "Windows 11, version 23H2", at }],
    });
  });
});
