import { select, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, entriesAt, type PlanRule } from "./rule.ts";

/** Parts of rules of the plan's own that do not go together; the first of each rule. */
export const findMisfits: PlanRule = (data) =>
  select(data, "alerts.custom.*").flatMap(({ path, value }): readonly Finding[] => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    const fault = faultOf(value);
    return fault === null ? [] : [atValue([...path, ...fault.path], fault.message, fault.fix)];
  });

interface Misfit {
  readonly path: readonly string[];
  readonly message: string;
  readonly fix: string;
}

function faultOf(rule: object): Misfit | null {
  const has = (part: string): boolean => valueAt(rule, [part]) !== undefined;
  if (has("metric") === has("list"))
    return { path: [], message: "is over one thing", fix: "Write metric, or list: one of the two." };
  const isLimited = has("above") || has("below");
  if (has("metric")) {
    if (entriesAt(rule, ["where"]).length > 0) return lone("where", "is for lists");
    if (has("per")) return lone("per", "is for lists");
    if (isLimited || has("changeOver")) return null;
    return { path: ["metric"], message: "has no limit", fix: "Add above, below or changeOver." };
  }
  if (has("changeOver")) return lone("changeOver", "is for metrics");
  const per = valueAt(rule, ["per"]);
  if (per === "each" && isLimited)
    return lone(has("above") ? "above" : "below", "counts rows, and per is each");
  if (per === "count" && !isLimited)
    return { path: ["per"], message: "counts rows, and there is no limit", fix: "Add above or below." };
  return null;
}

function lone(key: string, message: string): Misfit {
  return { path: [key], message, fix: "Remove it, or write the other." };
}
