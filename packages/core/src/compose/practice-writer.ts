import type { ChecklistItemState } from "../assess/checklist/checklist-item.ts";
import type { Plan } from "../config/plan/plan.ts";
import { createFormatter } from "../locales/formatter.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import type { Words } from "../practice/words.ts";
import { checklistItemName, nextCommand } from "./checklist-words.ts";
import { ownerWords, sayAll, type WordContext } from "./practice-words.ts";

/** Puts what is known of the practice into words, for people of the plan themselves. */
export interface PracticeWriter {
  evidence(words: readonly Words[]): string;
  itemName(item: Pick<ChecklistItemState, "id" | "text">): string;
  /** What comes next, for whom, and the command that it begins with; null when nothing has to. */
  next(
    item: ChecklistItemState,
  ): { readonly text: string; readonly owner: string | null; readonly command: string | null } | null;
  /** The name of a person or role. */
  owner(id: string): string;
}

export function createPracticeWriter(plan: Plan, locale: LocaleId, timeZone: string): PracticeWriter {
  const messages = catalogues[locale];
  const context: WordContext = {
    plan,
    messages,
    format: createFormatter(locale, timeZone),
    showsPeople: true,
  };
  return {
    evidence: (words) => sayAll(words, context),
    itemName: (item) => checklistItemName(item, context),
    owner: (id) => ownerWords(id, context),
    next: (item) =>
      item.next === null
        ? null
        : {
            text: messages.practice.next[item.next],
            owner: item.owner,
            command: nextCommand(item, plan),
          },
  };
}
