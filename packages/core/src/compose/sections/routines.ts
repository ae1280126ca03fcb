import { type Adherence, adherenceShare } from "../../routines/adherence.ts";
import type { OccurrenceStateName, RoutineState } from "../../routines/routine-state.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, Cell, Column, StatusCell, Tone } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import { ownerWords } from "../practice-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const TONES: Readonly<Record<OccurrenceStateName, Tone>> = {
  onTime: "good",
  late: "attention",
  overdue: "bad",
  due: "attention",
  upcoming: "neutral",
  unknown: "unknown",
};

/** Routines that are named in the sentence about what is overdue. */
const NAMED = 4;

/** What is done again and again: how it was kept, what waits, and who acts today. */
export const routines: SectionComposer = {
  id: "routines",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { messages, assessment } = context;
  const { texts } = messages.practice;
  const { routines: states, month } = assessment.practice.routines;
  const table: Block = {
    kind: "table",
    id: "routines",
    title: texts.routineTable,
    emptyText: texts.noRoutines,
    columns: columnsOf(context),
    rows: states.map((state) => rowOf(state, context)),
  };
  if (states.length === 0) return [table];
  return [
    { kind: "paragraph", text: adherenceText(month, context) },
    ...overdueCallout(states, context),
    table,
  ];
}

/** `Done on time within the last 30 days: 92.3% (24 of 26).` */
function adherenceText(adherence: Adherence, { messages, format }: SectionContext): string {
  const { texts } = messages.practice;
  const share = adherenceShare(adherence);
  if (share === null) return adherence.due === 0 ? texts.adherenceNone : texts.adherenceUnknown;
  return fill(texts.adherence, {
    share: format.percent(share),
    done: format.integer(adherence.onTime),
    due: format.integer(adherence.due),
  });
}

function overdueCallout(
  states: readonly RoutineState[],
  { messages, format }: SectionContext,
): readonly Block[] {
  const { texts } = messages.practice;
  const overdue = states.filter(({ current }) => current?.state === "overdue");
  if (overdue.length === 0) return [];
  const names = overdue.slice(0, NAMED).map(({ routine }) => routine.title[format.locale]);
  const more = overdue.length - names.length;
  const all = more > 0 ? [...names, fill(texts.overdueMore, { count: format.integer(more) })] : names;
  return [{ kind: "callout", tone: "bad", title: fill(texts.overdueCallout, { routines: all.join("; ") }) }];
}

function columnsOf({ messages, showsPeople }: SectionContext): readonly Column[] {
  const { texts } = messages.practice;
  return [
    { id: "status", title: messages.columns.status, type: "status", weight: 1.1 },
    { id: "routine", title: texts.routine, type: "text", weight: 3.4 },
    { id: "cadence", title: texts.cadence, type: "text", weight: 1.4 },
    { id: "role", title: messages.columns.role, type: "text", weight: 1.7 },
    ...(showsPeople ? [{ id: "acts", title: texts.actsToday, type: "text", weight: 1.5 } as const] : []),
    { id: "due", title: texts.due, type: "date", weight: 1.2 },
    { id: "last-done", title: texts.lastDone, type: "date", weight: 1.2 },
    { id: "month", title: texts.month, type: "text", weight: 1.1 },
  ];
}

function rowOf(state: RoutineState, context: SectionContext): readonly Cell[] {
  const { messages, format, showsPeople } = context;
  const { routine, acts, current, lastDoneAt, month } = state;
  const { texts } = messages.practice;
  const acting = acts.person === null ? texts.nobody : ownerWords(acts.person, context);
  return [
    statusOf(state, context),
    routine.title[format.locale],
    messages.practice.cadence[routine.cadence],
    ownerWords(routine.role, context),
    ...(showsPeople ? [acting] : []),
    dayOf(current?.due ?? null),
    lastDoneAt,
    shareText(month, context),
  ];
}

function statusOf({ current }: RoutineState, { messages }: SectionContext): StatusCell {
  if (current === null) return { tone: "neutral", label: messages.practice.texts.notYet };
  return { tone: TONES[current.state], label: messages.practice.occurrence[current.state] };
}

/** `12/13`: a share would hide of how few it is. */
function shareText(adherence: Adherence, { messages, format }: SectionContext): string {
  if (adherence.due === 0) return "–";
  if (adherenceShare(adherence) === null) return messages.practice.texts.notKnown;
  return `${format.integer(adherence.onTime)}/${format.integer(adherence.due)}`;
}
