import { describe, expect, it } from "vitest";
import type { AlertRule } from "../src/alerts/alert-rule.ts";
import type { Firing } from "../src/alerts/firing.ts";
import type { ServiceIssue } from "../src/collect/rows/service.ts";
import { fire } from "./fire-rule.ts";
import { daysAgo } from "./snapshots.ts";

const HOUR = 1 / 24;
const MINUTE = HOUR / 60;

export function issueOf(patch: Partial<ServiceIssue> = {}): ServiceIssue {
  return {
    id: "IT1",
    title: "Devices do not check in",
    service: "Microsoft Intune",
    feature: "Device Management",
    classification: "incident",
    status: "serviceDegradation",
    impact: "",
    startAt: daysAgo(3),
    firstPostAt: daysAgo(5 * HOUR),
    endAt: null,
    updatedAt: null,
    resolved: false,
    latestPost: "",
    ...patch,
  };
}

/** The table of a rule for open issues of some classifications. */
export function describeIssues(
  rule: AlertRule,
  {
    severity,
    ours,
    others,
  }: { readonly severity: string; readonly ours: readonly string[]; readonly others: readonly string[] },
): void {
  const [classification = ""] = ours;
  const firing = (patch: Partial<ServiceIssue>, thresholds = {}): Firing | undefined =>
    fire(rule, { lists: { serviceIssues: [issueOf({ classification, ...patch })] }, thresholds })[0];

  describe(rule.id, () => {
    it.each(ours)("is about what is classified as %j", (word) => {
      expect(firing({ classification: word })).toMatchObject({ severity, detail: "serviceDegradation" });
    });

    it.each(others)("is not about what is classified as %j", (word) => {
      expect(firing({ classification: word })).toBeUndefined();
    });

    it.each([
      ["a minute less than four hours", 4 * HOUR - MINUTE, undefined],
      ["four hours", 4 * HOUR, 4],
      ["a minute more than four hours", 4 * HOUR + MINUTE, 4],
      ["a month, and gets no worse", 30, 720],
    ])("told after four hours, when it is known for %s", (_case, days, value) => {
      const found = firing({ firstPostAt: daysAgo(days) }, { afterHours: 4 });
      expect([found?.value, found?.severity]).toEqual([value, value === undefined ? undefined : severity]);
    });

    it("is told at once unless the plan says otherwise, and counts its age from the first post", () => {
      expect(firing({ firstPostAt: daysAgo(0) })?.value).toBe(0);
      expect(firing({ firstPostAt: daysAgo(-HOUR) })?.value).toBe(0);
      expect(firing({ firstPostAt: null })?.value).toBe(72);
    });

    it.each([
      ["no date", null],
      ["a date in year 1", new Date("0001-01-01T00:00:00Z")],
    ])("is told at once with %s, however long the plan waits", (_case, at) => {
      expect(firing({ firstPostAt: at, startAt: at }, { afterHours: 4 })).toMatchObject({ value: null });
    });

    it("is over when it is resolved", () => {
      expect(firing({ resolved: true })).toBeUndefined();
    });

    it("keeps its entity under another title, and is named by its id without one", () => {
      expect(firing({ title: "Another" })?.entity).toMatchObject({ id: "IT1", name: "Another" });
      expect(firing({ title: "" })?.entity).toMatchObject({ id: "IT1", name: "IT1" });
      expect(firing({})?.labels).toEqual({ feature: "Device Management" });
      expect(firing({ feature: "" })?.labels).toEqual({});
    });
  });
}
