import type { CustomRule, ListSubject, MetricSubject, Plan } from "../config/plan/plan.ts";
import type { Thresholds } from "./alert-rule.ts";
import { customRule, customRuleId } from "./custom-rule.ts";
import type { AlertUnit } from "./firing.ts";
import type { RuleInUse } from "./rules-in-use.ts";

/** What a plan lets a rule be judged by: its thresholds, or all of what a rule of the plan's own is over. */
export type RuleLimits =
  | { readonly kind: "thresholds"; readonly values: Thresholds }
  | { readonly kind: "custom"; readonly over: CustomRule["over"] };

/** A limit that the plan had, and what it says now; null where it has none. */
export interface ChangedLimit {
  readonly name: string;
  readonly was: number | null;
  readonly now: number | null;
  readonly unit: AlertUnit;
}

/** What a rule in use is judged by. */
export function limitsOf({ rule, thresholds }: RuleInUse, plan: Pick<Plan, "alerts">): RuleLimits {
  const own = customOf(rule.id, plan);
  return own === undefined ? { kind: "thresholds", values: thresholds } : { kind: "custom", over: own.over };
}

/** The same rule, as it was judged before; null where it is judged by the same. Thresholds that it had not yet are as now. */
export function byLimits(
  one: RuleInUse,
  before: RuleLimits,
  plan: Pick<Plan, "alerts" | "roles" | "updates" | "watch">,
): RuleInUse | null {
  const own = customOf(one.rule.id, plan);
  if (before.kind === "custom") {
    if (own === undefined || isSame(own.over, before.over)) return null;
    return { ...one, rule: customRule({ ...own, over: before.over }, plan) };
  }
  const known = Object.entries(one.thresholds).map(([name, value]): [string, number] => [
    name,
    Object.hasOwn(before.values, name) ? (before.values[name] ?? value) : value,
  ]);
  const thresholds: Thresholds = Object.fromEntries(known);
  return isSame(thresholds, one.thresholds) ? null : { ...one, thresholds };
}

/** Which limits of a rule are others than before, each by its figure. */
export function changedLimits(
  { rule }: Pick<RuleInUse, "rule">,
  before: RuleLimits,
  now: RuleLimits,
): readonly ChangedLimit[] {
  const [then, today] = [figuresIn(before), figuresIn(now)];
  return Object.entries(today).flatMap(([name, value]) => {
    const was = then[name] ?? null;
    if (was === value) return [];
    const unit =
      now.kind === "thresholds" ? (rule.thresholds[name]?.unit ?? "count") : unitOf(name, now.over);
    return [{ name, was, now: value, unit }];
  });
}

function figuresIn(limits: RuleLimits): Readonly<Record<string, number | null>> {
  if (limits.kind === "thresholds") return limits.values;
  const { above, below } = limits.over;
  return limits.over.kind === "list"
    ? { above, below }
    : { above, below, changeOver: limits.over.changeOver?.by ?? null };
}

function unitOf(name: string, over: ListSubject | MetricSubject): AlertUnit {
  return name === "changeOver" && over.kind === "metric" ? (over.changeOver?.unit ?? "count") : "count";
}

function customOf(rule: string, { alerts }: Pick<Plan, "alerts">): CustomRule | undefined {
  return alerts.custom.find((custom) => customRuleId(custom) === rule);
}

/** What comes from a plan, and what of it was kept: plain data with its fields in one order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
