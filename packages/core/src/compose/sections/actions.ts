import { createWorkCalendar } from "../../calendar/work-calendar.ts";
import type { Action } from "../../config/plan/plan.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { Block, TableBlock } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Actions of the plan: the open ones with those that are late first, and what was finished in the period. */
export const actions: SectionComposer = {
  id: "actions",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { plan, assessment, format } = context;
  const calendar = createWorkCalendar(format.timeZone);
  const since = calendar.dayOf(assessment.period.from);
  const open = plan.actions.filter(({ done }) => !done).toSorted(byDay(({ due }) => due));
  const finished = plan.actions
    .filter((action) => action.done && finishedOn(action) >= since)
    .toSorted(byDay(finishedOn))
    .reverse();
  return [
    openTable(open, calendar.dayOf(assessment.snapshot.takenAt), context),
    ...(finished.length === 0 ? [] : [finishedTable(finished, context)]),
  ];
}

/** Where nobody said when it was finished, the day on which it was due stands in. */
function finishedOn({ doneOn, due }: Action): string {
  return doneOn ?? due;
}

/** The earliest first: those that are late come before all others. */
function byDay(day: (action: Action) => string): (one: Action, other: Action) => number {
  return (one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0);
}

function openTable(open: readonly Action[], today: string, context: SectionContext): TableBlock {
  const { plan, messages, format } = context;
  const { columns, texts } = messages;
  return {
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
  };
}

function finishedTable(finished: readonly Action[], { plan, messages, format }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  return {
    kind: "table",
    id: "actions-finished",
    title: texts.finishedTable,
    emptyText: texts.noActions,
    readingLimit: 15,
    columns: [
      { id: "title", title: columns.title, type: "text", weight: 4 },
      { id: "owner", title: columns.owner, type: "text", weight: 1.5 },
      { id: "due", title: columns.due, type: "date", weight: 1.2 },
      { id: "finished", title: columns.finished, type: "date", weight: 1.2 },
    ],
    rows: finished.map((action) => [
      action.title[format.locale],
      ownerName(action.owner, plan, format.locale),
      dayOf(action.due),
      dayOf(action.doneOn),
    ]),
  };
}
