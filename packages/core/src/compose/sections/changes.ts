import type { UpdateState } from "../../assess/updates.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
import { isAnnounced } from "../parts/audience-updates.ts";
import { platformsText } from "../parts/platform-names.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";

/** Rows in a report for reading; the workbook has all. */
const READING_LIMIT = 15;

/** What has been announced: everything with a date to act by, and what is new or changed in the period. */
export const changes: SectionComposer = {
  id: "changes",
  parts: [{ sources: ["service-messages", EVERY_FEED], needs: "any", compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { columns, texts } = context.messages;
  const coming = context.assessment.updates.filter(
    (state) => isAnnounced(state) && (state.fresh || (state.daysToAct !== null && state.daysToAct >= -7)),
  );
  return [
    {
      kind: "table",
      id: "changes",
      title: texts.changeTable,
      emptyText: texts.noChanges,
      readingLimit: READING_LIMIT,
      columns: [
        { id: "title", title: columns.title, type: "link", weight: 3.2 },
        { id: "platform", title: columns.platform, type: "text", weight: 1.2 },
        { id: "status", title: columns.status, type: "status", weight: 1.4 },
        { id: "published", title: columns.published, type: "date", weight: 1.1 },
        { id: "impact", title: columns.meaning, type: "text", weight: 3.4 },
      ],
      rows: coming.map((state) => [
        { text: cleanText(state.update.title, 200), url: state.update.url },
        platformsText(state.update.platforms, context),
        statusCell(state, context),
        state.update.publishedAt ?? state.update.updatedAt,
        cleanText(state.update.summary, 280),
      ]),
    },
  ];
}

function statusCell({ update, daysToAct }: UpdateState, { messages, format }: SectionContext): StatusCell {
  const { texts } = messages;
  if (update.actBy !== null && daysToAct !== null) {
    const date = format.date(update.actBy);
    if (daysToAct < 0) return { tone: "bad", label: fill(texts.actByPassed, { date }) };
    return { tone: daysToAct <= 30 ? "attention" : "neutral", label: fill(texts.actByDate, { date }) };
  }
  return { tone: "neutral", label: update.state === "changed" ? texts.changed : texts.isNew };
}
