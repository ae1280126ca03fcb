import {
  cleanText,
  type CustomRule,
  type RuleInUse,
  type RuleSetting,
  type RuleStanding,
  type ThresholdDefinition,
} from "@intune-om/core";
import { unknownJson } from "./alert-json.ts";
import { customRuleText } from "./custom-rule-text.ts";
import { causeText } from "./alert-words.ts";
import { textTable } from "./text-table.ts";
import type { Times } from "./times.ts";

/** A rule with how it is used, and what could be said of it in each tenant. */
export interface ListedRule extends RuleInUse {
  readonly name: string;
  readonly enabled: boolean;
  /** What the plan says of it; null for nothing. */
  readonly setting: RuleSetting | null;
  /** Null for one that is not the plan's own. */
  readonly custom: CustomRule | null;
  readonly standings: readonly RuleStanding[];
}

function originOf({ rule }: RuleInUse): "product" | "plan" | "plug-in" {
  if (rule.kind === "plugin") return "plug-in";
  return rule.id.startsWith("custom:") ? "plan" : "product";
}

/** What the plan says of a rule that it did not make, by the names in plan.yaml. */
function changesOf({ setting }: ListedRule): readonly string[] {
  if (setting === null) return [];
  const { enabled, thresholds, rule: _rule, ...rest } = setting;
  return [
    ...(enabled ? [] : ["enabled"]),
    ...Object.entries(rest).flatMap(([name, value]) => (value === null ? [] : [name])),
    ...Object.keys(thresholds).map((name) => `thresholds.${name}`),
  ];
}

function originText(listed: ListedRule): string {
  const changes = changesOf(listed);
  return `${originOf(listed)}${changes.length === 0 ? "" : `, changed by the plan: ${changes.join(", ")}`}`;
}

/** A rule for a program. */
export function ruleJson(listed: ListedRule): object {
  const { rule, use, name, enabled, standings, custom } = listed;
  return {
    id: use.rule,
    name,
    origin: originOf(listed),
    changedByPlan: changesOf(listed),
    ...(custom === null ? {} : { over: custom.over }),
    enabled,
    severity: use.severity ?? rule.severity,
    role: use.role,
    for: use.for,
    resolveAfter: use.resolveAfter,
    sources: rule.sources,
    thresholds: thresholdsOf(listed),
    standings: standings.map((one) =>
      one.state === "unknown"
        ? { state: one.state, ...unknownJson(one) }
        : { state: one.state, tenant: one.tenant, rule: one.rule, since: one.since },
    ),
  };
}

function thresholdsOf({
  rule,
  thresholds,
}: RuleInUse): readonly (ThresholdDefinition & { readonly name: string; readonly value: number })[] {
  return Object.entries(rule.thresholds).map(([name, definition]) => ({
    name,
    value: thresholds[name] ?? definition.default,
    ...definition,
  }));
}

/** Rules in a table for a terminal. */
export function ruleTable(rules: readonly ListedRule[]): string {
  return [
    textTable(
      ["RULE", "WHAT", "SEVERITY", "ROLE", "STATE", "THRESHOLDS"],
      rules.map((listed) => [
        listed.use.rule,
        listed.name,
        listed.use.severity ?? listed.rule.severity,
        listed.use.role,
        stateOf(listed),
        thresholdsOf(listed)
          .map(({ name, value, default: usual }) => `${name} ${value}${value === usual ? "" : ` (${usual})`}`)
          .join(", "),
      ]),
    ),
    "",
    "A figure in brackets is the default where the plan says another. See one rule whole with --rule.",
  ].join("\n");
}

function stateOf({ enabled, standings }: ListedRule): string {
  if (!enabled) return "switched off";
  const states = [...new Set(standings.map(({ state }) => state))];
  if (states.length === 0) return "not judged yet";
  return states.map((state) => (state === "notApplicable" ? "does not apply" : state)).join(", ");
}

/** Everything about one rule, for a terminal. */
export function ruleText(listed: ListedRule, times: Times): string {
  const { rule, use, name, standings, custom } = listed;
  return [
    `${use.rule}: ${name}`,
    "",
    `  from         ${originText(listed)}`,
    ...(custom === null ? [] : [`  holds when   ${customRuleText(custom)}`]),
    `  severity     ${use.severity ?? rule.severity}${use.severity === null ? " at worst" : ", as the plan says"}`,
    `  role         ${use.role}`,
    `  opens        after ${countText(use.for)}`,
    `  is resolved  after ${countText(use.resolveAfter)} without it`,
    `  judged from  ${rule.sources.length === 0 ? "what was read at all" : rule.sources.join(", ")}`,
    `  state        ${stateOf(listed)}`,
    ...standings
      .filter(({ state }) => state === "unknown")
      .map((one) => `               ${one.tenant}: ${causeText(one.cause)} since ${times.minute(one.since)}`),
    ...thresholdsOf(listed).flatMap((threshold) => [
      "",
      `  ${threshold.name}: ${threshold.value} ${threshold.unit} (default ${threshold.default}, from ${threshold.min} to ${threshold.max})`,
      `    ${cleanText(threshold.meaning)}`,
      `    ${cleanText(threshold.source)}`,
    ]),
  ].join("\n");
}

function countText(snapshots: number): string {
  return snapshots === 1 ? "one snapshot" : `${snapshots} snapshots in a row`;
}
