import { words } from "../../practice/words.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const GOOD_SHARE = 0.9;
const FAIR_SHARE = 0.8;

/** Every administrator has acknowledged what was announced more than five working days ago. */
export const adminsKnowUpdates: ChecklistRule = {
  id: "admins-know-updates",
  area: "operations",
  validDays: 100,
  roles: ["update-watcher", "intune-admin", "om-owner"],
  judge,
};

function judge({ awareness }: ChecklistInput): ChecklistFinding {
  const { people, read, action, others, lastAt: evidenceAt } = awareness;
  if (read === "unread")
    return { state: "unknown", evidence: [words("updatesUnread")], evidenceAt, next: "collectUpdates" };
  if (people === 0)
    return { state: "red", evidence: [words("noAdministrators")], evidenceAt, next: "nameAdministrators" };
  const needed = action.needed + others.needed;
  const given = action.given + others.given;
  if (needed === 0) return { state: "amber", evidence: [words("noneDue")], evidenceAt, next: "wait" };
  const open = action.needed - action.given;
  const evidence = [
    words("adminsKnow", { given, needed, people, updates: action.updates + others.updates }),
    ...(open > 0 ? [words("actionUnread", { open })] : []),
    ...(read === "partly" ? [words("partlyUnread")] : []),
  ];
  const isGood = open === 0 && given / needed >= GOOD_SHARE && shareOf(others) >= GOOD_SHARE;
  if (isGood && read === "read") return { state: "green", evidence, evidenceAt, next: null };
  const next = isGood ? "collectUpdates" : "acknowledgeUpdates";
  return { state: given / needed >= FAIR_SHARE ? "amber" : "red", evidence, evidenceAt, next };
}

function shareOf({ needed, given }: { readonly needed: number; readonly given: number }): number {
  return needed === 0 ? 1 : given / needed;
}
