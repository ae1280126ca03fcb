import { httpAddress } from "./xml/http-address.ts";
import { decodeReferences } from "./xml/references.ts";

/** Links of one text that are kept. */
const MOST = 20;
/** How much of a text is looked through, in UTF-16 units. */
const LOOKED_AT = 200_000;
const HREF = /\shref\s{0,9}=\s{0,9}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))/gi;

/** The addresses of the web that a piece of HTML links to, each once, in their order. */
export function linksIn(html: string, base: string | null = null): readonly string[] {
  const links = new Set<string>();
  for (const [, quoted, single, bare] of html.slice(0, LOOKED_AT).matchAll(HREF)) {
    const link = httpAddress(decodeReferences(quoted ?? single ?? bare ?? ""), base);
    if (link !== null) links.add(link);
    if (links.size === MOST) break;
  }
  return [...links];
}
