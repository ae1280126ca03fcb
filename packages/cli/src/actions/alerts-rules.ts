import { type Plan, type RuleInUse, type RuleStanding, rulesInUse } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { unknownJson } from "../output/alert-json.ts";
import { unknownLines } from "../output/alert-rows.ts";
import { chapter } from "../output/chapters.ts";
import { type ListedRule, ruleJson, ruleTable, ruleText } from "../output/rule-list.ts";
import { knownRule } from "../session/known-alert-words.ts";
import { type RuleName, ruleNames } from "../session/rule-names.ts";
import { withSession } from "../session/session.ts";

export interface RulesOptions {
  readonly rule?: string;
}

/** `alerts rules`: every rule with its thresholds, where their values come from, and whether it can be read. */
export const listRules: Action<RulesOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { config, plan, store, times } = session;
    const plugins = await session.rulePlugins.rules();
    const all = rulesInUse(withoutSwitches(plan), plugins);
    const wanted = options.rule === undefined ? null : await knownRule(options.rule, session);
    const used = all.filter(({ use }) => wanted === null || use.rule === wanted);
    const nameOf = await ruleNames(
      session,
      used.map(({ use }) => use.rule),
    );
    const standings = await store.alerts.standings();
    const rules = used.map((one) => listedRule(one, { plan, nameOf, standings }));
    // A plug-in that cannot be loaded has no rules: it stands among these under its own id.
    const unknown = standings.filter(
      ({ state, rule }) => state === "unknown" && (wanted === null || rule === wanted),
    );
    output.result({ rules: rules.map(ruleJson), unknown: unknown.map(unknownJson) }, () =>
      wanted === null
        ? [
            ruleTable(rules),
            ...chapter(
              "Nothing can be said of:",
              unknownLines(unknown, { several: config.tenants.length > 1, times }),
            ),
          ].join("\n")
        : rules.map((rule) => ruleText(rule, times)).join("\n"),
    );
    return EXIT.done;
  });

/** The same plan as if no rule were switched off: those are listed, too. */
function withoutSwitches(plan: Plan): Plan {
  const rules = plan.alerts.rules.map((setting) => ({ ...setting, enabled: true }));
  return { ...plan, alerts: { ...plan.alerts, rules } };
}

function listedRule(
  inUse: RuleInUse,
  {
    plan,
    nameOf,
    standings,
  }: { readonly plan: Plan; readonly nameOf: RuleName; readonly standings: readonly RuleStanding[] },
): ListedRule {
  const id = inUse.use.rule;
  const setting = plan.alerts.rules.find(({ rule }) => rule === id) ?? null;
  return {
    ...inUse,
    name: nameOf(id),
    enabled: setting?.enabled !== false,
    setting,
    custom: plan.alerts.custom.find((custom) => `custom:${custom.id}` === id) ?? null,
    standings: standings.filter(({ rule }) => rule === id),
  };
}
