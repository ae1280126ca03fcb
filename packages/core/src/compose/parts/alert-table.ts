import type { SecurityAlert } from "../../collect/rows/protection.ts";
import { cleanText } from "../../text/clean-text.ts";
import { camelWords } from "../camel-words.ts";
import type { TableBlock, Tone } from "../document.ts";
import { figuresUnder, figureTable } from "../figures.ts";
import type { SectionContext } from "../section.ts";
import { known } from "../words.ts";

const READING_LIMIT = 15;

/** Severities as Microsoft has them, the worst first, with the colour of an alert that is open. */
const SEVERITIES = {
  high: "bad",
  medium: "attention",
  low: "attention",
  informational: "neutral",
  unknown: "unknown",
} as const satisfies Record<string, Tone>;

/** Defender alerts about devices, open ones first; without names they are counts by severity. */
export function alertTable(context: SectionContext): TableBlock {
  return context.showsPeople ? listTable(context) : countTable(context);
}

/** A title may name a device or a person, as the evidence does. */
function listTable({ assessment, messages, format }: SectionContext): TableBlock {
  const { columns, texts, alertSeverity, alertStatus } = messages;
  return {
    kind: "table",
    id: "defender-alerts",
    title: texts.alertTable,
    emptyText: texts.noAlerts,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "title", title: columns.title, type: "link", weight: 3 },
      { id: "severity", title: columns.severity, type: "status", weight: 1.3 },
      { id: "status", title: columns.status, type: "text", weight: 1.3 },
      { id: "category", title: columns.category, type: "text", weight: 1.5 },
      { id: "device", title: columns.device, type: "text", weight: 1.8 },
      { id: "created", title: columns.created, type: "datetime", weight: 1.4 },
    ],
    rows: [...(assessment.snapshot.lists.securityAlerts ?? [])].sort(openFirst).map((alert) => [
      { text: cleanText(alert.title, 200), url: alert.url },
      {
        tone: isOpen(alert) ? toneOf(alert.severity) : "neutral",
        label: known(alertSeverity, alert.severity),
      },
      known(alertStatus, alert.status),
      categoryName(alert.category, messages.alertCategory),
      format.list(alert.devices.map((device) => cleanText(device, 80))),
      alert.createdAt,
    ]),
  };
}

function countTable(context: SectionContext): TableBlock {
  const { messages, assessment } = context;
  const { metrics } = assessment.snapshot;
  const total = metrics["defender.alerts.open"];
  const counts = figuresUnder("defender.alerts.severity.", metrics);
  const severities = [...new Set([...Object.keys(SEVERITIES), ...counts.keys()])];
  return figureTable(
    {
      id: "defender-alerts",
      title: messages.texts.alertStates,
      what: messages.texts.alertTable,
      figures: [
        [messages.texts.openAlerts, total],
        // Where the alerts were counted, a severity that is not named has none.
        ...severities.map(
          (severity) =>
            [
              known(messages.alertSeverity, severity),
              total === undefined ? undefined : (counts.get(severity) ?? 0),
            ] as const,
        ),
      ],
    },
    context,
  );
}

function openFirst(one: SecurityAlert, other: SecurityAlert): number {
  if (isOpen(one) !== isOpen(other)) return isOpen(one) ? -1 : 1;
  const severity = rankOf(one.severity) - rankOf(other.severity);
  return severity !== 0 ? severity : (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0);
}

function isOpen({ status }: SecurityAlert): boolean {
  return status.toLowerCase() !== "resolved";
}

/** A later member may be as bad as any: it stands on top. */
function rankOf(severity: string): number {
  return Object.keys(SEVERITIES).indexOf(severity.toLowerCase());
}

function toneOf(severity: string): Tone {
  return Object.entries(SEVERITIES).find(([name]) => name === severity.toLowerCase())?.[1] ?? "bad";
}

/** `UnwantedSoftware` in words; a category without a word of ours is only taken apart. */
function categoryName(category: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, category.toLowerCase()) ? known(words, category) : camelWords(category);
}
