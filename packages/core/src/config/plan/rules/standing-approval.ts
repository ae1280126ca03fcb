import { select, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, entriesAt, type PlanRule, textAt } from "./rule.ts";

const BY = ["newcomers", "approval", "by"] as const;

/** A welcome that somebody approved once for everybody who has no say in what users are told. */
export const findStandingStranger: PlanRule = (data): readonly Finding[] => {
  const by = textAt(data, BY);
  if (by === null || !select(data, "people.*.id").some(({ value }) => value === by)) return [];
  const approver = textAt(data, ["notices", "approver"]);
  if (approver === null) {
    const fix = "Name as notices.approver the role that approves what users are told.";
    return [atValue(BY, "approves, and the plan names no role that may", fix)];
  }
  const role = entriesAt(data, ["roles"]).find((one) => valueAt(one, ["id"]) === approver);
  if (role === undefined) return [];
  const may = [...entriesAt(role, ["holders"]), ...entriesAt(role, ["deputies"])];
  if (may.includes(by)) return [];
  const fix = `Name a holder or a deputy of ${approver}: ${may.join(", ")}.`;
  return [atValue(BY, `neither holds the role ${approver}, which approves notices, nor deputises`, fix)];
};
