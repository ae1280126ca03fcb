const SEGMENTS = new Intl.Segmenter("und", { granularity: "grapheme" });
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/u;

/** Indents of a wrapped text. */
export interface Indent {
  /** Before the first line. */
  readonly first?: string;
  /** Before the others. */
  readonly rest?: string;
}

/**
 * Breaks text into lines of at most `width` columns between words. A word that is longer than a line is broken
 * between characters, but an address never is: it would no longer work.
 */
export function wrapText(
  text: string,
  width: number,
  { first = "", rest = first }: Indent = {},
): readonly string[] {
  return text.split("\n").flatMap((line, index) => wrapLine(line, width, index === 0 ? first : rest, rest));
}

function wrapLine(line: string, width: number, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let current = "";
  const room = (): number => width - (lines.length === 0 ? first : rest).length;
  const flush = (): void => {
    lines.push(`${lines.length === 0 ? first : rest}${current}`);
    current = "";
  };
  for (const word of line.split(" ").filter((part) => part !== "")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (columns(joined) <= room()) {
      current = joined;
      continue;
    }
    if (current !== "") flush();
    for (const piece of pieces(word, width - rest.length)) {
      if (current !== "") flush();
      current = piece;
    }
  }
  flush();
  return lines.map((text) => text.trimEnd());
}

function pieces(word: string, width: number): readonly string[] {
  if (columns(word) <= width || /^(https?:\/\/|mailto:)/.test(word)) return [word];
  const found: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of SEGMENTS.segment(word)) {
    const needed = columnsOf(segment);
    if (used + needed > width && piece !== "") {
      found.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += needed;
  }
  return piece === "" ? found : [...found, piece];
}

/** Columns that a text takes in a font of equal widths; East Asian characters and emoji take two. */
export function columns(text: string): number {
  if (/^[\u0020-\u024F]*$/.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of SEGMENTS.segment(text)) sum += columnsOf(segment);
  return sum;
}

function columnsOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}
