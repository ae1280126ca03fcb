const REPLACEMENT = "\u{FFFD}";

/** What is taken out or changed stands among these; nearly all that is shown has none of them. */
const UNCLEAN = /[^\x20-\x7E\u00A1-\u02FF\u2010-\u2027\u2030-\u205E]/;

const UNCLEAN_LINES = /[^\n\x20-\x7E\u00A1-\u02FF\u2010-\u2027\u2030-\u205E]/;

const BLANKS: readonly string[] = ["  ", " \n", "\n "];

/** Longest text shown for one value unless the caller says otherwise, in code points. */
export const DISPLAY_LIMIT = 400;

/**
 * Makes text from outside safe to show in any format: no C0/C1 controls, no bidi controls, no
 * noncharacters and no lone surrogates. White space runs become one blank. Longer than `limit` code
 * points ends in an ellipsis. Removes nothing that a reader would see.
 */
export function cleanText(text: string, limit: number = DISPLAY_LIMIT): string {
  const trimmed = text.trim();
  return truncate(!UNCLEAN.test(trimmed) && !trimmed.includes("  ") ? trimmed : cleaned(text), limit);
}

function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\u0000-\u001F\u007F-\u009F]/g, "")
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .replace(/[\uFDD0-\uFDEF]|[\uFFFE\uFFFF]|\p{Noncharacter_Code_Point}/gu, REPLACEMENT)
    .replace(/\s+/g, " ")
    .trim();
}

/** Like {@link cleanText}, but keeps line ends (as `\n`) for running text. */
export function cleanLines(text: string, limit: number = 10_000): string {
  if (!UNCLEAN_LINES.test(text) && !BLANKS.some((blanks) => text.includes(blanks)))
    return truncate(text.trim(), limit);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => cleanText(line, limit));
  return truncate(lines.join("\n").trim(), limit);
}

function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A code point has two units at most, so that no more is needed to see whether the text is too long.
  const points = Array.from(text.slice(0, 2 * limit + 2));
  if (points.length <= limit) return text;
  return `${points
    .slice(0, Math.max(1, limit - 1))
    .join("")
    .trimEnd()}…`;
}
