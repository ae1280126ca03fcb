import { cleanText } from "../../text/clean-text.ts";
import type { FeedProblem } from "../feed.ts";
import { decodeEntities } from "./entities.ts";
import type { HtmlToken } from "./html-tokens.ts";
import { htmlTokens } from "./html-tokens.ts";
import type { Page, PageBlock } from "./page.ts";
import { BLOCKS_LIMIT, HEADING_LIMIT, LINE_LIMIT, TOO_LONG } from "./page.ts";
import { anchorNumbers, learnAnchor, slugOf } from "./slug.ts";
import { anchorIds, workItemIds } from "./work-item-ids.ts";

/** Elements that end a line of text. */
const BREAKS = new Set(
  "p li ul ol dl dt dd div br hr tr table section article main blockquote pre nav header footer aside body html".split(
    " ",
  ),
);
/** Elements whose text is no part of an article. */
const SKIPPED = new Set(["nav", "footer", "pre", "button", "select", "figure", "table"]);

interface Draft {
  readonly parts: string[];
  length: number;
  level: number;
  anchor: string;
  ids: readonly string[];
  list: boolean;
  /** Text in bold at the start of a list item: null when other text came first. */
  lead: string | null;
  bold: boolean;
  /** Whether anything but white space was added. */
  begun: boolean;
}

/** Comments of one line beyond this many numbers are no longer of use. */
const IDS_LIMIT = 40;

/** Reads the headings, lines and comments of an HTML page, in time proportional to its length. */
export function readHtml(html: string): Page {
  const problems = new Map<string, FeedProblem>();
  const blocks: PageBlock[] = [];
  const numbered = anchorNumbers();
  let draft = emptyDraft(0);
  let skip: { readonly name: string; depth: number } | null = null;
  const flush = (next: Draft = emptyDraft(0)): void => {
    const block = finish(draft, numbered);
    if (block !== null) blocks.push(block);
    draft = next;
  };
  for (const token of htmlTokens(html, (found) => problems.set(found.code, found))) {
    if (blocks.length >= BLOCKS_LIMIT) break;
    if (skip !== null) {
      if (token.kind === "open" && token.name === skip.name) skip.depth += 1;
      if (token.kind === "close" && token.name === skip.name) skip.depth -= 1;
      if (skip.depth === 0) skip = null;
    } else if (token.kind === "open" && SKIPPED.has(token.name)) {
      flush();
      skip = { name: token.name, depth: 1 };
    } else if (token.kind === "comment") noteIds(draft, blocks, workItemIds(token.text));
    else if (token.kind === "text") addText(draft, token.text);
    else if (/^h[1-6]$/.test(token.name)) flush(token.kind === "open" ? headingDraft(token) : emptyDraft(0));
    else if (token.name === "p" && token.kind === "open" && draft.list && !draft.begun) continue;
    else if (BREAKS.has(token.name))
      flush({ ...emptyDraft(0), list: token.kind === "open" && token.name === "li" });
    else inline(draft, token);
  }
  flush();
  if (blocks.length >= BLOCKS_LIMIT) problems.set(TOO_LONG.code, TOO_LONG);
  if (skip !== null) {
    problems.set("page.unclosed-element", {
      code: "page.unclosed-element",
      message: `<${skip.name}> is opened and never closed; what follows it was passed over.`,
    });
  }
  return { blocks, problems: [...problems.values()] };
}

function emptyDraft(level: number): Draft {
  return {
    parts: [],
    length: 0,
    level,
    anchor: "",
    ids: [],
    list: false,
    lead: null,
    bold: false,
    begun: false,
  };
}

function headingDraft(token: Extract<HtmlToken, { name: string }>): Draft {
  return { ...emptyDraft(Number(token.name.charAt(1))), anchor: attribute(token.source, "id") };
}

function addText(draft: Draft, text: string): void {
  const room = LINE_LIMIT - draft.length;
  if (room <= 0) return;
  const part = text.slice(0, room);
  if (draft.bold && !draft.begun) draft.lead = part;
  draft.begun ||= part.trim() !== "";
  draft.parts.push(part);
  draft.length += part.length;
}

function inline(draft: Draft, token: Extract<HtmlToken, { name: string }>): void {
  if (token.name === "strong" || token.name === "b") draft.bold = token.kind === "open";
  if (token.name !== "a" || token.kind !== "open" || draft.level === 0) return;
  const named = attribute(token.source, "name") || attribute(token.source, "id");
  if (named !== "") draft.anchor = named;
}

/** A comment belongs to the line it stands in, or to the heading just before it. */
function noteIds(draft: Draft, blocks: PageBlock[], ids: readonly string[]): void {
  if (ids.length === 0 || draft.ids.length > IDS_LIMIT) return;
  const last = blocks.at(-1);
  if (draft.level > 0 || draft.begun) draft.ids = [...draft.ids, ...ids];
  else if (last !== undefined && last.ids.length === 0) blocks[blocks.length - 1] = { ...last, ids };
}

function finish(draft: Draft, numbered: (anchor: string) => string): PageBlock | null {
  const text = decodeEntities(draft.parts.join("")).replace(/\s+/g, " ").trim();
  if (draft.level === 0) {
    if (text === "") return null;
    const lead = draft.list && draft.lead !== null ? decodeEntities(draft.lead).trim() : null;
    return { kind: "line", text, list: draft.list, lead, ids: draft.ids };
  }
  const visible = text.slice(0, HEADING_LIMIT);
  return {
    kind: "heading",
    level: draft.level,
    text: cleanText(visible, 300),
    anchor: draft.anchor === "" ? numbered(learnAnchor(visible)) : draft.anchor,
    slug: slugOf(draft.anchor === "" ? learnAnchor(visible) : draft.anchor),
    ids: draft.ids.length > 0 ? draft.ids : anchorIds(draft.anchor),
  };
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(
    `\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,500})"|'([^']{0,500})'|([^\\s"'>]{1,500}))`,
    "i",
  ).exec(tag);
  return cleanText(decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? ""));
}
