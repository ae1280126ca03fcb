import { worstSeverity } from "../../../alerts/severity.ts";
import type { Alert } from "../../../alerts/alert.ts";
import { severityCell } from "../../alert-words.ts";
import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { countOf, sectionWords } from "./section-words.ts";

const READING_LIMIT = 10;

/** Alerts by rule, without what each is about: for readers who may not see names. */
export function ruleCounts(context: SectionContext): TableBlock {
  const { active, opened, resolved, unknown } = context.assessment.alerts;
  const { columns, texts } = context.messages.alertSection;
  const words = sectionWords(context);
  const kinds = new Map(
    [...active, ...opened, ...resolved].map(({ alert }) => [alert.rule, alert.entity.kind]),
  );
  const count = (rows: readonly { readonly alert: Alert }[], rule: string): string =>
    countOf(rows.filter(({ alert }) => alert.rule === rule).length, kinds.get(rule), context);
  return {
    kind: "table",
    id: "alert-rules",
    title: texts.ruleTable,
    readingLimit: READING_LIMIT,
    emptyText: unknown.length === 0 ? texts.noRules : texts.notSeen,
    columns: [
      { id: "severity", title: columns.severity, type: "status", weight: 1 },
      { id: "rule", title: columns.rule, type: "text", weight: 3 },
      { id: "open", title: columns.open, type: "text", weight: 1 },
      { id: "opened", title: columns.opened, type: "text", weight: 1 },
      { id: "resolved", title: columns.resolved, type: "text", weight: 1 },
    ],
    rows: [...kinds.keys()].map((rule) => {
      const own = active.filter(({ alert }) => alert.rule === rule);
      const worst = worstSeverity(own.map(({ alert }) => alert.severity));
      return [
        worst === null ? null : severityCell(worst, words),
        words.textsOf(rule).name,
        count(active, rule),
        count(opened, rule),
        count(resolved, rule),
      ];
    }),
  };
}
