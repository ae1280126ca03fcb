import type { Risk } from "../../config/plan/plan.ts";
import type { Block } from "../document.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";

const LEVELS: readonly Risk["level"][] = ["high", "medium", "low"];
const TONES = { high: "bad", medium: "attention", low: "neutral" } as const;

/** Risks, the highest first, and what has been promised. */
export const risks: HandbookComposer = {
  id: "risks",
  compose: (context) => [riskTable(context), actionTable(context)],
};

function riskTable({ plan, messages, format }: HandbookContext): Block {
  const { columns, texts } = messages;
  const sorted = [...plan.risks].sort(
    (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level),
  );
  return {
    kind: "table",
    id: "risks",
    title: texts.riskTable,
    emptyText: texts.noRisks,
    columns: [
      { id: "level", title: columns.level, type: "status", weight: 1 },
      { id: "title", title: columns.title, type: "text", weight: 4 },
      { id: "owner", title: columns.owner, type: "text", weight: 1.6 },
      { id: "review", title: columns.review, type: "date", weight: 1.2 },
    ],
    rows: sorted.map(({ level, title, owner, reviewBy }) => [
      { tone: TONES[level], label: messages.riskLevel[level] },
      title[format.locale],
      ownerName(owner, plan, format.locale),
      dayOf(reviewBy),
    ]),
  };
}

function actionTable({ plan, messages, format, today }: HandbookContext): Block {
  const { columns, texts } = messages;
  const open = plan.actions.filter(({ done }) => !done).sort((one, other) => (one.due < other.due ? -1 : 1));
  return {
    kind: "table",
    id: "actions",
    title: texts.actionTable,
    emptyText: texts.noActions,
    columns: [
      { id: "title", title: columns.title, type: "text", weight: 4 },
      { id: "owner", title: columns.owner, type: "text", weight: 1.6 },
      { id: "due", title: columns.due, type: "date", weight: 1.2 },
      { id: "status", title: columns.status, type: "status", weight: 1 },
    ],
    rows: open.map(({ title, owner, due }) => [
      title[format.locale],
      ownerName(owner, plan, format.locale),
      dayOf(due),
      due < today ? { tone: "bad", label: texts.overdue } : { tone: "neutral", label: texts.open },
    ]),
  };
}
