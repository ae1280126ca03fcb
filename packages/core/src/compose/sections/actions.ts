import { dayOf, ownerName } from "../plan-words.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Open actions of the plan, the earliest date first. */
export const actions: SectionComposer = {
  id: "actions",
  parts: [{ sources: [], compose }],
};

function compose({ plan, assessment, messages, format }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const today = assessment.snapshot.takenAt.toISOString().slice(0, 10);
  const open = plan.actions.filter(({ done }) => !done).sort((one, other) => (one.due < other.due ? -1 : 1));
  return [
    {
      kind: "table",
      id: "actions",
      title: texts.actionTable,
      emptyText: texts.noActions,
      columns: [
        { id: "title", title: columns.title, type: "text", weight: 4 },
        { id: "owner", title: columns.owner, type: "text", weight: 1.5 },
        { id: "due", title: columns.due, type: "date", weight: 1.2 },
        { id: "status", title: columns.status, type: "status", weight: 1 },
      ],
      rows: open.map((action) => [
        action.title[format.locale],
        ownerName(action.owner, plan, format.locale),
        dayOf(action.due),
        action.due < today ? { tone: "bad", label: texts.overdue } : { tone: "neutral", label: texts.open },
      ]),
    },
  ];
}
