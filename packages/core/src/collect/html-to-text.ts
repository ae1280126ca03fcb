const LIMIT = 200_000;
const BLOCKS: ReadonlySet<string> = new Set([
  "p",
  "div",
  "br",
  "li",
  "ul",
  "ol",
  "tr",
  "table",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
]);
const SILENT: ReadonlySet<string> = new Set(["script", "style", "head", "title", "template"]);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/**
 * The readable text of a piece of HTML, with line ends where blocks end. The result is text and nothing else: it
 * must be escaped again wherever it's put into markup. One pass, so that no input makes it slow; input beyond
 * 200,000 characters is dropped.
 */
export function htmlToText(html: string): string {
  const input = html.slice(0, LIMIT);
  const parts: string[] = [];
  let silent: string | null = null;
  let at = 0;
  while (at < input.length) {
    const open = input.indexOf("<", at);
    const end = open === -1 ? input.length : open;
    if (silent === null && end > at) parts.push(input.slice(at, end));
    if (open === -1) break;
    const tag = readTag(input, open);
    if (tag === null) {
      if (silent === null) parts.push("<");
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (silent === null && BLOCKS.has(tag.name)) parts.push("\n");
    if (silent === null && tag.name === "li" && !tag.closes) parts.push("- ");
    if (SILENT.has(tag.name))
      silent = tag.closes ? (silent === tag.name ? null : silent) : (silent ?? tag.name);
  }
  return tidy(decodeEntities(parts.join("")));
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** Index after the tag. */
  readonly end: number;
}

/** The tag or comment that begins at `open`, `null` when a `<` is only a character. */
function readTag(input: string, open: number): Tag | null {
  if (input.startsWith("<!--", open)) {
    const close = input.indexOf("-->", open + 4);
    return { name: "", closes: false, end: close === -1 ? input.length : close + 3 };
  }
  const match = /^<(\/?)([a-z!?][a-z0-9]{0,20})/i.exec(input.slice(open, open + 24));
  if (match === null) return null;
  const close = input.indexOf(">", open);
  if (close === -1) return { name: "", closes: false, end: input.length };
  return { name: (match[2] ?? "").toLowerCase(), closes: match[1] === "/", end: close + 1 };
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : "";
  });
}

function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/[ \t\r\u00A0]+/g, " ").trim());
  return lines
    .filter((line, index) => line !== "" || (lines[index - 1] ?? "") !== "")
    .join("\n")
    .trim();
}
