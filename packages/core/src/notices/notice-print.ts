import { createHash } from "node:crypto";
import type { Plan } from "../config/plan/plan.ts";
import type { UserNotice } from "./notice.ts";

/**
 * A mark of what a notice says: the matter and everything of the plan that goes into its words. What was approved under
 * one mark is not sent under another.
 */
export function noticePrint({ kind, facts }: Pick<UserNotice, "kind" | "facts">, plan: Plan): string {
  const words = [
    kind,
    facts,
    plan.organisation.name,
    plan.notices.templates.filter((template) => template.kind === kind),
    plan.supportContacts.slice(0, 1),
    plan.selfHelp,
    kind === "welcome" ? [plan.newcomers.strategy, plan.newcomers.guides] : [],
  ];
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 32);
}
