/** Longest comment that is looked at for numbers; longer ones are commented-out text. */
const COMMENT_LIMIT = 600;

/**
 * The work-item numbers of a comment in their order, for example of ` 30303710, 25476290, `. Numbers that
 * belong to other systems (`CM3555758`) and release numbers (`1802`) are none.
 */
export function workItemIds(comment: string): readonly string[] {
  if (comment.length > COMMENT_LIMIT) return [];
  return Array.from(
    comment.matchAll(/(?:(?<![\p{L}\d])|(?<=TFS|VSO))\d{5,10}(?!\d)/giu),
    (match) => match[0],
  );
}

/** The number that translated pages keep in an anchor such as `app-for-macos-is-available---1541700--`. */
export function anchorIds(anchor: string): readonly string[] {
  const match = /--(\d{6,10})(?![\p{L}\d])/u.exec(anchor.slice(0, 1_000));
  return match?.[1] === undefined ? [] : [match[1]];
}
