import { createHash } from "node:crypto";
import { cleanText } from "../../text/clean-text.ts";
import type { FeedItem, FeedProblem } from "../feed.ts";
import { learnAnchor, slugOf } from "../page/slug.ts";
import { ownAliases, uniqueKeys } from "../unique-keys.ts";
import type { UnkeyedItem } from "./feed-item.ts";

/** Longest identity that stands in a key as it is, in UTF-16 units. */
const IDENTITY_LIMIT = 300;

/**
 * Gives every item a key: its id, its link, or the slug of its title with its date, the first of these that no
 * other item of the feed shares. Where all are shared, the lowest item in the feed, which is the oldest, has
 * the first as it is and the others are numbered upwards, so that one added on top changes no other's key.
 *
 * Title and date are another key of every item that has a date: by them it is known again when its id changes. Its link
 * is not, as some feeds have the same for many items.
 */
export function withKeys(
  unkeyed: readonly UnkeyedItem[],
  list: (problem: FeedProblem) => void,
): readonly FeedItem[] {
  const identities = unkeyed.map(identitiesOf);
  const uses = [...IDENTITIES].map((_, place) => countOf(identities.map((all) => all[place] ?? "")));
  const keys = uniqueKeys(
    identities.map((all) => {
      const own = all.find((identity, place) => identity !== "" && uses[place]?.get(identity) === 1);
      return `feed:${own ?? all.find((identity) => identity !== "") ?? "item"}`;
    }),
  );
  for (const [identity, times] of uses[0] ?? []) {
    if (identity === "" || times === 1) continue;
    const message = `${times} items share the id ${cleanText(identity, 100)}; they are told apart by link, title or number.`;
    list({ code: "item.duplicate-id", message, harmless: true });
  }
  const slugs = IDENTITIES.indexOf("slug");
  const aliases = ownAliases(
    keys,
    unkeyed.map(({ item }, at) => (dateOf(item) === null ? [] : [`feed:${identities[at]?.[slugs] ?? ""}`])),
  );
  return unkeyed.map(({ item }, at) => ({ key: keys[at] ?? "", ...item, ...aliased(aliases[at] ?? []) }));
}

const IDENTITIES = ["id", "link", "slug"] as const;

function identitiesOf({ id, item }: UnkeyedItem): readonly string[] {
  const slug = slugOf(learnAnchor(item.title)) || "untitled";
  const date = dateOf(item);
  return [keyPart(id), keyPart(item.url ?? ""), date === null ? slug : `${slug}@${dayOf(date)}`];
}

function dateOf(item: UnkeyedItem["item"]): Date | null {
  return item.publishedAt ?? item.updatedAt;
}

function aliased(aliases: readonly string[]): Pick<FeedItem, "aliases"> {
  return aliases.length === 0 ? {} : { aliases };
}

/**
 * An id or link as it stands in a key. Learn took over every page of the host that it followed, and feeds
 * changed all their ids with it, though nothing after the host changed.
 */
function keyPart(text: string): string {
  const moved = text.replace(/^(https?:\/\/)docs\.microsoft\.com(?![\w.-])/i, "$1learn.microsoft.com");
  if (moved.length <= IDENTITY_LIMIT) return cleanText(moved, IDENTITY_LIMIT);
  const digest = createHash("sha256").update(moved).digest("hex").slice(0, 16);
  return `${cleanText(moved.slice(0, IDENTITY_LIMIT), IDENTITY_LIMIT)}~${digest}`;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
