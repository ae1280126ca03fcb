import type { Plan, RuleSetting } from "../config/plan/plan.ts";
import { customRule } from "./custom-rule.ts";
import type { AlertRule, RuleHead, Thresholds, ThresholdSchema } from "./alert-rule.ts";
import type { PluginRule } from "./plugins/rule-plugins.ts";
import type { RuleUse } from "./rule-outcome.ts";
import { alertRules } from "./rules/index.ts";
import { orderProblems } from "./threshold-order.ts";

/** A rule with what the plan says of it. */
export interface RuleInUse {
  readonly rule: AlertRule | PluginRule;
  readonly use: RuleUse;
  readonly thresholds: Thresholds;
}

/** Every rule that the plan has not switched off: the product's, the plan's own, those of plug-ins. */
export function rulesInUse(
  plan: Pick<Plan, "alerts" | "roles" | "updates" | "watch">,
  plugins: readonly PluginRule[] = [],
): readonly RuleInUse[] {
  const settings = new Map(plan.alerts.rules.map((setting) => [setting.rule, setting]));
  const own = plan.alerts.custom.map((custom) => customRule(custom, plan));
  return [...alertRules, ...own, ...plugins].flatMap((rule): readonly RuleInUse[] => {
    const setting = settings.get(rule.id);
    if (setting?.enabled === false) return [];
    return [{ rule, use: useOf(rule, setting), thresholds: thresholdsOf(rule, setting) }];
  });
}

function useOf(rule: RuleHead, setting: RuleSetting | undefined): RuleUse {
  return {
    rule: rule.id,
    for: setting?.for ?? rule.for ?? 1,
    resolveAfter: setting?.resolveAfter ?? rule.resolveAfter ?? 1,
    severity: setting?.severity ?? null,
    role: setting?.role ?? rule.role,
    ...(rule.lapses === "always" ? { lapses: true } : {}),
  };
}

/** The rule's defaults, with the plan's values over them; a name that the rule does not have is left out. */
function thresholdsOf(rule: RuleHead, setting: RuleSetting | undefined): Thresholds {
  const own = setting?.thresholds ?? {};
  return Object.fromEntries(
    Object.entries(rule.thresholds).map(([name, { default: usual }]) => [
      name,
      Object.hasOwn(own, name) ? (own[name] ?? usual) : usual,
    ]),
  );
}

/** A value for a threshold that the rule does not take. */
export interface ThresholdProblem {
  readonly name: string;
  /** `order`: it contradicts another one of the rule. */
  readonly kind: "unknown" | "range" | "whole" | "order";
  readonly message: string;
  readonly fix: string;
}

/** What is wrong with values that the plan gives to the thresholds of a rule. */
export function thresholdProblems(
  rule: Pick<RuleHead, "thresholds" | "descending">,
  values: Readonly<Record<string, number>>,
): readonly ThresholdProblem[] {
  const problems = Object.entries(values).flatMap(([name, value]) => problemOf(rule.thresholds, name, value));
  // Of a value that is none of a rule nothing follows for the others.
  return problems.length > 0 ? problems : orderProblems(rule, values);
}

function problemOf(schema: ThresholdSchema, name: string, value: number): readonly ThresholdProblem[] {
  const definition = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (definition === undefined) {
    const names = Object.keys(schema);
    const fix = names.length === 0 ? "This rule has none." : `It has ${names.join(", ")}.`;
    return [{ name, kind: "unknown", message: "is no threshold of this rule", fix }];
  }
  const { min, max, unit, whole = true } = definition;
  if (!(value >= min && value <= max)) {
    const fix = `Write a number from ${min} to ${max} (${unit}).`;
    return [{ name, kind: "range", message: `is out of range: ${min} to ${max} ${unit}`, fix }];
  }
  if (whole && !Number.isInteger(value))
    return [{ name, kind: "whole", message: "is no whole number", fix: "Write a whole number." }];
  return [];
}
