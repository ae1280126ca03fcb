import type { Alert } from "../../../alerts/alert.ts";
import { endingOf } from "../../../alerts/alert-ending.ts";
import type { AlertSummary } from "../../../alerts/alert-summary.ts";
import { type AlertWords, entityName, severityCell } from "../../alert-words.ts";
import type { StatusCell, TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { spanText } from "../../span-text.ts";

interface News {
  readonly alert: Alert;
  readonly at: Date;
  readonly what: StatusCell;
  readonly lasted: string | null;
}

/** Everything that opened or was resolved in the period by itself, the newest first: a list to work with. */
export function alertNews(words: AlertWords, context: SectionContext): TableBlock {
  const { alerts } = context.assessment;
  const { columns, texts } = context.messages.alertSection;
  return {
    kind: "table",
    id: "alert-news",
    title: texts.newsTable,
    emptyText: alerts.unknown.length === 0 ? texts.noNews : texts.notSeen,
    workbookOnly: true,
    columns: [
      { id: "at", title: columns.at, type: "datetime", weight: 1.5 },
      { id: "what", title: columns.what, type: "status", weight: 1.8 },
      { id: "severity", title: columns.severity, type: "status", weight: 1.2 },
      { id: "rule", title: columns.rule, type: "text", weight: 2.2 },
      { id: "entity", title: columns.entity, type: "text", weight: 2.2 },
      { id: "lasted", title: columns.lasted, type: "text", weight: 1.2 },
    ],
    rows: newsOf(alerts, context).map(({ alert, at, what, lasted }) => [
      at,
      what,
      severityCell(alert.severity, words),
      words.textsOf(alert.rule).name,
      entityName(alert, words),
      lasted,
    ]),
  };
}

function newsOf({ opened, resolved }: AlertSummary, context: SectionContext): readonly News[] {
  const { alerts, alertSection } = context.messages;
  const began = opened.map(({ alert, at, again }): News => {
    const label = again ? alertSection.texts.openedAgain : alerts.event.opened;
    return { alert, at, what: { tone: "bad", label }, lasted: null };
  });
  const ended = resolved.map(({ alert, at, why, minutes }): News => {
    const lasted = minutes === null ? null : spanText(minutes, context);
    const ending = endingOf(alert, why);
    const tone = ending === "clear" ? "good" : "neutral";
    return { alert, at, what: { tone, label: alerts.ending[ending] }, lasted };
  });
  return [...ended, ...began].toSorted((one, other) => other.at.getTime() - one.at.getTime());
}
