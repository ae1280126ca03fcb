import type { ListName } from "../collect/lists.ts";
import type { CustomRule, Plan } from "../config/plan/plan.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import { FALLBACK_LOCALE } from "../locales/locale-id.ts";
import { cleanText } from "../text/clean-text.ts";
import { customRuleId } from "./custom-rule.ts";
import type { RuleHead } from "./alert-rule.ts";
import { ALERT_RULE_IDS, type AlertRuleId } from "./rule-ids.ts";

/** Texts of rules that are not the product's own, by id of the rule and language. English is needed. */
export type PluginTexts = ReadonlyMap<string, Readonly<Partial<Record<LocaleId, RuleTexts>>>>;

/** The texts that rules bring along themselves. */
export function pluginTextsOf(rules: readonly Pick<RuleHead, "id" | "texts">[]): PluginTexts {
  return new Map(rules.flatMap(({ id, texts }) => (texts === undefined ? [] : [[id, texts] as const])));
}

export interface RuleTextSources {
  readonly plan: Pick<Plan, "alerts">;
  readonly pluginTexts: PluginTexts;
}

/**
 * What is said of a rule in a language: the catalogue's texts, or those of the plan's own rule, or those of a plug-in in
 * English where it has no others; what the runbook of the plan says stands in their place. A rule that is no longer there
 * is called by its id.
 */
export function ruleTextsOf(rule: string, locale: LocaleId, sources: RuleTextSources): RuleTexts {
  const texts = shippedTexts(rule, locale, sources);
  const runbook = sources.plan.alerts.runbooks.find((entry) => entry.rule === rule);
  if (runbook === undefined) return texts;
  const { action, actionOver, actionMany, ...others } = texts;
  const own = runbook.action?.[locale];
  return {
    ...others,
    // The organisation's own words hold at every stage.
    ...(own === undefined
      ? {
          action,
          ...(actionOver === undefined ? {} : { actionOver }),
          ...(actionMany === undefined ? {} : { actionMany }),
        }
      : { action: own }),
    steps: runbook.steps?.map((step) => step[locale]) ?? texts.steps,
  };
}

/** The organisation's own page about a rule; null where the plan names none. */
export function runbookUrl(rule: string, plan: Pick<Plan, "alerts">): string | null {
  return plan.alerts.runbooks.find((entry) => entry.rule === rule)?.url ?? null;
}

function shippedTexts(rule: string, locale: LocaleId, { plan, pluginTexts }: RuleTextSources): RuleTexts {
  const { rules, letter } = catalogues[locale].alerts;
  if (isShipped(rule)) return rules[rule];
  const own = plan.alerts.custom.find((custom) => customRuleId(custom) === rule);
  if (own !== undefined) return customTexts(own, locale);
  const plugged = pluginTexts.get(rule);
  const given = plugged?.[locale] ?? plugged?.[FALLBACK_LOCALE];
  return given ?? namedTexts(cleanText(rule, 100), letter.texts.ruleGone, locale);
}

/** Lists of which each row is a device. */
const DEVICE_LISTS: ReadonlySet<string> = new Set<ListName>([
  "devices",
  "graceDevices",
  "unhealthyDevices",
  "deviceScores",
  "autopilotDevices",
]);

/** A rule that counts is about the figure, one about each row is about the row. */
function customTexts({ title, action, over }: CustomRule, locale: LocaleId): RuleTexts {
  const texts = namedTexts(title[locale], action[locale], locale);
  const { custom } = catalogues[locale].alerts;
  if (over.kind === "metric" && over.changeOver !== null)
    return { ...texts, one: custom.metric, lapsed: custom.lapsed };
  if (over.kind === "metric" || over.per === "count") return { ...texts, one: custom.metric };
  return DEVICE_LISTS.has(over.list) ? { ...texts, many: custom.devices } : texts;
}

function namedTexts(name: string, action: string, locale: LocaleId): RuleTexts {
  const { row, many, steps } = catalogues[locale].alerts.custom;
  return { name, one: row, many, action, steps };
}

function isShipped(rule: string): rule is AlertRuleId {
  return (ALERT_RULE_IDS as readonly string[]).includes(rule);
}
