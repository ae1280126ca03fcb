import { safeUrl } from "../../collect/safe-url.ts";
import { LOOKED_THROUGH } from "./phrases.ts";

/** Links of one notice that are kept. */
const MOST_LINKS = 20;
const ADDRESS = /https?:\/\/[^\s<>"'`|\\^{}\u{FFFD}]{4,1000}/giu;
/** What closes a sentence or a bracket around an address rather than belonging to it. */
const AFTER = /[)\].,;:!?*_»”’]+$/u;

/**
 * The addresses of the web that a source gives or its text spells out, each once and only those that are safe to show
 * as a link; without the notice's own.
 */
export function linksOf(text: string, given: readonly string[], own: string | null): readonly string[] {
  const spelled = Array.from(text.slice(0, LOOKED_THROUGH).matchAll(ADDRESS), ([address]) =>
    withoutTail(address),
  );
  const links = new Set([...given, ...spelled].map(safeUrl).filter((link) => link !== null));
  if (own !== null) links.delete(own);
  return [...links].slice(0, MOST_LINKS);
}

/** A bracket that was opened within the address is part of it. */
function withoutTail(address: string): string {
  return address.includes("(") ? address.replace(/[.,;:!?]+$/, "") : address.replace(AFTER, "");
}
