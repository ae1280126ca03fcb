/** A start tag with its attributes, as written and decoded. */
export interface HtmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface HtmlReading {
  readonly tags: readonly HtmlTag[];
  /** All text outside tags, decoded, without styles. */
  readonly text: string;
}

const ATTRIBUTE = /\s+([a-z][a-z0-9:-]*)(?:="([^"<>]*)")?/giy;

/**
 * Reads HTML as strictly as no browser does: every attribute quoted, every `<` the start of a known kind of markup.
 * What data could smuggle in is an error or shows up among the tags.
 */
export function readHtml(html: string): HtmlReading {
  const tags: HtmlTag[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    text += decode(html.slice(at, next === -1 ? html.length : next));
    if (next === -1) break;
    if (html.startsWith("<!--", next)) {
      at = end(html, "-->", next);
      continue;
    }
    const close = end(html, ">", next);
    const inside = html.slice(next + 1, close - 1);
    at = close;
    if (/^\/[a-z][a-z0-9:-]*\s*$/i.test(inside) || /^!doctype html$/i.test(inside)) continue;
    const tag = readTag(inside);
    tags.push(tag);
    if (tag.name === "style") at = end(html, "</style>", at);
  }
  return { tags, text };
}

function readTag(inside: string): HtmlTag {
  const name = /^[a-z][a-z0-9:-]*/i.exec(inside)?.[0];
  if (name === undefined) throw new Error(`not a tag: <${inside.slice(0, 80)}>`);
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = name.length;
  let used = name.length;
  for (let match = ATTRIBUTE.exec(inside); match !== null; match = ATTRIBUTE.exec(inside)) {
    attributes.set((match[1] ?? "").toLowerCase(), decode(match[2] ?? ""));
    used = ATTRIBUTE.lastIndex;
  }
  if (!/^\s*\/?$/.test(inside.slice(used)))
    throw new Error(`an attribute is not quoted: <${inside.slice(0, 200)}>`);
  return { name: name.toLowerCase(), attributes };
}

function end(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  if (found === -1) throw new Error(`no ${mark} after ${html.slice(from, from + 80)}`);
  return found + mark.length;
}

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#x[0-9a-f]+|#\d+|nbsp|zwnj|#847|#8203|#8204|#8205|shy);)/i.test(text)) {
    throw new Error(`a bare ampersand: ${text.slice(0, 80)}`);
  }
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, "\u00A0")
    .replace(/&amp;/g, "&");
}
