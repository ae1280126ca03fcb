import { htmlTokens } from "../page/html-tokens.ts";
import { decodeReferences } from "./references.ts";

/** Elements that end a line of text. */
const BREAKS = new Set(
  "p li ul ol dl dt dd div br hr tr table section article blockquote pre h1 h2 h3 h4 h5 h6".split(" "),
);
/** Text that is gathered before the rest is left alone, in UTF-16 units. */
const ENOUGH = 8_000;

/**
 * The text of a piece of HTML: tags, comments and scripts go, blocks end a line, references are decoded once,
 * after the tags are gone, so that what was escaped twice stays text. Linear in the length.
 */
export function plainText(html: string): string {
  if (!html.includes("<")) return decodeReferences(html.slice(0, ENOUGH));
  const parts: string[] = [];
  let length = 0;
  // A picture that is written into its tag makes the tag longer than any that is read as one.
  for (const token of htmlTokens(html.replace(/\bdata:[^"'\s<>]{200,}/g, ""), ignore)) {
    if (length > ENOUGH) break;
    if (token.kind === "text") {
      const text = token.text.replace(/\s+/g, " ");
      parts.push(text);
      length += text.trim().length;
    } else if (token.kind !== "comment" && BREAKS.has(token.name)) {
      parts.push(token.kind === "open" && token.name === "li" ? "\n- " : "\n");
    }
  }
  return decodeReferences(parts.join("").replace(/ ?\n ?/g, "\n"));
}

/** A slip in an item's HTML is no loss: its text is read all the same. */
function ignore(): void {
  return;
}
