import { CHECKLIST_ITEMS } from "../checklist.ts";
import { select, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, entriesAt, type PlanRule } from "./rule.ts";

/** Training that nobody needs. */
export const findTrainingForNobody: PlanRule = (data) =>
  select(data, "training.*").flatMap(({ path, value }): Finding[] => {
    const roles = valueAt(value, ["roles"]);
    const hasRoles = roles !== undefined && (!Array.isArray(roles) || entriesAt(value, ["roles"]).length > 0);
    if (!isMapping(value) || hasRoles || valueAt(value, ["audience"]) !== undefined) return [];
    return [atValue(path, "says of nobody that they need it", "Add audience or roles.")];
  });

/** Entries of the communications calendar that say never when, or two times. */
export const findUntimedCommunications: PlanRule = (data) =>
  select(data, "communications.*").flatMap(({ path, value }): Finding[] => {
    if (!isMapping(value)) return [];
    const single = valueAt(value, ["on"]) !== undefined;
    const again = valueAt(value, ["cadence"]) !== undefined;
    if (single !== again) return [];
    if (!single)
      return [atValue(path, "says nowhere when", "Add on, the day of a single one, or cadence, how often.")];
    const fix = "Keep on for a single one, or cadence for one that comes again.";
    return [{ path: [...path, "cadence"], at: "key", message: "stands beside on", fix }];
  });

/** Items of the organisation's own that have the id of one of the product's. */
export const findTakenItems: PlanRule = (data) =>
  select(data, "checklist.own.*.id").flatMap(({ path, value }): Finding[] =>
    CHECKLIST_ITEMS.some((item) => item === value)
      ? [atValue(path, "is the id of an item of the product's", "Give yours another id.")]
      : [],
  );

function isMapping(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
