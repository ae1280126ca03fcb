import type { FeedProblem } from "../feed.ts";
import { attributesOf } from "./attributes.ts";
import { createElementStack } from "./element-stack.ts";
import { familyOf } from "./feed-fields.ts";
import { FEED_PROBLEMS } from "./feed-problems.ts";
import { createFeedWriter } from "./feed-writer.ts";
import type { OpenTag, Repair } from "./repair.ts";
import { elementOf, scopeOf } from "./repair.ts";
import { endLeaf, onClose, onOpen } from "./repair-elements.ts";
import { XML_PROBLEMS } from "./xml-problems.ts";
import type { XmlToken } from "./xml-tokens.ts";
import { withoutControls, xmlTokens } from "./xml-tokens.ts";

/** Items of one feed; more is no feed of updates. */
export const ITEM_LIMIT = 5_000;

/** Tags and texts of one feed; the longest real ones have some ten thousand. */
const TOKEN_LIMIT = 750_000;

/** Elements inside each other; real feeds have some ten. */
const DEPTH_LIMIT = 50_000;

export type RepairedFeed =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Writes a feed anew with what is read of it: each item with its fields as plain texts, under names that all
 * families share, in a form that is well-formed and four levels deep whatever came in. What had to be mended
 * on the way is noted.
 */
export function repairFeed(
  text: string,
  address: string | null,
  note: (problem: FeedProblem) => void,
): RepairedFeed {
  const repair: Repair = {
    address,
    note,
    stack: createElementStack(),
    writer: createFeedWriter(),
    family: null,
    channels: 0,
    tokens: 0,
    fields: 0,
    kept: 0,
    leaf: null,
  };
  for (const token of xmlTokens(withoutControls(text, note), note)) {
    if (token.kind === "close") onClose(repair, token);
    else if (token.kind !== "open") onText(repair, token);
    else if (repair.family === null) {
      const reason = onFirst(repair, token);
      if (reason !== null) return { ok: false, reason };
    } else onOpen(repair, token);
    if (repair.family !== null && repair.stack.top() === undefined) break;
    repair.tokens += 1;
    if (limitPassed(repair) !== null) break;
  }
  return finish(repair);
}

function finish(repair: Repair): RepairedFeed {
  if (repair.family === null) return { ok: false, reason: "It has no element at all." };
  const passed = limitPassed(repair);
  if (passed !== null) repair.note(FEED_PROBLEMS[passed]);
  else if (repair.stack.top() !== undefined) repair.note(XML_PROBLEMS.cutShort);
  endLeaf(repair);
  return { ok: true, xml: repair.writer.end(ITEM_LIMIT) };
}

function limitPassed(repair: Repair): "tooManyItems" | "tooLong" | "tooDeep" | null {
  if (repair.writer.items() > ITEM_LIMIT) return "tooManyItems";
  if (repair.tokens > TOKEN_LIMIT) return "tooLong";
  return repair.stack.depth() > DEPTH_LIMIT ? "tooDeep" : null;
}

function onText(repair: Repair, token: XmlToken & { readonly text: string }): void {
  if (repair.leaf !== null) repair.leaf.add(token);
  else if (repair.family === null && token.text.trim() !== "") repair.note(XML_PROBLEMS.textBefore);
}

/** The outermost element; tells why it is none of a feed. */
function onFirst(repair: Repair, token: OpenTag): string | null {
  const scope = scopeOf(repair, token);
  const family = familyOf(scope.name);
  if (family === null) return `Its first element is <${token.name.slice(0, 40)}>, which begins no feed.`;
  const stated = attributesOf(token.source).get("version")?.trim() ?? "";
  const known = /^(?:2|0\.9)[\d.]{0,4}$/.test(stated);
  if (family === "rss" && !known) repair.note(FEED_PROBLEMS.noVersion);
  repair.family = family;
  repair.writer.start(family, known ? stated : "2.0");
  if (!token.empty) repair.stack.push(elementOf(token, "feed", scope));
  return null;
}
