import type { FeedItem, FeedProblem, FeedReading, FeedText, SyncFeedKind } from "../feed.ts";
import { articles, jsonFeedItems } from "../json/article-item.ts";
import type { JsonContext, JsonFamily } from "../json/json-family.ts";
import { JSON_PROBLEMS } from "../json/json-problems.ts";
import { readJson, sampleJson } from "../json/read-json.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";
import { azureUpdates, roadmapFeatures } from "../json/roadmap-item.ts";
import { rawIn } from "../json/values.ts";
import { httpAddress } from "../xml/http-address.ts";
import { createProblemNotes } from "../xml/problem-notes.ts";
import type { UnkeyedItem } from "./feed-item.ts";
import { withKeys } from "./feed-keys.ts";

/** Items of one list. */
const ITEM_LIMIT = 5_000;
const FAMILIES: readonly JsonFamily[] = [roadmapFeatures, azureUpdates, articles];

/**
 * JSON Feed 1.0 and 1.1, and other lists in JSON of what is new: features of Microsoft's roadmaps, and articles with a
 * title and a link. Each is known by its fields. Source: https://www.jsonfeed.org
 */
export const jsonFeedKind: SyncFeedKind = {
  kind: "json-feed",
  recognises: ({ text }) => findList(sampleJson(text)) !== null,
  read: readList,
};

interface FoundList {
  readonly family: JsonFamily;
  readonly entries: readonly unknown[];
}

function findList(root: unknown): FoundList | null {
  const items = isObject(root) ? fieldsOf(root).get("items") : null;
  if (isJsonFeed(root) && Array.isArray(items)) return { family: jsonFeedItems, entries: items };
  for (const family of FAMILIES) {
    const entries = itemsIn(root, family.fits);
    if (entries !== null) return { family, entries };
  }
  return null;
}

function isJsonFeed(root: unknown): boolean {
  return (
    isObject(root) &&
    /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\/1/i.test(rawIn(fieldsOf(root), "version"))
  );
}

function readList({ text, base }: FeedText): FeedReading {
  const notes = createProblemNotes();
  const root = readJson(text, notes.count);
  const found = findList(root);
  const entries = found?.entries.slice(0, ITEM_LIMIT) ?? [];
  const context: JsonContext = { base: baseOf(root, base), list: notes.list };
  const read = entries.map((entry) =>
    isObject(entry) ? (found?.family.item(fieldsOf(entry), context) ?? null) : passedOver(notes.list),
  );
  const once = eachOnce(
    read.filter((item) => item !== null),
    notes.list,
  );
  const prefix = found?.family.prefix;
  const items: readonly FeedItem[] =
    prefix === undefined
      ? withKeys(once, notes.list)
      : once.map(({ id, item }) => ({ key: `${prefix}${id}`, ...item }));
  if ((found?.entries.length ?? 0) > ITEM_LIMIT) notes.count(JSON_PROBLEMS.tooManyItems);
  if (items.length === 0) notes.count(JSON_PROBLEMS.noItems);
  return { items, problems: notes.all() };
}

function passedOver(list: (problem: FeedProblem) => void): null {
  list({ code: "item.passed-over", message: "An entry of the list is no object and was passed over." });
  return null;
}

/** Two items with one id are one: the copy that was edited last counts. */
function eachOnce(
  items: readonly UnkeyedItem[],
  list: (problem: FeedProblem) => void,
): readonly UnkeyedItem[] {
  const byId = new Map<string, UnkeyedItem>();
  for (const [place, item] of items.entries()) {
    // Without an id every item is its own.
    const id = item.id === "" ? `\n${place}` : item.id;
    const other = byId.get(id);
    if (other !== undefined) {
      const message = `The id of "${item.item.title}" is there more than once; the copy that was edited last counts.`;
      list({ code: "item.duplicate-id", message, harmless: true });
    }
    if (other === undefined || editedAt(item) > editedAt(other)) byId.set(id, item);
  }
  return [...byId.values()];
}

function editedAt({ item }: UnkeyedItem): number {
  return (item.updatedAt ?? item.publishedAt)?.getTime() ?? 0;
}

/** Where the list was read from, or where it says that its site stands. */
function baseOf(root: unknown, base: string | null): string | null {
  const address = base === null ? null : httpAddress(base, null);
  const fields = isObject(root) ? fieldsOf(root) : new Map<string, unknown>();
  return address ?? httpAddress(rawIn(fields, "homepageurl", "feedurl"), null);
}
