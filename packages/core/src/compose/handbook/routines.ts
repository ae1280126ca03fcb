import { CADENCES, FOCUS_AREAS, type Routine } from "../../config/plan/plan.ts";
import { shiftDay } from "../../routines/days.ts";
import { occurrencesOf } from "../../routines/occurrences.ts";
import type { Block } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { roleWithHolders } from "./handbook-words.ts";

/** A year and a holiday: every cadence comes within it. */
const AHEAD_DAYS = 400;

/** Routines by how often they come, each with its role and its next day. */
export const routines: HandbookComposer = {
  id: "routines",
  compose: (context) => {
    const { plan, messages } = context;
    const tables = CADENCES.flatMap((cadence): readonly Block[] => {
      const due = plan.routines.filter((routine) => routine.cadence === cadence);
      return due.length === 0 ? [] : [routineTable(cadence, due, context)];
    });
    return tables.length > 0
      ? tables
      : [{ kind: "paragraph", text: messages.plan.handbook.texts.noRoutines }];
  },
};

function routineTable(cadence: Routine["cadence"], due: readonly Routine[], context: HandbookContext): Block {
  const { messages, format } = context;
  const { texts } = messages.plan.handbook;
  const byArea = [...due].sort(
    (one, other) => FOCUS_AREAS.indexOf(one.area) - FOCUS_AREAS.indexOf(other.area),
  );
  const hasDays = cadence !== "on-event";
  return {
    kind: "table",
    id: `routines-${cadence}`,
    title: messages.communications.cadence[cadence],
    emptyText: texts.noRoutines,
    columns: [
      { id: "what", title: texts.what, type: "text", weight: 2.8 },
      { id: "area", title: texts.area, type: "text", weight: 1.4 },
      { id: "who", title: texts.who, type: "text", weight: 2.9 },
      ...(hasDays ? [{ id: "next", title: texts.next, type: "date", weight: 1.1 } as const] : []),
      { id: "shownBy", title: texts.shownBy, type: "text", weight: 1.8 },
    ],
    rows: byArea.map((routine) => [
      routine.title[format.locale],
      messages.plan.area[routine.area],
      roleWithHolders(routine.role, context),
      ...(hasDays ? [dayOf(nextDay(routine, context))] : []),
      messages.plan.evidence[routine.evidence.kind],
    ]),
  };
}

function nextDay(routine: Routine, { calendar, today }: HandbookContext): string | null {
  const from = shiftDay(today, 1);
  const start = routine.from !== null && routine.from > from ? routine.from : from;
  return occurrencesOf(routine, calendar, { from, to: shiftDay(start, AHEAD_DAYS) })[0]?.due ?? null;
}
