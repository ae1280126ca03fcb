import type { ActiveAlert } from "../../../alerts/alert-summary.ts";
import type { AlertWords } from "../../alert-words.ts";
import type { Cell, TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { ownersText, sinceOf, statesCell, worstCell, worstFigure } from "./cause-cells.ts";
import { causeText } from "./cause-text.ts";
import { groupCauses } from "./group-causes.ts";
import { mayName } from "./named-alert.ts";

const READING_LIMIT = 25;

/** What is wrong now by its causes, the worst first, and what is silenced last. */
export function openCauses(words: AlertWords, context: SectionContext): TableBlock {
  const { active, unknown } = context.assessment.alerts;
  const { columns, texts } = words.messages.alertSection;
  return {
    kind: "table",
    id: "alert-causes",
    title: texts.causeTable,
    emptyText: unknown.length === 0 ? texts.noOpen : texts.notSeen,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "severity", title: columns.severity, type: "status", weight: 1.1 },
      { id: "what", title: columns.rule, type: "text", weight: 4 },
      { id: "state", title: columns.state, type: "status", weight: 1.4 },
      { id: "since", title: columns.since, type: "date", weight: 1.1 },
      { id: "worst", title: columns.worst, type: "text", weight: 1.1 },
      { id: "owner", title: columns.owner, type: "text", weight: 2.4 },
    ],
    rows: causesOf(active, context).map((cause) => causeRow(cause, words, context)),
  };
}

/** Alerts come the worst first, and so do their causes. */
export function causesOf(
  active: readonly ActiveAlert[],
  context: SectionContext,
): readonly (readonly ActiveAlert[])[] {
  const told = (one: ActiveAlert): boolean => one.state !== "suppressed";
  const inOrder = [...active.filter(told), ...active.filter((one) => !told(one))];
  return groupCauses(inOrder, (alert) => mayName(alert, context));
}

function causeRow(
  cause: readonly ActiveAlert[],
  words: AlertWords,
  context: SectionContext,
): readonly Cell[] {
  const alerts = cause.map(({ alert }) => alert);
  const told = cause.filter(({ state }) => state !== "suppressed").map(({ alert }) => alert);
  return [
    worstCell(told.length === 0 ? alerts : told, words),
    causeText(alerts, words, context),
    statesCell(cause, context),
    sinceOf(alerts),
    worstFigure(alerts, words, context),
    ownersText(alerts, context),
  ];
}
