import type { UpdateState } from "../../assess/updates.ts";
import type { AudienceKind } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { cleanLines, cleanText } from "../../text/clean-text.ts";
import type { NewsItem } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { sourceName } from "../words.ts";
import { firstSentences } from "./first-sentences.ts";
import { type Told, toldIn } from "./told-in.ts";
import { updateFacts, updateStatus } from "./update-facts.ts";

/** How much of the source's own words an audience reads, in code points. */
const QUOTE_LIMIT: Readonly<Record<AudienceKind, number>> = {
  administrators: 600,
  helpdesk: 600,
  stakeholders: 240,
  users: 240,
  newcomers: 240,
};

/** An update as an announcement: what it means here, and the words of its source in their own language. */
export function newsItem(state: UpdateState, context: SectionContext): NewsItem {
  const told = toldIn(state, context.format.locale);
  return {
    title: cleanText(told.title, 200),
    url: told.url,
    status: updateStatus(state, context),
    facts: updateFacts(state, context),
    quote: firstSentences(quotable(told.summary), QUOTE_LIMIT[context.audience], told.language),
    language: told.language,
    source: sourceText(told, state, context),
  };
}

/** Keeps the lines of lists, without the gaps between paragraphs. */
function quotable(text: string): string {
  return cleanLines(text).replace(/\n{2,}/g, "\n");
}

function sourceText(told: Told, { update }: UpdateState, { messages, format }: SectionContext): string {
  const { texts } = messages.digest;
  const source = sourceName(told.source, messages);
  const at = update.publishedAt ?? update.updatedAt;
  return at === null
    ? fill(texts.source, { source })
    : fill(texts.sourceAt, { source, date: format.date(at) });
}
