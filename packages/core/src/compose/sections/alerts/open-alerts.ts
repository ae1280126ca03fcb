import type { Alert } from "../../../alerts/alert.ts";
import type { ActiveAlert } from "../../../alerts/alert-summary.ts";
import { cleanText } from "../../../text/clean-text.ts";
import { type AlertWords, entityName, figure, sayOne, severityCell } from "../../alert-words.ts";
import type { StatusCell, TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { ownerName, STATE_TONE } from "./alert-cells.ts";

/** Every alert that is open by itself, the worst first: a list to work with. */
export function openAlerts(words: AlertWords, context: SectionContext): TableBlock {
  const { alerts } = context.assessment;
  const { columns, texts } = context.messages.alertSection;
  return {
    kind: "table",
    id: "alerts",
    title: texts.openTable,
    emptyText: alerts.unknown.length === 0 ? texts.noOpen : texts.notSeen,
    workbookOnly: true,
    columns: [
      { id: "severity", title: columns.severity, type: "status", weight: 1.1 },
      { id: "what", title: columns.rule, type: "text", weight: 4.4 },
      { id: "state", title: columns.state, type: "status", weight: 1.4 },
      { id: "since", title: columns.since, type: "date", weight: 1.1 },
      { id: "worst", title: columns.worst, type: "text", weight: 1 },
      { id: "owner", title: columns.owner, type: "text", weight: 1.6 },
      { id: "rule", title: columns.kind, type: "text" },
      { id: "entity", title: columns.entity, type: "text" },
      { id: "value", title: columns.value, type: "text" },
      { id: "key", title: columns.key, type: "text" },
    ],
    rows: alerts.active.map((active) => {
      const { alert } = active;
      return [
        severityCell(alert.severity, words),
        sayOne(alert, words),
        stateCell(active, context),
        alert.openedAt,
        alert.worst === alert.value ? null : valueText(alert.worst, alert, words),
        ownerName(alert, context),
        words.textsOf(alert.rule).name,
        entityName(alert, words),
        valueText(alert.value, alert, words),
        cleanText(alert.key),
      ];
    }),
  };
}

function stateCell({ alert, state }: ActiveAlert, { messages }: SectionContext): StatusCell {
  const { state: names, texts } = messages.alertSection;
  const name = names[state];
  return { tone: STATE_TONE[state], label: alert.flappingSince === null ? name : `${name}, ${texts.flaps}` };
}

function valueText(value: number | null, { unit }: Alert, words: AlertWords): string | null {
  return value === null ? null : figure(value, unit, words);
}
