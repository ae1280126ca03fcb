import type { UpdateState } from "../../assess/updates.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import type { CalendarEvent } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { recordChain } from "./record-chain.ts";
import { newsItem } from "./update-news.ts";

/** The date to act by of an update as a day of a calendar; null for none, and for one that has passed. */
export function deadlineEvent(state: UpdateState, context: SectionContext): CalendarEvent | null {
  const { update, daysToAct } = state;
  if (update.actBy === null || daysToAct === null || daysToAct < 0) return null;
  const { lastDay } = context.messages.digest.texts;
  const { title, url, facts, quote, source } = newsItem(state, context);
  // The day of what was issued anew moves in a calendar, and does not stand there twice.
  const chain = recordChain(state.record, context.assessment);
  return {
    id: `${state.record.tenant}/${chain.at(-1)?.key ?? state.record.key}`,
    title: fill(lastDay, { title: cleanText(title, 200) }),
    description: [...facts, "", quote, "", source].join("\n").replace(/\n{3,}/g, "\n\n"),
    at: update.actBy,
    revision: chain.reduce((sum, record) => sum + moves(record), chain.length - 1),
    url,
  };
}

/** How often its provider has moved the date. */
function moves({ revisions }: UpdateRecord): number {
  return revisions.filter(({ changes }) => changes.some(({ field }) => field === "actBy")).length;
}
