import { describe, expect, it } from "vitest";
import { healthyTenant, illFacts, illTenant, rulesPlan } from "../../../test-support/alert-tenants.ts";
import { SOURCES } from "../../collect/source.ts";
import { catalogues, LOCALE_IDS } from "../../locales/index.ts";
import { NO_ALERT_FACTS } from "../alert-rule.ts";
import { describeAlertRule } from "../alert-rule.contract.ts";
import { evaluateRules } from "../evaluate-rules.ts";
import { ALERT_RULE_IDS, type AlertRuleId } from "../rule-ids.ts";
import { rulesInUse } from "../rules-in-use.ts";
import { alertRules } from "./index.ts";

for (const rule of alertRules) {
  describeAlertRule({
    rule,
    healthy: healthyTenant,
    ill: illTenant,
    facts: illFacts,
    plan: rulesPlan,
    texts: LOCALE_IDS.map((locale) => catalogues[locale].alerts.rules[rule.id as AlertRuleId]),
  });
}

describe("the rules of the product", () => {
  it("are those that have an id, in that order", () => {
    expect(alertRules.map(({ id }) => id)).toEqual(ALERT_RULE_IDS);
  });

  it("are judged from sources that there are", () => {
    for (const { id, sources } of alertRules)
      for (const source of sources) expect(SOURCES, `${id}: ${source}`).toContain(source);
  });

  it("are for roles that a plan begins with", () => {
    const roles = new Set(alertRules.map(({ role }) => role));
    for (const role of roles) expect(rulesPlan.roles.map(({ id }) => id)).toContain(role);
  });

  const judge = (snapshot: typeof illTenant) =>
    evaluateRules({
      snapshot,
      facts: illFacts,
      plan: rulesPlan,
      timeZone: "UTC",
      rules: rulesInUse(rulesPlan),
    });

  it("fire in a tenant in which something of everything is wrong, so that this suite sees their firings", () => {
    const silent = judge(illTenant).flatMap((outcome) =>
      outcome.state === "read" && outcome.firings.length > 0 ? [] : [outcome.rule],
    );
    expect(silent).toEqual([]);
  });

  it("are all judged, and none of them fires, where all is well", () => {
    const facts = NO_ALERT_FACTS;
    const outcomes = evaluateRules({
      snapshot: healthyTenant,
      facts,
      plan: rulesPlan,
      timeZone: "UTC",
      rules: rulesInUse(rulesPlan),
    });
    expect(outcomes.filter((outcome) => outcome.state !== "read" || outcome.firings.length > 0)).toEqual([]);
  });

  it("are unknown when nothing could be read, but for those that are judged from what is remembered", () => {
    const coverage = SOURCES.map(
      (source) => ({ source, status: "unreadable", reason: "r", fix: "f" }) as const,
    );
    const outcomes = judge({ ...illTenant, coverage, lists: {}, metrics: {} });
    const known = outcomes.filter(({ state }) => state !== "unknown").map(({ rule }) => rule);
    expect(known.sort()).toEqual(
      alertRules
        .filter(({ sources }) => sources.length === 0)
        .map(({ id }) => id)
        .sort(),
    );
  });
});
