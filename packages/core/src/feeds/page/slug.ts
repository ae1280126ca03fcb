const SLUG_LIMIT = 120;

/** The fragment that Learn gives a heading: letters, digits, `-` and `_` stay, a blank becomes `-`, the rest goes. */
export function learnAnchor(heading: string): string {
  return heading
    .trimStart()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\-_ ]/gu, "")
    .replaceAll(" ", "-");
}

/** An anchor without work-item numbers, runs of dashes and ends of dashes: the same for every spelling of a heading. */
export function slugOf(anchor: string): string {
  return anchor
    .slice(0, 1_000)
    .toLowerCase()
    .replace(/--\d{5,10}(?![\p{L}\d]).*$/u, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, SLUG_LIMIT);
}

/** Numbers the anchors of one page as Learn does: the second of a kind ends in `-1`. */
export function anchorNumbers(): (anchor: string) => string {
  const seen = new Map<string, number>();
  return (anchor) => {
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  };
}
