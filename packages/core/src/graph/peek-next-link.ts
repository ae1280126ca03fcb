const LINK = /"@odata\.nextLink"\s*:\s*("(?:[^"\\]|\\.){1,8000}")/;

/** Pages below this are understood in no time. */
const LARGE = 50_000;
/** The service writes the link before the rows; some write it behind them. */
const HEAD = 10_000;
const TAIL = 10_000;

/**
 * The link to the next page of a large answer that is not parsed yet, `null` when it cannot be made out. A guess: the
 * parsed page has the last word.
 */
export function peekNextLink(text: string): URL | null {
  if (text.length < LARGE) return null;
  const found = LINK.exec(text.slice(0, HEAD))?.[1] ?? LINK.exec(text.slice(-TAIL))?.[1];
  return found === undefined ? null : parse(found);
}

function parse(literal: string): URL | null {
  try {
    const link: unknown = JSON.parse(literal);
    return typeof link === "string" ? URL.parse(link) : null;
  } catch {
    // Not a JSON text: whoever parses the page says so.
    return null;
  }
}
