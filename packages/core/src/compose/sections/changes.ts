import type { UpdateState } from "../../assess/updates.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
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
    ({ fresh, daysToAct }) => fresh || (daysToAct !== null && daysToAct >= -7),
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

/** Names of platforms as people write them; none means that the notice names none, so it may touch all. */
export function platformsText(platforms: readonly string[], { messages, format }: SectionContext): string {
  const names: Readonly<Record<string, string>> = {
    windows: "Windows",
    ios: "iOS",
    ipados: "iPadOS",
    macos: "macOS",
    android: "Android",
    linux: "Linux",
    chromeos: "ChromeOS",
    visionos: "visionOS",
    tvos: "tvOS",
  };
  return platforms.length === 0
    ? messages.texts.everyPlatform
    : format.list(platforms.map((platform) => names[platform] ?? platform));
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
