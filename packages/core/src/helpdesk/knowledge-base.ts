import { daysBetween } from "../assess/days.ts";
import type { ConfigProblem } from "../config/problem.ts";
import type { Article } from "./article.ts";

/** The organisation's own articles, and what is wrong with them. */
export interface KnowledgeBase {
  /** Absolute; null when the plan names none. */
  readonly folder: string | null;
  /** False when the folder could not be read in full: then nobody knows which articles there are. */
  readonly isReadable: boolean;
  /** By id. */
  readonly articles: readonly Article[];
  /** Articles that are there and cannot be used, by their path. */
  readonly broken: readonly string[];
  readonly problems: readonly ConfigProblem[];
}

/** An organisation without articles of its own. */
export const NO_KNOWLEDGE: KnowledgeBase = {
  folder: null,
  isReadable: true,
  articles: [],
  broken: [],
  problems: [],
};

/** Days after a review from which on an article is stale, where the plan does not say. */
export const DEFAULT_STALE_DAYS = 180;

/** Whether the last review of an article is longer ago than the plan allows. */
export function isStale({ reviewed }: Pick<Article, "reviewed">, now: Date, staleAfterDays: number): boolean {
  return daysSinceReview({ reviewed }, now) > staleAfterDays;
}

/** Whole days since somebody last made sure that an article is right; 0 for a day ahead. */
export function daysSinceReview({ reviewed }: Pick<Article, "reviewed">, now: Date): number {
  return Math.max(0, Math.floor(daysBetween(new Date(`${reviewed}T00:00:00Z`), now)));
}
