/** First publishing stamps both dates within moments of each other. */
const EDIT_MS = 60_000;
const MARK = /^\s*[([](?:updated?|uppdaterad|uppdatering)[)\]]/i;

/** Whether a provider edited an item after it was first published, by its dates or the mark in its title. */
export function editState(
  title: string,
  publishedAt: Date | null,
  updatedAt: Date | null,
): "new" | "changed" {
  if (MARK.test(title)) return "changed";
  if (publishedAt === null || updatedAt === null) return "new";
  return updatedAt.getTime() - publishedAt.getTime() > EDIT_MS ? "changed" : "new";
}
