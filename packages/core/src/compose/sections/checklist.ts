import type { ChecklistItemState, ChecklistStateName } from "../../assess/checklist/checklist-item.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, StatusCell, Tone } from "../document.ts";
import { checklistItemName } from "../checklist-words.ts";
import { ownerWords, sayAll } from "../practice-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const TONES: Readonly<Record<ChecklistStateName, Tone>> = {
  green: "good",
  amber: "attention",
  red: "bad",
  unknown: "unknown",
};

/** What should hold, whether it does, what shows it, and what comes next. */
export const checklist: SectionComposer = {
  id: "checklist",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages } = context;
  const { texts } = messages.practice;
  const items = assessment.practice.checklist;
  return [
    {
      kind: "table",
      id: "checklist",
      title: titleOf(items, context),
      emptyText: texts.noChecklist,
      columns: [
        { id: "state", title: messages.columns.state, type: "status", weight: 1.1 },
        { id: "item", title: texts.item, type: "text", weight: 2.2 },
        { id: "evidence", title: texts.evidence, type: "text", weight: 3.6 },
        { id: "age", title: texts.age, type: "text", weight: 0.8 },
        { id: "next", title: texts.next, type: "text", weight: 2.4 },
      ],
      rows: items.map((item) => [
        stateCell(item, context),
        checklistItemName(item, context),
        sayAll(item.evidence, context),
        item.ageDays === null ? "–" : context.format.plural(item.ageDays, messages.practice.days),
        nextOf(item, context),
      ]),
    },
  ];
}

function titleOf(items: readonly ChecklistItemState[], { messages, format }: SectionContext): string {
  const { texts } = messages.practice;
  const green = format.integer(items.filter(({ state }) => state === "green").length);
  const count = fill(texts.checklistCount, { green, total: format.integer(items.length) });
  return items.length === 0 ? texts.checklistTable : `${texts.checklistTable}: ${count}`;
}

function stateCell({ state }: ChecklistItemState, { messages }: SectionContext): StatusCell {
  return { tone: TONES[state], label: messages.practice.checklistState[state] };
}

function nextOf({ next, owner }: ChecklistItemState, context: SectionContext): string {
  if (next === null) return "";
  const { next: steps, texts } = context.messages.practice;
  const step = steps[next];
  return owner === null ? step : fill(texts.nextBy, { step, owner: ownerWords(owner, context) });
}
