import type { UnknownCause } from "../../../alerts/rule-outcome.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { sourceName } from "../../words.ts";
import { sectionWords } from "./section-words.ts";

/** Rules of which nobody can say whether they hold, and why. */
export function unknownRules(context: SectionContext): TableBlock {
  const { columns, texts } = context.messages.alertSection;
  const words = sectionWords(context);
  return {
    kind: "table",
    id: "alert-unknown",
    title: texts.unknownTable,
    emptyText: texts.noUnknown,
    columns: [
      { id: "rule", title: columns.rule, type: "text", weight: 2 },
      { id: "since", title: columns.since, type: "date", weight: 1 },
      { id: "reason", title: columns.reason, type: "text", weight: 3 },
    ],
    rows: context.assessment.alerts.unknown.map(({ rule, since, cause }) => [
      words.textsOf(rule).name,
      since,
      cause === null ? null : reasonText(cause, context),
    ]),
  };
}

/** What a rule that failed said of it is for administrators, who have the command line. */
function reasonText(cause: UnknownCause, { messages, format, audience }: SectionContext): string {
  const reason = messages.alerts.unknown[cause.kind];
  if (cause.kind === "source" || cause.kind === "off")
    return `${reason}: ${format.list(cause.sources.map((source) => sourceName(source, messages)))}`;
  if (cause.kind === "error" && audience === "administrators")
    return `${reason}: ${cleanText(cause.message, 200)}`;
  return reason;
}
