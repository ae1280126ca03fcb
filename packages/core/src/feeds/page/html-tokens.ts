import type { FeedProblem } from "../feed.ts";

export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly name: string; readonly source: string };

/** Longest tag that is taken for one. It also bounds how far a `<` makes the scanner look ahead. */
const TAG_LIMIT = 8_192;
/** Elements whose content is no markup. */
const RAW = new Set(["script", "style", "textarea", "title", "noscript", "template"]);

/**
 * Cuts HTML into tags, texts and comments, in one pass without a tree, so that neither nesting nor a
 * missing end costs more than the length of the text. The content of scripts and styles is left out.
 */
export function* htmlTokens(html: string, problem: (found: FeedProblem) => void): Generator<HtmlToken> {
  const missing = new Set<string>();
  let textFrom = 0;
  let at = html.indexOf("<");
  while (at >= 0) {
    const token = tokenAt(html, at, missing, problem);
    if (token === null) {
      at = html.indexOf("<", at + 1);
      continue;
    }
    if (at > textFrom) yield { kind: "text", text: html.slice(textFrom, at) };
    yield token.token;
    textFrom = token.end;
    at = html.indexOf("<", token.end);
  }
  if (textFrom < html.length) yield { kind: "text", text: html.slice(textFrom) };
}

interface Found {
  readonly token: HtmlToken;
  readonly end: number;
}

function tokenAt(
  html: string,
  at: number,
  missing: Set<string>,
  problem: (found: FeedProblem) => void,
): Found | null {
  if (html.startsWith("<!--", at)) {
    const end = endOf(html, at + 2, "-->", missing);
    if (end >= 0)
      return { token: { kind: "comment", text: html.slice(at + 4, Math.max(at + 4, end - 3)) }, end };
    problem({
      code: "page.unclosed-comment",
      message: "A comment is opened and never closed; it was read as text.",
    });
    return null;
  }
  const name = /^<\/?([A-Za-z][A-Za-z0-9-]{0,40})/.exec(html.slice(at, at + 44))?.[1]?.toLowerCase();
  if (name === undefined && !/^<[!?]/.test(html.slice(at, at + 2))) return null;
  const end = tagEnd(html, at + 1);
  if (end < 0) return null;
  if (name === undefined) return { token: { kind: "comment", text: "" }, end };
  const kind = html[at + 1] === "/" ? "close" : "open";
  const token: HtmlToken = { kind, name, source: html.slice(at, end) };
  if (kind === "close" || !RAW.has(name)) return { token, end };
  return { token, end: rawEnd(html, end, name, missing) };
}

/** Where the content of a raw element ends: at its closing tag, or at once when there is none. */
function rawEnd(html: string, from: number, name: string, missing: Set<string>): number {
  if (missing.has(name)) return from;
  const closing = new RegExp(`</${name}(?![A-Za-z0-9-])`, "gi");
  closing.lastIndex = from;
  const match = closing.exec(html);
  if (match === null) missing.add(name);
  return match?.index ?? from;
}

/** Where a mark ends, or -1. A mark that was not found once is not looked for again. */
function endOf(html: string, from: number, mark: string, missing: Set<string>): number {
  if (missing.has(mark)) return -1;
  const at = html.indexOf(mark, from);
  if (at < 0) missing.add(mark);
  return at < 0 ? -1 : at + mark.length;
}

/** Just after the `>` that ends a tag, or -1 when another tag begins first or it is too long. */
function tagEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + TAG_LIMIT);
  let quote = "";
  for (let at = from; at < limit; at += 1) {
    const char = html.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === ">") return at + 1;
    else if (char === "<") return -1;
    else if ((char === '"' || char === "'") && html[at - 1] === "=") quote = char;
  }
  return -1;
}
