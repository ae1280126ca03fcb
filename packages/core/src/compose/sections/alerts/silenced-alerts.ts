import type { SuppressionState } from "../../../alerts/alert-summary.ts";
import { fill } from "../../../locales/fill.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { AlertWords } from "../../alert-words.ts";
import type { StatusCell, TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { sectionWords } from "./section-words.ts";

/** What is silenced, who said so and why, the next to end first. */
export function silencedAlerts(context: SectionContext): TableBlock {
  const { columns, texts } = context.messages.alertSection;
  const { suppressions } = context.assessment.alerts;
  const words = sectionWords(context);
  return {
    kind: "table",
    id: "alert-suppressions",
    title: texts.suppressionTable,
    emptyText: texts.noSuppressions,
    columns: [
      { id: "scope", title: columns.scope, type: "text", weight: 2.6 },
      { id: "until", title: columns.until, type: "datetime", weight: 1.4 },
      { id: "state", title: columns.state, type: "status", weight: 1.2 },
      { id: "alerts", title: columns.alerts, type: "integer", weight: 0.9 },
      { id: "by", title: columns.by, type: "text", weight: 1.4 },
      { id: "why", title: columns.why, type: "text", weight: 2.6 },
    ],
    rows: suppressions.map((one) => [
      scopeText(one, words, context),
      one.suppression.until,
      endCell(one, context),
      one.alerts,
      personName(one.suppression.by, context),
      cleanText(one.suppression.why, 200),
    ]),
  };
}

function scopeText({ suppression }: SuppressionState, words: AlertWords, context: SectionContext): string {
  const { alert, rule, entity, platform, labels = {} } = suppression.scope;
  const { texts } = context.messages.alertSection;
  const parts = [
    ...(alert === undefined ? [] : [alert]),
    ...(rule === undefined ? [] : [fill(texts.scopeRule, { name: words.textsOf(rule).name })]),
    ...(entity === undefined ? [] : [fill(texts.scopeEntity, { name: entity })]),
    ...(platform === undefined ? [] : [fill(texts.scopePlatform, { name: platform })]),
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
  ];
  return parts.length === 0 ? texts.everything : cleanText(parts.join(", "), 200);
}

function endCell({ endsSoon }: SuppressionState, { messages }: SectionContext): StatusCell {
  const { state, texts } = messages.alertSection;
  return endsSoon
    ? { tone: "attention", label: texts.endsSoon }
    : { tone: "neutral", label: state.suppressed };
}

function personName(id: string | null, { plan }: SectionContext): string | null {
  return id === null ? null : cleanText(plan.people.find((person) => person.id === id)?.name ?? id, 80);
}
