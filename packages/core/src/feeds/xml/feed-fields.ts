import type { ResolvedName } from "./namespaces.ts";

/** The facts of an item that are read, under names that all families of feeds share. */
export const ITEM_FIELDS = [
  "title",
  "link",
  "id",
  "about",
  "published",
  "updated",
  "encoded",
  "content",
  "summary",
  "category",
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

/** `vocabulary:name` of what means a field; RSS and Atom are both `feed`, as many feeds mix them. */
const FIELD_BY_NAME: ReadonlyMap<string, ItemField> = new Map([
  ["feed:title", "title"],
  ["dc:title", "title"],
  ["feed:link", "link"],
  ["feed:guid", "id"],
  ["feed:id", "id"],
  ["dc:identifier", "id"],
  ["feed:pubdate", "published"],
  ["feed:published", "published"],
  ["feed:issued", "published"],
  ["feed:created", "published"],
  ["dc:date", "published"],
  ["dcterms:issued", "published"],
  ["dcterms:created", "published"],
  ["feed:updated", "updated"],
  ["feed:modified", "updated"],
  ["dcterms:modified", "updated"],
  ["content:encoded", "encoded"],
  ["feed:content", "content"],
  ["feed:description", "summary"],
  ["feed:summary", "summary"],
  ["dc:description", "summary"],
  ["feed:category", "category"],
  ["dc:subject", "category"],
]);

/** Fields whose content may be markup that is not escaped. */
const MARKUP: ReadonlySet<ItemField> = new Set(["encoded", "content", "summary"]);

export function fieldOf(name: ResolvedName): ItemField | null {
  const vocabulary = isFeed(name) ? "feed" : name.vocabulary;
  return FIELD_BY_NAME.get(`${vocabulary}:${name.local}`) ?? null;
}

/** What an element of the feed itself tells: where it stands on the web, or when it was made. */
export function headerOf(name: ResolvedName): "link" | "updated" | null {
  const field = isFeed(name) && name.local === "lastbuilddate" ? "updated" : fieldOf(name);
  if (field === "link") return field;
  return field === "updated" || field === "published" ? "updated" : null;
}

export function mayHoldMarkup(field: ItemField): boolean {
  return MARKUP.has(field);
}

export function isItem(name: ResolvedName): boolean {
  return isFeed(name) && (name.local === "item" || name.local === "entry");
}

export function isFeed(name: ResolvedName): boolean {
  return name.vocabulary === "rss" || name.vocabulary === "atom";
}

/** The family that an outermost element begins, or null when it is no feed's. */
export function familyOf(name: ResolvedName): Family | null {
  if (name.local === "rdf" && name.vocabulary === "rdf") return "rdf";
  if (!isFeed(name)) return null;
  if (name.local === "rss") return "rss";
  return name.local === "feed" ? "atom" : null;
}

export type Family = "rss" | "rdf" | "atom";
