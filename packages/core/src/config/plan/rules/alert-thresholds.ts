import type { RuleHead } from "../../../alerts/alert-rule.ts";
import { alertRules } from "../../../alerts/rules/index.ts";
import { thresholdProblems } from "../../../alerts/rules-in-use.ts";
import { valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { mappingAt } from "./alert-tree.ts";
import type { PlanRule } from "./rule.ts";

/** Thresholds that a rule does not have, that are out of its range, or that contradict each other. */
export const findBadThresholds: PlanRule = (data) =>
  alertRules.flatMap((rule) => thresholdFindings(data, rule));

/** What the plan says of the thresholds of one rule that it does not take. */
export function thresholdFindings(
  data: unknown,
  rule: Pick<RuleHead, "id" | "thresholds" | "descending">,
): readonly Finding[] {
  const setting = valueAt(data, ["alerts", "rules", rule.id]);
  const values = mappingAt(setting, ["thresholds"]).filter(
    (entry): entry is readonly [string, number] => typeof entry[1] === "number",
  );
  return thresholdProblems(rule, Object.fromEntries(values)).map(
    ({ name, kind, message, fix }): Finding => ({
      path: ["alerts", "rules", rule.id, "thresholds", name],
      at: kind === "unknown" ? "key" : "value",
      message,
      fix,
      among: () => Object.keys(rule.thresholds),
    }),
  );
}
