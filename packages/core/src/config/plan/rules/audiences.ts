import { select, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, entriesAt, type PlanRule } from "./rule.ts";

/** A report for an audience in which there is nobody could never be sent. */
export const findEmptyAudiences: PlanRule = (data) => {
  const empty = select(data, "audiences.*").flatMap(({ value }) =>
    isEmpty(value) ? [valueAt(value, ["id"])] : [],
  );
  return select(data, "reports.*.audience").flatMap(({ path, value }): Finding[] => {
    if (typeof value !== "string" || !empty.includes(value)) return [];
    const fix = `Name at least one person under members of ${value} in audiences, or a group or a rule; or another audience here.`;
    return [atValue(path, "has no members, so nobody would get the report", fix)];
  });
};

function isEmpty(audience: unknown): boolean {
  const members = valueAt(audience, ["members"]);
  const unreadable = members !== undefined && !Array.isArray(members);
  if (unreadable || entriesAt(audience, ["members"]).length > 0) return false;
  return valueAt(audience, ["group"]) === undefined && valueAt(audience, ["rule"]) === undefined;
}

/** What users are told comes from others and stays told, so somebody of ours reads it first. */
export const findUnapproved: PlanRule = (data) => {
  const ofUsers = select(data, "audiences.*").flatMap(({ value }) =>
    USERS.has(valueAt(value, ["kind"])) ? [valueAt(value, ["id"])] : [],
  );
  return select(data, "reports.*").flatMap(({ path, value }): Finding[] => {
    const audience = valueAt(value, ["audience"]);
    if (typeof audience !== "string" || !ofUsers.includes(audience)) return [];
    if (valueAt(value, ["approval"]) !== undefined) return [];
    const message = "has users as readers, and the report needs nobody's approval";
    const fix =
      "Add approval: { role: … } to the report, with the id of the role that reads it before they do.";
    return [atValue([...path, "audience"], message, fix)];
  });
};

const USERS = new Set<unknown>(["users", "newcomers"]);

/** Versions of different systems cannot be compared; iOS and iPadOS share theirs. */
export const findVersionsOfNothing: PlanRule = (data) =>
  select(data, "audiences.*.rule.versionBelow").flatMap(({ path, value }): Finding[] => {
    const platforms = valueAt(data, [...path.slice(0, -1), "platforms"]);
    const named = Array.isArray(platforms) ? new Set<unknown>(platforms) : new Set<unknown>();
    const isApple = [...named].every((platform) => platform === "ios" || platform === "ipados");
    if (typeof value !== "string" || named.size === 1 || (named.size > 0 && isApple)) return [];
    const fix = "Name one platform beside it, for example platforms: [windows], or ios and ipados together.";
    return [atValue(path, "is a version, and the rule does not say of which system", fix)];
  });
