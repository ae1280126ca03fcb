import { cleanLines } from "../text/clean-text.ts";

/** Longest text of an article's body, in characters. */
const MOST_TEXT = 20_000;

/** One part of a body: what stands under a heading, or before the first. */
interface Part {
  readonly heading: string | null;
  readonly text: string;
}

/** What an article says, in plain text. */
export interface ArticleBody {
  readonly meaning: string;
  readonly action: string;
}

/**
 * What an error means and what to do first: the first and the second part of a body, by its headings whatever they are
 * called, or else its first paragraph and the rest. Null for a body that has not both.
 */
export function splitBody(markdown: string): ArticleBody | null {
  const parts = partsOf(markdown.slice(0, MOST_TEXT)).filter(({ text }) => text !== "");
  const [first, second] = parts;
  if (first === undefined) return null;
  if (second !== undefined) return { meaning: first.text, action: second.text };
  const [meaning = "", ...rest] = first.text.split(/\n{2,}/);
  const action = rest.join("\n").trim();
  return meaning === "" || action === "" ? null : { meaning, action };
}

function partsOf(markdown: string): readonly Part[] {
  const parts: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let isCode = false;
  for (const line of markdown.replace(/<!--[^]*?(?:-->|$)/g, "").split("\n")) {
    const lines = parts.at(-1)?.lines ?? [];
    const heading = isCode ? null : /^\s{0,3}#{1,6}\s(.{0,300})/.exec(line);
    if (/^\s{0,3}(?:```|~~~)/.test(line)) {
      isCode = !isCode;
      lines.push("");
    } else if (heading !== null) parts.push({ heading: heading[1] ?? "", lines: [] });
    else if (isCode) lines.push(line);
    else addLine(lines, plainLine(line));
  }
  return parts.map(({ heading, lines }) => ({
    heading,
    text: cleanLines(lines.join("\n"), MOST_TEXT).trim(),
  }));
}

/** A line that goes on with the paragraph before it belongs to that: where it was broken is the writer's business. */
function addLine(lines: string[], line: string): void {
  const before = lines.at(-1) ?? "";
  const goesOn = before !== "" && line.trim() !== "" && !/^\s*(?:[-|]|\d{1,3}[.)]\s)/.test(line);
  if (goesOn) lines[lines.length - 1] = `${before} ${line.trim()}`;
  else lines.push(line.trimEnd());
}

/** A line without the signs that only make it look otherwise; the address of a link stands behind its words. */
function plainLine(line: string): string {
  return line
    .slice(0, 4_000)
    .replace(
      /!?\[([^\][\n]{0,300})\]\((https?:\/\/[^\s()]{1,500})\)/g,
      (_link, words: string, url: string) => (words === url || words === "" ? url : `${words} (${url})`),
    )
    .replace(/!?\[([^\][\n]{0,300})\]\([^\s()]{0,500}\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^\n*_]{1,500})\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^\n*]{1,500})\*(?![\w*])/g, "$1")
    .replace(/`([^`\n]{1,500})`/g, "$1")
    .replace(/^\s{0,3}>\s?/, "")
    .replace(/^(\s*)[*+]\s/, "$1- ");
}
