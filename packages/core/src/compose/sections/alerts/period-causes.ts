import { spreadOf } from "../../../assess/spread.ts";
import { isActive } from "../../../alerts/alert.ts";
import { endingOf } from "../../../alerts/alert-ending.ts";
import type { AlertSummary, OpenedAlert, ResolvedAlert } from "../../../alerts/alert-summary.ts";
import { compareSeverity } from "../../../alerts/severity.ts";
import type { AlertWords } from "../../alert-words.ts";
import type { Cell, StatusCell, TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { spanText } from "../../span-text.ts";
import { worstCell } from "./cause-cells.ts";
import { causeText, pastCauseText } from "./cause-text.ts";
import { distinct, groupCauses } from "./group-causes.ts";
import { mayName } from "./named-alert.ts";

const READING_LIMIT = 10;

/**
 * What opened in the period, and what was resolved in it, by causes and the worst first; no table where there is none, or
 * where it would say the same as what is open.
 */
export function periodCauses(words: AlertWords, context: SectionContext): readonly TableBlock[] {
  const { alerts } = context.assessment;
  const { opened, resolved } = alerts;
  return [
    ...(opened.length === 0 || isAllOfTheOpen(alerts) ? [] : [newTable(opened, words, context)]),
    ...(resolved.length === 0 ? [] : [overTable(resolved, words, context)]),
  ];
}

/** Whether whatever opened is open, and whatever is open has opened in the period. */
function isAllOfTheOpen({ active, opened }: AlertSummary): boolean {
  const open = new Set(active.map(({ alert }) => alert.key));
  return opened.every(({ alert, again }) => !again && open.delete(alert.key)) && open.size === 0;
}

function newTable(opened: readonly OpenedAlert[], words: AlertWords, context: SectionContext): TableBlock {
  const { columns, texts } = words.messages.alertSection;
  const hasAgain = opened.some(({ again }) => again);
  return {
    kind: "table",
    id: "alert-new",
    title: texts.newTable,
    emptyText: texts.noNews,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "severity", title: columns.severity, type: "status", weight: 1.1 },
      { id: "what", title: columns.rule, type: "text", weight: 5 },
      ...(hasAgain ? [{ id: "happened", title: columns.what, type: "status", weight: 1.8 } as const] : []),
      { id: "at", title: columns.at, type: "datetime", weight: 1.5 },
    ],
    rows: causesOf(opened, context).map((cause): readonly Cell[] => {
      const alerts = distinct(cause);
      const holds = alerts.every(isActive);
      return [
        worstCell(alerts, words),
        holds ? causeText(alerts, words, context) : pastCauseText(alerts, words, context),
        ...(hasAgain ? [openingCell(cause, words)] : []),
        newest(cause),
      ];
    }),
  };
}

function overTable(
  resolved: readonly ResolvedAlert[],
  words: AlertWords,
  context: SectionContext,
): TableBlock {
  const { columns, texts } = words.messages.alertSection;
  return {
    kind: "table",
    id: "alert-over",
    title: texts.overTable,
    emptyText: texts.noNews,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "severity", title: columns.severity, type: "status", weight: 1.1 },
      { id: "what", title: columns.rule, type: "text", weight: 4 },
      { id: "ending", title: columns.what, type: "status", weight: 1.8 },
      { id: "at", title: columns.at, type: "datetime", weight: 1.5 },
      { id: "lasted", title: columns.median, type: "text", weight: 1 },
    ],
    rows: causesOf(resolved, context).map((cause): readonly Cell[] => {
      const alerts = distinct(cause);
      const { median } = spreadOf(cause.flatMap(({ minutes }) => (minutes === null ? [] : [minutes])));
      return [
        worstCell(alerts, words),
        pastCauseText(alerts, words, context),
        endingCell(cause, words),
        newest(cause),
        median === null ? null : spanText(median, context),
      ];
    }),
  };
}

/** They come the newest first: the worst are put in front. */
function causesOf<T extends OpenedAlert | ResolvedAlert>(
  rows: readonly T[],
  context: SectionContext,
): readonly (readonly T[])[] {
  const worstFirst = rows.toSorted((one, other) => compareSeverity(other.alert.severity, one.alert.severity));
  return groupCauses(worstFirst, (alert) => mayName(alert, context));
}

function newest(rows: readonly { readonly at: Date }[]): Date {
  return new Date(Math.max(...rows.map(({ at }) => at.getTime())));
}

function openingCell(rows: readonly OpenedAlert[], { messages }: AlertWords): StatusCell {
  const { openedAgain } = messages.alertSection.texts;
  const labels = rows.map(({ again }) => (again ? openedAgain : messages.alerts.event.opened));
  return { tone: "bad", label: [...new Set(labels)].join(", ") };
}

function endingCell(rows: readonly ResolvedAlert[], { messages }: AlertWords): StatusCell {
  const endings = [...new Set(rows.map(({ alert, why }) => endingOf(alert, why)))];
  const isGood = endings.every((ending) => ending === "clear");
  return {
    tone: isGood ? "good" : "neutral",
    label: endings.map((ending) => messages.alerts.ending[ending]).join(", "),
  };
}
