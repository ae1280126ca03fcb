import type { ChecklistItemState, NextStep } from "../assess/checklist/checklist-item.ts";
import { type AudienceKind, CHECKLIST_ITEMS, type Plan } from "../config/plan/plan.ts";
import { fill } from "../locales/fill.ts";
import type { WordContext } from "./practice-words.ts";

/** What holds when an item is green, in the reader's language. */
export function checklistItemName(
  { id, text }: Pick<ChecklistItemState, "id" | "text">,
  { messages, format }: Pick<WordContext, "messages" | "format">,
): string {
  if (text !== null) return text[format.locale];
  const known = CHECKLIST_ITEMS.find((item) => item === id);
  return known === undefined ? id : messages.practice.item[known];
}

/** The command with which the next step of an item begins; null for what is done in the plan or in the console. */
export function nextCommand(
  { id, next }: Pick<ChecklistItemState, "id" | "next">,
  plan: Plan,
): string | null {
  if (next === null) return null;
  const command = COMMANDS[next];
  if (command === null) return null;
  const reportFor = (kind: AudienceKind): string =>
    plan.reports.find(({ audience }) =>
      plan.audiences.some((one) => one.id === audience && one.kind === kind),
    )?.id ?? "REPORT";
  return `intune-om ${fill(command, {
    item: id,
    helpdeskReport: reportFor("helpdesk"),
    stakeholderReport: reportFor("stakeholders"),
  })}`;
}

const COMMANDS: Readonly<Record<NextStep, string | null>> = {
  runReports: "runs",
  scheduleReports: "check",
  goThroughRound: "round --done --by PERSON",
  answerAlertQuestion: "plan check",
  nameDeputy: "plan check",
  startDrill: "drill service-incident --by PERSON",
  acknowledgeUpdates: "updates matrix --open",
  nameAdministrators: "plan check",
  collectUpdates: "doctor",
  briefHelpdesk: "run {helpdeskReport}",
  acknowledgeBriefs: "updates list --open",
  nameOwners: "plan check",
  confirmOwners: "plan approve --by PERSON",
  reviseMaterial: "training material",
  linkMaterial: "training material",
  approveTargets: "plan check",
  scheduleStakeholders: "plan check",
  sendStakeholders: "run {stakeholderReport}",
  renewExpiring: null,
  grantAccess: "doctor",
  collect: "collect",
  assignPolicies: null,
  attest: "plan attest {item} --by PERSON",
  attestAgain: null,
  wait: null,
};
