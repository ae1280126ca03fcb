import type { UpdateState } from "../../assess/updates.ts";
import type { PluralForms } from "../../locales/formatter.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, NewsItem, ParagraphBlock } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { newsByPlatform } from "./news-by-platform.ts";
import { type UpdateTable, updateTable } from "./update-table.ts";

export interface DigestPart {
  /** Whether all sources were read: only then may it be said that there is nothing. */
  readonly whole: boolean;
  /** What is counted. */
  readonly count: PluralForms;
  readonly nothing: string;
  readonly itemOf: (state: UpdateState) => NewsItem;
  readonly table: UpdateTable;
}

/** Announcements under each platform that are for reading; the workbook has all. */
const READING_LIMIT = 12;
/** What those hear of who have a minute for it. */
const MOST_PRESSING = 3;

/** How many there are, then each under its platform; for stakeholders the three that matter most. */
export function digestBlocks(
  states: readonly UpdateState[],
  context: SectionContext,
  { whole, count, nothing, itemOf, table }: DigestPart,
): readonly Block[] {
  const rows = updateTable(states, table, context);
  if (states.length === 0) return whole ? [paragraph(nothing), rows] : [rows];
  return [paragraph(countText(states.length, count, context)), ...newsBlocks(states, context, itemOf), rows];
}

/** How many, and since when. */
function countText(
  number: number,
  forms: PluralForms,
  { assessment, messages, format, report }: SectionContext,
): string {
  const { texts, lastDays } = messages.digest;
  const { lastReadAt } = assessment.unread;
  const count = format.plural(number, forms);
  if (lastReadAt !== null) return fill(texts.sinceReport, { count, date: format.dateTime(lastReadAt) });
  return fill(texts.inPeriod, { count, days: format.plural(report.periodDays, lastDays) });
}

function newsBlocks(
  states: readonly UpdateState[],
  context: SectionContext,
  itemOf: DigestPart["itemOf"],
): readonly Block[] {
  if (context.audience === "stakeholders") {
    const { matterMost } = context.messages.digest.texts;
    return [{ kind: "news", title: matterMost, items: states.slice(0, MOST_PRESSING).map(itemOf) }];
  }
  return newsByPlatform(states, context, itemOf).flatMap((block): readonly Block[] => {
    const more = block.items.length - READING_LIMIT;
    if (more <= 0) return [block];
    const { more: forms } = context.messages.digest;
    return [
      { ...block, items: block.items.slice(0, READING_LIMIT) },
      paragraph(context.format.plural(more, forms)),
    ];
  });
}

function paragraph(text: string): ParagraphBlock {
  return { kind: "paragraph", text };
}
