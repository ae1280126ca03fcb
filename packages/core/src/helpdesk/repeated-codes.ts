import type { ConfigProblem } from "../config/problem.ts";
import type { Article } from "./article.ts";
import { type CodeKey, keysOfSpelling } from "./code-keys.ts";
import type { ParsedArticle } from "./parse-article.ts";

type Whole = Extract<ParsedArticle, { ok: true }>;

/** Codes that two articles answer in the same area and on the same platform: nobody could tell which one counts. */
export function findRepeatedCodes(parsed: readonly Whole[]): readonly ConfigProblem[] {
  const seen = new Map<CodeKey, Article[]>();
  return parsed.flatMap(({ article, problemOfCodes }) =>
    article.codes.flatMap((code) => {
      const keys = keysOfSpelling(code);
      const earlier = keys.flatMap((key) => seen.get(key) ?? []);
      const other = earlier.find((one) => one !== article && isSamePlace(one, article));
      for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), article]);
      if (other === undefined) return [];
      const fix = "Give the two other codes, areas or platforms, or make them one.";
      return [problemOfCodes(`has ${code}, which ${other.id} answers too`, fix)];
    }),
  );
}

/** One that is for a narrower place stands before the other there, and is none too many. */
function isSamePlace(one: Article, other: Article): boolean {
  if (one.area !== other.area) return false;
  if (one.platforms.length === 0 || other.platforms.length === 0)
    return one.platforms.length === other.platforms.length;
  return one.platforms.some((platform) => other.platforms.includes(platform));
}
