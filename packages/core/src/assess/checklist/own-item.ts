import type { OwnChecklistItem } from "../../config/plan/plan.ts";
import { entriesOf } from "../../practice/journal-entry.ts";
import { words } from "../../practice/words.ts";
import type { ChecklistFinding, ChecklistInput } from "./checklist-item.ts";

/** An item of the organisation's own, for which a person vouches. */
export function judgeOwnItem({ id }: OwnChecklistItem, { log, at }: ChecklistInput): ChecklistFinding {
  const entry = entriesOf(log.journal, "attested").findLast(
    ({ item, at: time }) => item === id && time <= at,
  );
  if (entry === undefined)
    return { state: "red", evidence: [words("notAttested")], evidenceAt: null, next: "attest" };
  const evidence = [words("attested", { at: entry.at, by: { names: [entry.by] } })];
  return { state: "green", evidence, evidenceAt: entry.at, next: null };
}
