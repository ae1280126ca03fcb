import type { EvidenceRow } from "../alerts/firing.ts";
import { fill } from "../locales/fill.ts";
import type { LocaleId } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { type AlertEntry, type AlertLetterInput, entriesOf } from "./alert-letter-input.ts";
import { needsSheet } from "./alert-tables.ts";
import { countdownOf } from "./alert-countdown.ts";
import { detailText } from "./alert-detail-text.ts";
import {
  alertWords,
  type AlertWords,
  entityName,
  evidenceName,
  evidenceTitle,
  severityCell,
  unitText,
} from "./alert-words.ts";
import type { Cell, Column, Document, TableBlock } from "./document.ts";
import { whatOf } from "./alert-subject.ts";

/** Everything that a message is about, for a workbook; null when the message itself shows all of it. Pure. */
export function composeAlertSheet(
  input: AlertLetterInput,
  locale: LocaleId,
  timeZone: string,
): Document | null {
  const entries = entriesOf(input);
  const { message, plan } = input;
  if (!needsSheet({ message, entries })) return null;
  const words = alertWords(locale, timeZone, { ...input, at: message.at });
  const { messages, format } = words;
  const { texts } = messages.alerts.letter;
  const tenantName = cleanText(input.tenantName, 100);
  const [only] = entries;
  const table =
    entries.length === 1 && only !== undefined ? evidenceBlock(only, words) : alertBlock(entries, words);
  const title = fill(texts.sheetTitle, { tenant: tenantName });
  return {
    reportId: "alerts",
    title,
    organisation: cleanText(plan.organisation.name, 100),
    tenantName,
    audience: "",
    locale,
    timeZone,
    generatedAt: message.at,
    dataAt: message.at,
    period: { from: message.at, to: message.at },
    facts: [
      { label: texts.tenant, value: tenantName },
      { label: messages.labels.generated, value: format.dateTime(message.at) },
    ],
    status: {
      tone: "neutral",
      label: messages.alerts.kind[message.kind],
      sentence: whatOf({ message, entries, words }),
    },
    notices: [],
    sections: [{ id: table.id, title: table.title, blocks: [table] }],
    labels: messages.labels,
  };
}

function alertBlock(entries: readonly AlertEntry[], words: AlertWords): TableBlock {
  const { columns, texts } = words.messages.alerts.letter;
  const titled = (id: keyof typeof columns, type: Column["type"], weight = 1): Column => ({
    id,
    title: columns[id],
    type,
    weight,
  });
  return {
    kind: "table",
    id: "alerts",
    title: texts.alerts,
    emptyText: "",
    columns: [
      titled("severity", "status"),
      titled("rule", "text", 2),
      titled("what", "text", 2),
      titled("platform", "text"),
      titled("value", "decimal"),
      titled("unit", "text"),
      titled("end", "date"),
      titled("detail", "text", 2),
      titled("status", "text"),
      titled("firstSeen", "datetime"),
      titled("lastSeen", "datetime"),
      titled("key", "text", 2),
    ],
    rows: entries.map((entry) => alertRow(entry, words)),
  };
}

function alertRow({ alert, why }: AlertEntry, words: AlertWords): readonly Cell[] {
  const { unit, entity } = alert;
  const countdown = countdownOf(alert, words.textsOf(alert.rule), words.at);
  const value = countdown?.left ?? alert.value;
  return [
    severityCell(alert.severity, words),
    words.textsOf(alert.rule).name,
    entityName(alert, words),
    entity.platform === null ? null : cleanText(entity.platform, 60),
    value,
    value === null ? "" : unitText(unit, words),
    countdown?.endsAt ?? null,
    detailText(entity.kind, alert.detail, words),
    words.messages.alerts.why[why],
    alert.firstSeen,
    alert.lastSeen,
    cleanText(alert.key, 400),
  ];
}

/** What the figures are, with their unit. */
function evidenceColumn(alert: AlertEntry["alert"], words: AlertWords): string {
  const title = evidenceTitle(alert, words);
  const unit = alert.unit === "percent" || alert.unit === "points" ? "" : unitText(alert.unit, words);
  return unit === "" ? title : `${title} (${unit})`;
}

function evidenceBlock({ alert }: AlertEntry, words: AlertWords): TableBlock {
  const { columns, texts } = words.messages.alerts.letter;
  const { entity, evidence } = alert;
  const row = ({ name, detail, value, at }: EvidenceRow): readonly Cell[] => [
    evidenceName(alert, name, words),
    detailText(entity.kind, detail, words),
    value,
    at,
  ];
  return {
    kind: "table",
    id: "evidence",
    title: texts.evidence,
    emptyText: "",
    columns: [
      { id: "what", title: columns.what, type: "text", weight: 2 },
      { id: "detail", title: columns.detail, type: "text", weight: 2 },
      { id: "value", title: evidenceColumn(alert, words), type: "decimal" },
      { id: "at", title: columns.at, type: "datetime" },
    ],
    rows: evidence.map(row),
  };
}
