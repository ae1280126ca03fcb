import { describe, expect, it } from "vitest";
import { plan } from "../../test-support/snapshots.ts";
import { DEFAULT_ALERTS, type RuleSetting } from "../config/plan/plan.ts";
import { alertRules } from "./rules/index.ts";
import { rulesInUse, type RuleInUse, thresholdProblems } from "./rules-in-use.ts";

const UNSAID: RuleSetting = {
  rule: "stale-devices",
  enabled: true,
  for: null,
  resolveAfter: null,
  severity: null,
  role: null,
  thresholds: {},
};

function useOf(setting: Partial<RuleSetting>): RuleInUse | undefined {
  const rules = [{ ...UNSAID, ...setting }];
  const used = rulesInUse(plan({ alerts: { ...DEFAULT_ALERTS, rules } }));
  return used.find(({ rule }) => rule.id === "stale-devices");
}

describe("the rules in use", () => {
  it("are all of the product's for a plan that says nothing, as they are shipped", () => {
    const used = rulesInUse(plan());
    expect(used.map(({ rule }) => rule.id)).toEqual(alertRules.map(({ id }) => id));
    for (const { rule, use, thresholds } of used) {
      expect(use).toEqual({
        rule: rule.id,
        for: rule.for ?? 1,
        resolveAfter: rule.resolveAfter ?? 1,
        severity: null,
        role: rule.role,
        ...(rule.lapses === "always" ? { lapses: true } : {}),
      });
      for (const [name, value] of Object.entries(thresholds))
        expect(value).toBe(rule.thresholds[name]?.default);
    }
  });

  it("are without those that are switched off", () => {
    expect(useOf({ enabled: false })).toBeUndefined();
  });

  it("have what the plan says over what they say themselves", () => {
    const setting = {
      for: 3,
      resolveAfter: 4,
      severity: "critical",
      role: "desk",
      thresholds: { days: 45 },
    } as const;
    expect(useOf(setting)).toMatchObject({
      use: { for: 3, resolveAfter: 4, severity: "critical", role: "desk" },
      thresholds: { days: 45 },
    });
  });

  it("take over no threshold that the rule does not have", () => {
    expect(useOf({ thresholds: { weeks: 4, toString: 1 } })?.thresholds).toEqual({ days: 30 });
  });
});

describe("thresholds that a plan gives", () => {
  const schema = {
    days: { unit: "days", default: 5, min: 1, max: 10, meaning: "m", source: "s" },
    percent: { unit: "percent", default: 5, min: 0, max: 100, whole: false, meaning: "m", source: "s" },
  } as const;
  const kinds = (values: Readonly<Record<string, number>>): readonly string[] =>
    thresholdProblems({ thresholds: schema }, values).map(({ name, kind }) => `${name} ${kind}`);

  it.each([
    [{ days: 1 }, []],
    [{ days: 10 }, []],
    [{ days: 0 }, ["days range"]],
    [{ days: 11 }, ["days range"]],
    [{ days: Number.NaN }, ["days range"]],
    [{ days: 2.5 }, ["days whole"]],
    [{ percent: 2.5 }, []],
    [{ weeks: 1 }, ["weeks unknown"]],
    [{ constructor: 1 }, ["constructor unknown"]],
  ])("as %j have the problems %j", (values, problems) => {
    expect(kinds(values as Readonly<Record<string, number>>)).toEqual(problems);
  });
});
