import { createCodeBook } from "../../helpdesk/code-book.ts";
import type { Article } from "../../helpdesk/article.ts";
import { isStale, type KnowledgeBase } from "../../helpdesk/knowledge-base.ts";
import { addDays } from "../days.ts";
import { type ErrorGroup, groupErrors, isAnswered, isCoded } from "../error-groups.ts";
import type { PracticeInput } from "../practice.ts";

/** How well the help desk is prepared for what users meet. */
export interface HelpdeskState {
  /** Null where nobody knows what answers there are. */
  readonly coverage: ErrorCoverage | null;
  /** Null for an organisation without a knowledge base. */
  readonly articles: ArticleCondition | null;
}

/** Errors with a code that users met in the last 30 days, and for how many of them there is an answer. */
export interface ErrorCoverage {
  readonly occurrences: number;
  readonly answered: number;
  /** What nobody has an answer to, the most frequent first. */
  readonly unanswered: readonly ErrorGroup[];
}

/** In what condition the organisation's own articles are. */
export interface ArticleCondition {
  /** False when the knowledge base could not be read in full. */
  readonly isKnown: boolean;
  readonly count: number;
  /** Not reviewed for longer than the plan allows, the oldest review first. */
  readonly stale: readonly Article[];
  /** Articles that cannot be read, by path: nobody can show when they were reviewed. */
  readonly broken: readonly string[];
}

/** Days that coverage looks back on, whatever the period of a report, so that its trend is of one measure. */
const COVERAGE_DAYS = 30;

export function assessHelpdesk(input: PracticeInput): HelpdeskState {
  const { plan, knowledge, period } = input;
  return {
    coverage: coverageOf(input),
    articles:
      plan.knowledgeBase === null
        ? null
        : conditionOf(knowledge, period.to, plan.knowledgeBase.staleAfterDays),
  };
}

function coverageOf({ snapshot, period, errorCodes, knowledge }: PracticeInput): ErrorCoverage | null {
  if (errorCodes === undefined) return null;
  const from = addDays(period.to, -COVERAGE_DAYS);
  const recent = (snapshot.lists.appFailures ?? []).filter(({ at }) => at === null || at > from);
  const groups = groupErrors({
    appFailures: recent,
    enrollmentFailures: snapshot.lists.enrollmentFailures ?? [],
    period: { from, to: period.to },
    table: errorCodes,
    book: createCodeBook(errorCodes, knowledge?.articles ?? []),
  }).filter(isCoded);
  const count = (of: readonly ErrorGroup[]): number => of.reduce((sum, group) => sum + group.count, 0);
  return {
    occurrences: count(groups),
    answered: count(groups.filter(isAnswered)),
    unanswered: groups.filter((group) => !isAnswered(group)),
  };
}

function conditionOf(
  knowledge: KnowledgeBase | undefined,
  now: Date,
  staleAfterDays: number,
): ArticleCondition {
  const { articles = [], broken = [], isReadable = false } = knowledge ?? {};
  return {
    isKnown: isReadable,
    count: articles.length + broken.length,
    stale: articles
      .filter((article) => isStale(article, now, staleAfterDays))
      .toSorted((one, other) => (one.reviewed < other.reviewed ? -1 : 1)),
    broken,
  };
}
