import { customRuleId } from "../../../alerts/custom-rule.ts";
import { listFields } from "../../../alerts/custom/list-fields.ts";
import { knownMetricName } from "../../../alerts/custom/known-values.ts";
import { ALERT_RULE_IDS } from "../../../alerts/rule-ids.ts";
import { RULE_TRAITS, type RuleTraits } from "../../../alerts/rule-traits.ts";
import { ALERT_SEVERITIES } from "../../../alerts/severity.ts";
import { select, valueAt } from "../../path.ts";
import { textAt } from "./rule.ts";

/** What alerts of one rule can be in this plan. */
export interface AlertKind {
  readonly rule: string;
  /** Whether the plan has switched it off. */
  readonly isOff: boolean;
  readonly severities: readonly string[];
  /** In small letters: none for alerts of no system, null for any. */
  readonly platforms: readonly string[] | null;
  /** By name, with all that each can be, null for anything; null for labels of any name. */
  readonly labels: ReadonlyMap<string, readonly string[] | null> | null;
}

/** A rule of a plug-in, of which nothing is known here. */
const ANYTHING: RuleTraits = { severities: ALERT_SEVERITIES, platforms: null, labels: {} };

/** The alerts that there can be: of the product's rules, of the plan's own, and of those of plug-ins that the plan names. */
export function alertKinds(data: unknown): readonly AlertKind[] {
  const own = select(data, "alerts.custom.*").flatMap(({ value }) => {
    const id = textAt(value, ["id"]);
    return id === null ? [] : [{ rule: customRuleId({ id }), traits: customTraits(value) }];
  });
  const built = ALERT_RULE_IDS.map((rule) => ({ rule, traits: RULE_TRAITS[rule] }));
  return [...built, ...own].map(({ rule, traits }) => kindOf(data, rule, traits));
}

/** The alerts of a rule of a plug-in. */
export function pluginKind(data: unknown, rule: string): AlertKind {
  return { ...kindOf(data, rule, ANYTHING), labels: null };
}

function kindOf(data: unknown, rule: string, { severities, platforms, labels }: RuleTraits): AlertKind {
  const setting = valueAt(data, ["alerts", "rules", rule]);
  const severity = ALERT_SEVERITIES.find((one) => one === textAt(setting, ["severity"]));
  return {
    rule,
    isOff: valueAt(setting, ["enabled"]) === false,
    severities: severity === undefined ? severities : [severity],
    platforms: platforms?.map((platform) => platform.toLowerCase()) ?? null,
    labels: new Map(Object.entries(labels)),
  };
}

/** A rule over the devices of a system has that; one over another figure or a count has none; rows have their own. */
function customTraits(rule: unknown): RuleTraits {
  const severities = [ALERT_SEVERITIES.find((one) => one === textAt(rule, ["severity"])) ?? "medium"];
  const metric = textAt(rule, ["metric"]);
  const named = metric === null ? null : knownMetricName(metric.trim());
  const isCount =
    textAt(rule, ["per"]) === "count" ||
    (textAt(rule, ["per"]) === null &&
      ["above", "below"].some((word) => valueAt(rule, [word]) !== undefined));
  if (named?.prefix === "devices.os.") return { severities, platforms: [named.name], labels: {} };
  if (metric !== null || isCount) return { severities, platforms: [], labels: {} };
  return { severities, platforms: hasSystem(rule) ? null : [], labels: {} };
}

/** Whether rows of a list are of a system. */
function hasSystem(rule: unknown): boolean {
  const fields = listFields(textAt(rule, ["list"])?.trim() ?? "");
  return fields === null || fields.has("os") || fields.has("platform");
}
