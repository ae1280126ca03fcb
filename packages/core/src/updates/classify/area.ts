import { AREAS } from "./area-words.ts";
import { phraseBook, plain } from "./phrases.ts";

const ID_BY_HEADING: ReadonlyMap<string, string> = new Map(
  AREAS.flatMap(({ id, headings }) => headings.map((heading) => [plain(heading), id] as const)),
);
const BOOKS = AREAS.filter(({ words }) => words.length > 0).map(({ id, words }) => ({
  id,
  book: phraseBook(words),
}));

/** What a notice says of the part of the product that it is about. */
export interface AreaTold {
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly title: string;
  readonly summary: string;
}

/** Id of the part of the product by the source's heading, else its tags, its title, its text; null when none tells. */
export function areaOf({ category, tags, title, summary }: AreaTold): string | null {
  for (const heading of [category ?? "", ...tags.slice(0, 50)]) {
    const id = ID_BY_HEADING.get(plain(heading).trim());
    if (id !== undefined) return id;
  }
  for (const text of [title, summary]) {
    const found = BOOKS.find(({ book }) => book.isIn(text));
    if (found !== undefined) return found.id;
  }
  return null;
}
