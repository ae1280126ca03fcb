import type { RuleNoise } from "../../../alerts/count-noise.ts";
import type { AlertSummary } from "../../../alerts/alert-summary.ts";
import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { sectionWords } from "./section-words.ts";

const READING_LIMIT = 10;

/** Rules by how much they disturbed people: which thresholds are worth another look. */
export function noisyRules(context: SectionContext): TableBlock {
  const { columns, texts } = context.messages.alertSection;
  const words = sectionWords(context);
  return {
    kind: "table",
    id: "alert-noise",
    title: texts.noiseTable,
    emptyText: texts.noNoise,
    readingLimit: READING_LIMIT,
    columns: [
      { id: "rule", title: columns.rule, type: "text", weight: 3 },
      { id: "messages", title: columns.messages, type: "integer", weight: 1.2 },
      { id: "openings", title: columns.openings, type: "integer", weight: 1.2 },
      { id: "flapping", title: columns.flapping, type: "integer", weight: 1.2 },
      { id: "unacknowledged", title: columns.unacknowledged, type: "integer", weight: 1.4 },
    ],
    rows: disturbing(context.assessment.alerts).map(
      ({ rule, messages, openings, flapping, unacknowledged }) => [
        words.textsOf(rule).name,
        messages,
        openings,
        flapping,
        unacknowledged,
      ],
    ),
  };
}

/** Rules that people heard of, or that came and went by themselves. */
export function disturbing({ noise }: AlertSummary): readonly RuleNoise[] {
  return noise.filter(({ messages, flapping, unacknowledged }) => messages + flapping + unacknowledged > 0);
}
