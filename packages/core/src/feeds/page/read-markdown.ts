import { cleanText } from "../../text/clean-text.ts";
import type { FeedProblem } from "../feed.ts";
import { createCommentStripper } from "./markdown-comments.ts";
import { createFenceTracker } from "./markdown-fences.ts";
import type { Page, PageBlock, PageHeading, PageLine } from "./page.ts";
import { BLOCKS_LIMIT, HEADING_LIMIT, LINE_LIMIT, TOO_LONG } from "./page.ts";
import { plainInline } from "./plain-inline.ts";
import { anchorNumbers, learnAnchor, slugOf } from "./slug.ts";
import { anchorIds, workItemIds } from "./work-item-ids.ts";

/** One or more line ends with nothing but blanks between them: empty lines mean nothing here. */
const LINE_ENDS = /[\r\n][\r\n\t ]*[\r\n]|[\r\n]/;

/**
 * Reads Markdown as Learn's pages use it: `#` headings, comments, fences, quotes, lists. Takes time in
 * proportion to the length of the text, whatever the text is.
 */
export function readMarkdown(text: string): Page {
  const lines = withoutFrontMatter(text.replace(/^\u{FEFF}/u, "").split(LINE_ENDS));
  const comments = createCommentStripper(lines);
  const fences = createFenceTracker(lines);
  const numbered = anchorNumbers();
  const blocks: PageBlock[] = [];
  for (const [index, line] of lines.entries()) {
    if (blocks.length >= BLOCKS_LIMIT) break;
    if (!comments.inside() && fences.covers(index)) continue;
    const stripped = comments.strip(line, index);
    const ids = stripped.comments.flatMap(workItemIds);
    const block = headingOf(stripped.text, ids, numbered) ?? lineOf(stripped.text, ids);
    if (block !== null) blocks.push(block);
    else if (ids.length > 0) lend(blocks, ids);
  }
  const problems: FeedProblem[] = [...comments.problems(), ...fences.problems()];
  if (blocks.length >= BLOCKS_LIMIT) problems.push(TOO_LONG);
  return { blocks, problems };
}

/** The front matter is metadata, and its comments look like headings. */
function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trimEnd() !== "---") return lines;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s{0,20}$/.test(line));
  return end < 0 ? lines : lines.slice(end + 1);
}

function headingOf(
  line: string,
  ids: readonly string[],
  numbered: (anchor: string) => string,
): PageHeading | null {
  const match = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
  if (match?.[1] === undefined) return null;
  const source = line.slice(match[0].length, HEADING_LIMIT).replace(/(?<![ \t#])[ \t]+#+[ \t]*$/, "");
  const named = cleanText(/<a\s+(?:name|id)\s*=\s*["']?([^"'>\s]{1,500})/i.exec(source)?.[1] ?? "");
  const visible = plainInline(source);
  const anchor = named === "" ? numbered(learnAnchor(visible)) : named;
  return {
    kind: "heading",
    level: match[1].length,
    text: cleanText(visible, 300),
    anchor,
    slug: slugOf(named === "" ? learnAnchor(visible) : named),
    ids: ids.length > 0 ? ids : anchorIds(named),
  };
}

function lineOf(line: string, ids: readonly string[]): PageLine | null {
  const unquoted = line.slice(0, LINE_LIMIT).replace(/^[ \t>]+/, "");
  if (/^(?:\||\[!|[-*_=:| \t]+$)/.test(unquoted)) return null;
  const marker = /^(?:[-*+]|\d{1,3}[.)])[ \t]+/.exec(unquoted)?.[0] ?? "";
  const content = unquoted.slice(marker.length);
  const text = plainInline(content).trim();
  if (text === "") return null;
  const lead = marker === "" ? null : (/^(?:\*\*|__)([^*]{3,300}?)(?:\*\*|__)/.exec(content)?.[1] ?? null);
  return { kind: "line", text, list: marker !== "", lead: lead === null ? null : plainInline(lead), ids };
}

/** Numbers in a comment on a line of its own belong to the heading or the list item just above it. */
function lend(blocks: PageBlock[], ids: readonly string[]): void {
  const last = blocks.at(-1);
  if (last !== undefined && last.ids.length === 0) blocks[blocks.length - 1] = { ...last, ids };
}
