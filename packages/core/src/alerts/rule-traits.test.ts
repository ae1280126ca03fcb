import { describe, expect, it } from "vitest";
import { illFacts, illTenant, rulesPlan } from "../../test-support/alert-tenants.ts";
import { evaluateRules } from "./evaluate-rules.ts";
import { ALERT_RULE_IDS, type AlertRuleId } from "./rule-ids.ts";
import { RULE_TRAITS } from "./rule-traits.ts";
import { alertRules } from "./rules/index.ts";
import { rulesInUse } from "./rules-in-use.ts";
import { worstSeverity } from "./severity.ts";

const fired = evaluateRules({
  snapshot: illTenant,
  facts: illFacts,
  plan: rulesPlan,
  timeZone: "UTC",
  rules: rulesInUse(rulesPlan),
}).flatMap((outcome) =>
  outcome.state === "read" ? outcome.firings.map((firing) => ({ rule: outcome.rule, firing })) : [],
);

describe("what is known of the alerts of each rule", () => {
  it.each(ALERT_RULE_IDS)("%s: its worst severity is the one that the rule says", (id) => {
    const rule = alertRules.find((one) => one.id === id) ?? expect.fail(`no rule ${id}`);
    // What the registry says is the worst of rules of one shape; the rule of one kind may never come to it.
    const worst = worstSeverity(RULE_TRAITS[id].severities);
    expect(worst).toBe(id === "ade-token-sync" ? "medium" : rule.severity);
  });

  it.each(ALERT_RULE_IDS)("%s: it fires within that where something of everything is wrong", (id) => {
    const { severities, platforms, labels } = RULE_TRAITS[id];
    const own = fired.filter(({ rule }) => rule === id);
    expect(own.length).toBeGreaterThan(0);
    for (const { firing } of own) {
      expect(severities).toContain(firing.severity);
      if (platforms !== null && firing.entity.platform !== null)
        expect(platforms).toContain(firing.entity.platform);
      for (const [name, value] of Object.entries(firing.labels)) {
        expect(Object.keys(labels)).toContain(name);
        const known = labels[name];
        if (known !== null) expect(known).toContain(value);
      }
    }
  });

  it("names no label of a closed set that no alert has", () => {
    const had = new Set(
      fired.flatMap(({ rule, firing }) => Object.keys(firing.labels).map((name) => `${rule} ${name}`)),
    );
    const said = ALERT_RULE_IDS.flatMap((id: AlertRuleId) =>
      Object.entries(RULE_TRAITS[id].labels).flatMap(([name, values]) =>
        values === null ? [] : [`${id} ${name}`],
      ),
    );
    expect(said.filter((one) => !had.has(one))).toEqual([]);
  });
});
