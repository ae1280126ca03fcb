import { cleanLines } from "../../text/clean-text.ts";
import type { FeedItem, FeedProblem, FeedReading, FeedText, SyncFeedKind } from "../feed.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import { readApplies } from "../page/applies-to.ts";
import { headingDate } from "../page/heading-date.ts";
import type { OutlineItem } from "../page/outline.ts";
import { outlineOf } from "../page/outline.ts";
import type { Page, PageLine } from "../page/page.ts";
import { readHtml } from "../page/read-html.ts";
import { readMarkdown } from "../page/read-markdown.ts";
import { platformsIn } from "../platform-terms.ts";
import type { Platform } from "../../updates/update.ts";
import { createKeys } from "./whats-new-keys.ts";

/** Notices of one page; more is no page of this family. */
const ITEM_LIMIT = 5_000;
const HEADINGS_LISTED = 50;
const IN_DEVELOPMENT = /in development|under utveckling/i;
const TITLES = /what['’]?s new|nyheter i|in development|under utveckling|ui updates/i;

/**
 * Intune's "What's new" family: the page itself, its archive, "In development" and the app pages, in
 * English and Swedish, as Markdown source or as the HTML that a browser gets.
 *
 * A notice is known by the work-item number in its heading's comment, which stays through title edits and
 * moves; without one by its title and its week. Source: https://learn.microsoft.com/intune/whats-new/
 */
export const whatsNewKind: SyncFeedKind = {
  kind: "whats-new",
  recognises: (input) => {
    const text = input.text.slice(0, 200_000);
    if (/^\s*(?:<\?xml|<rss|<feed|[[{])/.test(text.slice(0, 500))) return false;
    const headings = pageOf(text).blocks.filter((block) => block.kind === "heading");
    const titled = headings.slice(0, 3).some((heading) => TITLES.test(heading.text));
    const dates = headings.filter(
      (heading) => heading.level === 2 && headingDate(heading.text, true) !== null,
    );
    return dates.length > 0 || (titled && headings.length > 2);
  },
  read: readPage,
};

function readPage(input: FeedText): FeedReading {
  const page = pageOf(input.text);
  const outline = outlineOf(page.blocks);
  const problems: FeedProblem[] = [...page.problems];
  const entries = outline.items.slice(0, ITEM_LIMIT).filter((entry) => entry.title !== "");
  const keys = createKeys(entries);
  const inDevelopment = isInDevelopment(page);
  const items = entries.map((entry, index) => ({
    ...toItem(entry, keys.keys[index] ?? "", input.base),
    ...aliased(keys.aliases[index] ?? []),
    ...staged(entry, inDevelopment),
  }));
  problems.push(...keys.problems);
  if (outline.items.length > ITEM_LIMIT) {
    problems.push({ code: "page.too-many-items", message: `Only the first ${ITEM_LIMIT} items were read.` });
  }
  if (outline.items.some((entry) => entry.title === "")) {
    problems.push({ code: "item.no-title", message: "A heading without text was passed over." });
  }
  for (const heading of outline.undated.slice(0, HEADINGS_LISTED)) {
    const message = `"${heading}" names no week or month that can be read; its items have no date.`;
    problems.push({ code: "heading.no-date", message });
  }
  if (items.length === 0)
    problems.push({ code: "page.no-items", message: "No notice was found on the page." });
  return { items, problems };
}

function pageOf(text: string): Page {
  return looksLikeHtml(text) ? readHtml(text) : readMarkdown(text);
}

/** HTML when it says so, or when its headings are elements and none is Markdown. */
function looksLikeHtml(text: string): boolean {
  if (/^\s*(?:<!doctype\s+html|<html[\s>])/i.test(text.slice(0, 2_000).replace(/^\u{FEFF}/u, "")))
    return true;
  return !/^ {0,3}#{1,6} /m.test(text) && /<h[1-6][\s>]/i.test(text);
}

/** By its title; only the newest pages call the planned changes of theirs anything else. */
function isInDevelopment({ blocks }: Page): boolean {
  const title = blocks.find((block) => block.kind === "heading");
  return title?.kind === "heading" && title.level === 1 && IN_DEVELOPMENT.test(title.text);
}

function staged({ section }: OutlineItem, inDevelopment: boolean): Pick<FeedItem, "stage"> {
  if (section === "notices" || section === "coming") return { stage: "announced" };
  return inDevelopment ? { stage: "inDevelopment" } : {};
}

function aliased(aliases: readonly string[]): Pick<FeedItem, "aliases"> {
  return aliases.length === 0 ? {} : { aliases };
}

function toItem(entry: OutlineItem, key: string, base: string | null): FeedItem {
  const applies = readApplies(entry.lines);
  return {
    key,
    title: entry.title,
    publishedAt: entry.date?.date ?? null,
    updatedAt: null,
    platforms: platformsOf(entry, applies.platforms, applies.rest),
    url: urlOf(base, entry.anchor),
    summary: summaryOf(applies.rest),
    category: entry.category,
    week: entry.date?.week ?? null,
  };
}

function platformsOf(
  entry: OutlineItem,
  applies: readonly Platform[],
  rest: readonly PageLine[],
): readonly Platform[] {
  if (applies.length > 0) return applies;
  const inTitle = platformsIn(entry.title);
  return inTitle.length > 0 ? inTitle : platformsIn(rest.map((line) => line.text).join("\n"));
}

function summaryOf(lines: readonly PageLine[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length > SUMMARY_LIMIT) break;
    parts.push(line.list ? `- ${line.text}` : line.text);
    length += line.text.length;
  }
  return cleanLines(parts.join("\n"), SUMMARY_LIMIT);
}

/** The address of the notice on its page; null when the page was not read from the web. */
function urlOf(base: string | null, anchor: string): string | null {
  if (base === null || !/^https?:/i.test(base) || !URL.canParse(base)) return null;
  const url = new URL(base);
  url.username = "";
  url.password = "";
  url.hash = anchor;
  return url.href;
}
