import { messageOf } from "../../errors.ts";
import type { FeedKind, FeedProblem, FeedReading, FeedText } from "../feed.ts";
import { readFeedDate } from "../xml/feed-date.ts";
import { familyOf } from "../xml/feed-fields.ts";
import { attributesOf } from "../xml/attributes.ts";
import { FEED_PROBLEMS } from "../xml/feed-problems.ts";
import { httpAddress } from "../xml/http-address.ts";
import { resolveName, withDeclarations } from "../xml/namespaces.ts";
import { createProblemNotes } from "../xml/problem-notes.ts";
import { repairFeed } from "../xml/repair-feed.ts";
import { xmlTokens } from "../xml/xml-tokens.ts";
import type { ParsedFeed } from "./feed-entry.ts";
import { parseFeed } from "./feed-entry.ts";
import { readItem } from "./feed-item.ts";
import { withKeys } from "./feed-keys.ts";

/** How much of a text is looked at for its first element. */
const LOOKED_AT = 200_000;
/** Dates from here on are a slip in any feed of today. */
const FAR_FUTURE = Date.UTC(2100, 0, 1);
const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * RSS 0.9x, 1.0 and 2.0, and Atom. What is slightly broken is mended before it is parsed, and said; a document
 * type is never followed and an entity never expanded. Sources: https://www.rssboard.org/rss-specification,
 * https://web.resource.org/rss/1.0/spec, https://www.rfc-editor.org/rfc/rfc4287
 */
export const feedKind: FeedKind = {
  kind: "feed",
  recognises: ({ text }) => {
    for (const token of xmlTokens(text.slice(0, LOOKED_AT).replace(/^\u{FEFF}/u, ""), () => undefined)) {
      if (token.kind === "open") {
        const prefixes = withDeclarations(new Map(), attributesOf(token.source));
        return familyOf(resolveName(token.name, prefixes)) !== null;
      }
      if (token.kind !== "text" || token.text.trim() !== "") return false;
    }
    return false;
  },
  read: readFeed,
};

async function readFeed({ text, base }: FeedText): Promise<FeedReading> {
  const problems = createProblemNotes();
  const address = base === null ? null : httpAddress(base, null);
  const repaired = repairFeed(text, address, problems.count);
  if (!repaired.ok) return unreadable(repaired.reason, problems.all());
  let feed: ParsedFeed;
  try {
    feed = await parseFeed(repaired.xml);
  } catch (error) {
    return unreadable(messageOf(error), problems.all());
  }
  const context = {
    base: address ?? httpAddress(feed.link, null),
    farFuture: farFutureOf(feed),
    list: problems.list,
  };
  const items = feed.entries.map((entry) => readItem(entry, context)).filter((item) => item !== null);
  const keyed = withKeys(items, problems.list);
  if (keyed.length === 0) problems.count(FEED_PROBLEMS.noItems);
  return { items: keyed, problems: problems.all() };
}

/** A year after the feed says it was made, or the end of the century. */
function farFutureOf(feed: ParsedFeed): Date {
  const made = readFeedDate(feed.updated);
  return new Date(made === null ? FAR_FUTURE : Math.min(FAR_FUTURE, made.getTime() + YEAR_MS));
}

/** One problem that says it all: what was mended on the way explains little, what was lost may. */
function unreadable(reason: string, found: readonly FeedProblem[]): FeedReading {
  const losses = found.filter((problem) => problem.harmless !== true).map((problem) => problem.message);
  const message = ["The feed can't be read.", reason, ...losses].join(" ");
  return { items: [], problems: [{ code: "feed.unreadable", message }] };
}
