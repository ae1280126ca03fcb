import type { ItemField } from "../xml/feed-fields.ts";
import { ITEM_FIELDS } from "../xml/feed-fields.ts";

/** One value of a field, with the attributes it came with. */
export interface FieldValue {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The fields of one item, each with its values in the order of the feed. */
export type FeedEntry = Readonly<Record<ItemField, readonly FieldValue[]>>;

export interface ParsedFeed {
  readonly entries: readonly FeedEntry[];
  /** Where the feed itself stands on the web. */
  readonly link: string;
  /** When the feed says that it was made. */
  readonly updated: string;
}

/**
 * Parses the XML that a repair wrote.
 * @throws Error when the parser does not take it for a feed.
 */
export async function parseFeed(xml: string): Promise<ParsedFeed> {
  const { default: Parser } = await import("rss-parser");
  const parser = new Parser<Record<string, unknown>, Record<string, unknown>>({
    customFields: {
      feed: ["om:link", "om:updated"],
      item: ITEM_FIELDS.map((field) => [`om:${field}`, `om:${field}`, { keepArray: true }]),
    },
  });
  const feed = await parser.parseString(xml);
  return {
    entries: feed.items.map(toEntry),
    link: textOf(feed["om:link"]),
    updated: textOf(feed["om:updated"]),
  };
}

function toEntry(item: Readonly<Record<string, unknown>>): FeedEntry {
  const values = (field: ItemField): readonly FieldValue[] => {
    const all = item[`om:${field}`];
    return Array.isArray(all) ? all.map(toValue) : [];
  };
  return {
    title: values("title"),
    link: values("link"),
    id: values("id"),
    about: values("about"),
    published: values("published"),
    updated: values("updated"),
    encoded: values("encoded"),
    content: values("content"),
    summary: values("summary"),
    category: values("category"),
  };
}

/** The parser gives a text, or an object of text `_` and attributes `$` where there are attributes. */
function toValue(value: unknown): FieldValue {
  if (typeof value !== "object" || value === null) return { text: textOf(value), attributes: {} };
  const attributes = "$" in value && typeof value.$ === "object" && value.$ !== null ? value.$ : {};
  return {
    text: "_" in value ? textOf(value._) : "",
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [name, textOf(attribute)]),
    ),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
