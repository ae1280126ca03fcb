import { daysBetween } from "../days.ts";
import type {
  ChecklistFinding,
  ChecklistInput,
  ChecklistItemState,
  ChecklistRule,
} from "./checklist-item.ts";
import { checklistRules } from "./index.ts";
import { judgeOwnItem } from "./own-item.ts";
import { withAge } from "./with-age.ts";

/** The checklist as it stands: the items of the product that the plan has not switched off, then its own. Pure. */
export function judgeChecklist(input: ChecklistInput): readonly ChecklistItemState[] {
  const { plan, at } = input;
  const own = checklistRules.filter(({ id }) => !plan.checklist.off.includes(id));
  return [
    ...own.map((rule) => ({
      id: rule.id,
      area: rule.area,
      text: null,
      owner: ownerOf(rule, input),
      ...aged(withAge(rule.judge(input), rule.validDays, at), at),
    })),
    ...plan.checklist.own.map((item) => ({
      id: item.id,
      area: "planning" as const,
      text: item.text,
      owner: item.role,
      ...aged(withAge(judgeOwnItem(item, input), item.validDays, at), at),
    })),
  ];
}

function aged(finding: ChecklistFinding, at: Date): ChecklistFinding & { readonly ageDays: number | null } {
  const { evidenceAt } = finding;
  return { ...finding, ageDays: evidenceAt === null ? null : Math.floor(daysBetween(evidenceAt, at)) };
}

function ownerOf({ id, roles }: ChecklistRule, { plan }: ChecklistInput): string | null {
  const named = plan.checklist.owners[id];
  if (named !== undefined) return named;
  return roles.find((role) => plan.roles.some((known) => known.id === role)) ?? plan.roles[0]?.id ?? null;
}
