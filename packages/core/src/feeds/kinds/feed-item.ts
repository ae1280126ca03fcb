import { cleanLines, cleanText } from "../../text/clean-text.ts";
import { editState } from "../edited.ts";
import type { FeedItem, FeedProblem } from "../feed.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import { stageOf } from "../stage-words.ts";
import { platformsIn } from "../platform-terms.ts";
import type { Platform } from "../../updates/update.ts";
import { readFeedDate } from "../xml/feed-date.ts";
import { httpAddress } from "../xml/http-address.ts";
import { plainText } from "../xml/plain-text.ts";
import { decodeReferences } from "../xml/references.ts";
import type { FeedEntry, FieldValue } from "./feed-entry.ts";

const TITLE_LIMIT = 300;
const CATEGORY_LIMIT = 100;
const TAGS_LIMIT = 40;

/** An item with what it is known by; its key is given when all items are known. */
export interface UnkeyedItem {
  readonly id: string;
  readonly item: Omit<FeedItem, "key">;
}

export interface ItemContext {
  /** Address of the feed, for links that are relative. */
  readonly base: string | null;
  /** From when on a date is too far in the future to be meant. */
  readonly farFuture: Date;
  readonly list: (problem: FeedProblem) => void;
}

/** Reads one item; null when it says nothing at all. */
export function readItem(entry: FeedEntry, context: ItemContext): UnkeyedItem | null {
  const id = (firstText(entry.id) || firstText(entry.about)).trim();
  const url = urlOf(entry, context.base);
  const text = bodyOf(entry);
  const summary = cleanLines(withoutBlankLines(text), SUMMARY_LIMIT);
  const stated = titleOf(entry);
  const title =
    stated || cleanText(summary.split("\n", 1)[0] ?? "", 100) || cleanText(url ?? id, TITLE_LIMIT);
  if (title === "") {
    context.list({ code: "item.empty", message: "An item without title, text, link or id was passed over." });
    return null;
  }
  if (stated === "") {
    const message = `An item has no title; it is shown as "${title}".`;
    context.list({ code: "item.no-title", message, harmless: true });
  }
  if (entry.id.length > 1) {
    const message = `"${title}" has ${entry.id.length} ids; the first that is not blank counts.`;
    context.list({ code: "item.several-ids", message, harmless: true });
  }
  const categories = entry.category.map(categoryText).filter((category) => category !== "");
  const updatedAt = dateOf(entry.updated, title, context);
  const stage = stageOf(categories);
  const item: Omit<FeedItem, "key"> = {
    title,
    // Atom requires only `updated`; an entry that tells no more was published then.
    publishedAt: entry.published.length > 0 ? dateOf(entry.published, title, context) : updatedAt,
    updatedAt,
    platforms: platformsOf(categories, title, text),
    url,
    summary,
    category: categories[0] ?? null,
    week: null,
    ...(categories.length === 0 ? {} : { tags: categories.slice(0, TAGS_LIMIT) }),
    ...(stage === null ? {} : { stage }),
    // The date of an edit is not to be trusted in feeds: only the mark in a title tells.
    state: editState(title, null, null),
  };
  return { id, item };
}

function firstText(values: readonly FieldValue[]): string {
  return values.find((value) => value.text.trim() !== "")?.text ?? "";
}

function titleOf(entry: FeedEntry): string {
  const value = entry.title.find((candidate) => candidate.text.trim() !== "");
  if (value === undefined) return "";
  if (value.attributes["type"] === "text") return cleanText(value.text, TITLE_LIMIT);
  const title = cleanText(plainText(value.text), TITLE_LIMIT);
  // A title of nothing but what looks like tags is shown as it is written.
  return title === "" ? cleanText(decodeReferences(value.text), TITLE_LIMIT) : title;
}

function bodyOf(entry: FeedEntry): string {
  for (const values of [entry.content, entry.encoded, entry.summary]) {
    for (const value of values) {
      const text = value.attributes["type"] === "text" ? value.text : plainText(value.text);
      if (text.trim() !== "") return text;
    }
  }
  return "";
}

function withoutBlankLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/, 400).map((line) => line.trim());
  return lines.filter((line) => line !== "" && line !== "-").join("\n");
}

/** The first address that is one: of a link to the item itself, else of an id that is a permanent link. */
function urlOf(entry: FeedEntry, base: string | null): string | null {
  const links = entry.link.filter((link) => (link.attributes["rel"] ?? "alternate") === "alternate");
  const permanent = entry.id.filter(
    (id) => id.attributes["isPermaLink"] !== "false" && /^\s*https?:/i.test(id.text),
  );
  for (const { text, attributes } of [...links, ...permanent, ...entry.about]) {
    const against = attributes["base"] ?? base;
    const url = httpAddress(attributes["href"] ?? "", against) ?? httpAddress(text, against);
    if (url !== null) return url;
  }
  return null;
}

function categoryText({ text, attributes }: FieldValue): string {
  const { label = "", term = "" } = attributes;
  return cleanText(plainText(label || text.trim() || term), CATEGORY_LIMIT);
}

function platformsOf(categories: readonly string[], title: string, text: string): readonly Platform[] {
  for (const place of [categories.join("\n"), title]) {
    const platforms = platformsIn(place);
    if (platforms.length > 0) return platforms;
  }
  return platformsIn(text);
}

/** The first date that is stated; a slip in it is a problem of this item only. */
function dateOf(values: readonly FieldValue[], title: string, context: ItemContext): Date | null {
  const stated = firstText(values);
  if (stated === "") return null;
  const date = readFeedDate(stated);
  if (date === null) {
    const message = `"${title}" is dated "${cleanText(stated, 60)}", which is no date.`;
    context.list({ code: "item.bad-date", message, harmless: true });
  } else if (date >= context.farFuture) {
    const message = `"${title}" is dated ${date.toISOString().slice(0, 10)}, far in the future.`;
    context.list({ code: "item.far-future", message, harmless: true });
  }
  return date;
}
