import { FOCUS_AREAS, type FocusArea } from "../../config/plan/plan.ts";
import { addAdherence, type Adherence, adherenceShare } from "../../routines/adherence.ts";
import type { Block, Cell, StatusCell } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const GOOD_SHARE = 95;
const FAIR_SHARE = 80;

/** The five parts of operations and maintenance: what each is for, how it is kept, and what is open. */
export const focusAreas: SectionComposer = {
  id: "focus-areas",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { messages } = context;
  const { texts } = messages.practice;
  return [
    {
      kind: "table",
      id: "focus-areas",
      title: texts.areaTable,
      emptyText: texts.noPractice,
      columns: [
        { id: "area", title: texts.area, type: "text", weight: 1.5 },
        { id: "status", title: messages.columns.status, type: "status", weight: 1.2 },
        { id: "goal", title: texts.goal, type: "text", weight: 3.6 },
        { id: "month", title: texts.month, type: "text", weight: 1.5 },
        { id: "open", title: texts.openMatters, type: "text", weight: 2.4 },
      ],
      rows: FOCUS_AREAS.map((area) => rowOf(area, context)),
    },
  ];
}

function rowOf(area: FocusArea, context: SectionContext): readonly Cell[] {
  const { messages } = context;
  const adherence = adherenceIn(area, context);
  const open = openMatters(area, context);
  return [
    messages.plan.area[area],
    statusOf(adherence, open.red, context),
    messages.practice.goal[area],
    adherenceText(adherence, context),
    open.text,
  ];
}

function adherenceIn(area: FocusArea, { assessment }: SectionContext): Adherence {
  const own = assessment.practice.routines.routines.filter(({ routine }) => routine.area === area);
  return addAdherence(own.map(({ month }) => month));
}

function statusOf(adherence: Adherence, red: number, { messages }: SectionContext): StatusCell {
  const { texts } = messages.practice;
  const share = adherenceShare(adherence);
  if (share === null && adherence.due > 0) return { tone: "unknown", label: texts.notKnown };
  if (share !== null && share < FAIR_SHARE) return { tone: "bad", label: texts.behind };
  if ((share !== null && share < GOOD_SHARE) || red > 0) return { tone: "attention", label: texts.partly };
  return share === null ? { tone: "neutral", label: texts.notYet } : { tone: "good", label: texts.onTrack };
}

/** `92.3% (24/26)`. */
function adherenceText(adherence: Adherence, { messages, format }: SectionContext): string {
  const share = adherenceShare(adherence);
  if (share === null) return adherence.due === 0 ? "–" : messages.practice.texts.notKnown;
  return `${format.percent(share)} (${format.integer(adherence.onTime)}/${format.integer(adherence.due)})`;
}

/** Routines that are overdue, and items of the checklist that are red. */
function openMatters(
  area: FocusArea,
  { assessment, messages, format }: SectionContext,
): { readonly red: number; readonly text: string } {
  const { overdueRoutines, openItems, texts } = messages.practice;
  const { routines, checklist } = assessment.practice;
  const overdue = routines.routines.filter(
    ({ routine, current }) => routine.area === area && current?.state === "overdue",
  ).length;
  const red = checklist.filter((item) => item.area === area && item.state === "red").length;
  const parts = [
    ...(overdue > 0 ? [format.plural(overdue, overdueRoutines)] : []),
    ...(red > 0 ? [format.plural(red, openItems)] : []),
  ];
  return { red, text: parts.length === 0 ? texts.noOpenMatters : parts.join(", ") };
}
