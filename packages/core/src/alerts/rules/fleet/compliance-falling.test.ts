import { describe, expect, it } from "vitest";
import type { KpiHistoryEntry } from "../../../assess/judge-kpis.ts";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { daysAgo, device } from "../../../../test-support/snapshots.ts";
import { TooLittleHistory } from "../../rule-unknown.ts";
import { complianceFalling } from "./compliance-falling.ts";

const devices = Array.from({ length: 100 }, (_, index) =>
  device({ id: `d${index}`, complianceState: index < 80 ? "compliant" : "noncompliant" }),
);

const share = (days: number, value: number | null): KpiHistoryEntry => ({
  at: daysAgo(days),
  values: [
    { kpi: "checkin_freshness", value: 100, numerator: null, denominator: null },
    { kpi: "compliance_rate", value, numerator: null, denominator: null },
  ],
});

const severityAfter = (...history: readonly KpiHistoryEntry[]): string | null =>
  fire(complianceFalling, { lists: { devices }, facts: { history } })[0]?.severity ?? null;

describe("compliance-falling", () => {
  it.each([
    ["just under five points", 84.9, null],
    ["five points", 85, "medium"],
    ["just under ten points", 89.9, "medium"],
    ["ten points", 90, "high"],
    ["nothing", 80, null],
    ["less than nothing", 60, null],
  ])("judges a fall by %s", (_case, before, severity) => {
    expect(severityAfter(share(1, before))).toBe(severity);
  });

  it("compares with the best of the week, not with the day before", () => {
    expect(severityAfter(share(7, 90), share(3, 84), share(1, 81))).toBe("high");
  });

  it("does not look further back than it is told to", () => {
    expect(severityAfter(share(7.1, 95), share(1, 80))).toBeNull();
    const facts = { history: [share(20, 95)] };
    expect(fire(complianceFalling, { lists: { devices }, facts, thresholds: { days: 20 } })).toHaveLength(1);
  });

  it.each([
    ["the better days have passed", [share(8, 95), share(1, 80)], 7, true],
    ["it was better before, but by less than is told", [share(8, 84), share(1, 80)], 7, false],
    ["it is as good again", [share(8, 81), share(5, 70)], 7, false],
    ["nothing reaches back further than the days", [share(20, 81)], 35, true],
  ])(
    "tells what was put right from what is only no longer compared: %s",
    (_case, history, days, isLapsed) => {
      const input = { lists: { devices }, facts: { history }, thresholds: { days } };
      expect(fire(complianceFalling, input)).toEqual([]);
      expect(lapsed(complianceFalling, input)).toEqual(isLapsed ? ["contoso"] : []);
    },
  );

  it("says nothing in a tenant that was never collected before", () => {
    expect(severityAfter()).toBeNull();
  });

  it.each([
    ["only older figures", [share(7.1, 95)]],
    ["a figure that was missing", [share(1, null)]],
    ["collections that did not measure it", [{ at: daysAgo(1), values: [] }]],
  ])("is unknown, and not clear, with %s to compare with", (_case, history) => {
    expect(() => severityAfter(...history)).toThrow(TooLittleHistory);
  });

  it("says nothing of a tenant without devices", () => {
    expect(fire(complianceFalling, { facts: { history: [share(1, 95)] } })).toEqual([]);
  });

  it("tells by how many points, for the tenant", () => {
    const [firing] = fire(complianceFalling, { lists: { devices }, facts: { history: [share(2, 92.5)] } });
    expect(firing).toMatchObject({
      entity: { kind: "tenant", id: "contoso" },
      value: -12.5,
      unit: "points",
      worse: "lower",
      detail: "80/100",
    });
  });
});
