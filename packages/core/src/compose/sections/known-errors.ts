import { isStale } from "../../helpdesk/knowledge-base.ts";
import type { Article } from "../../helpdesk/article.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, StatusCell } from "../document.ts";
import { codeCell, errorPlatform } from "../parts/error-cells.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

const READING_LIMIT = 10;
const MOST_CODES = 3;
const MOST_NAMES = 5;
/** What was met stands in full among the errors. */
const ACTION_LIMIT = 240;

/** The organisation's own articles that apply now or are fresh, and the errors to which nobody has an answer yet. */
export const knownErrors: SectionComposer = {
  id: "known-errors",
  parts: [
    { sources: ["apps", "enrollment-failures"], needs: "none", compose: articleBlocks },
    { sources: ["apps", "enrollment-failures"], compose: gapBlocks },
  ],
};

function articleBlocks(context: SectionContext, whole: boolean): readonly Block[] {
  const { knowledge } = context.assessment;
  const { columns, helpdesk } = context.messages;
  const { texts } = helpdesk;
  if (knowledge.folder === null) return [{ kind: "paragraph", text: texts.noArticles, muted: true }];
  const articles = knowledge.articles
    .map((article) => ({ article, met: timesMet(article, context) }))
    .filter(({ article, met }) => met > 0 || isFresh(article, context))
    .sort((one, other) => other.met - one.met || (one.article.reviewed < other.article.reviewed ? 1 : -1));
  return [
    ...troubles(context),
    {
      kind: "table",
      id: "known-errors",
      title: texts.articleTable,
      emptyText: texts.noneApplies,
      readingLimit: READING_LIMIT,
      columns: [
        { id: "article", title: helpdesk.columns.article, type: "link", weight: 2 },
        { id: "code", title: columns.code, type: "text", weight: 1.5 },
        { id: "met", title: helpdesk.columns.met, type: "integer", weight: 0.7 },
        { id: "action", title: columns.action, type: "text", weight: 3.6 },
        { id: "owner", title: columns.owner, type: "text", weight: 1.2 },
        { id: "review", title: helpdesk.columns.review, type: "status", weight: 1.4 },
      ],
      rows: articles.map(({ article, met }) => [
        { text: cleanText(article.texts[context.format.locale].title, 120), url: article.url },
        context.format.list(article.codes.slice(0, MOST_CODES).map((code) => cleanText(code, 40))),
        // Of what was read in part, none met does not mean none.
        met === 0 && !whole ? null : met,
        cleanText(article.texts[context.format.locale].action, ACTION_LIMIT),
        cleanText(ownerName(article.owner, context.plan, context.format.locale), 80),
        reviewCell(article, context),
      ]),
    },
  ];
}

function troubles({ assessment, messages, format }: SectionContext): readonly Block[] {
  const { isReadable, broken } = assessment.knowledge;
  const { texts } = messages.helpdesk;
  const articles = format.list(broken.slice(0, MOST_NAMES).map((id) => cleanText(id, 80)));
  return [
    ...(isReadable ? [] : [{ kind: "callout", tone: "unknown", title: texts.unreadableArticles } as const]),
    ...(broken.length === 0
      ? []
      : [{ kind: "callout", tone: "attention", title: fill(texts.brokenArticles, { articles }) } as const]),
  ];
}

/** What users met that nobody has an answer to: the next articles to write. */
function gapBlocks(context: SectionContext): readonly Block[] {
  const { columns, helpdesk, sources } = context.messages;
  const { texts } = helpdesk;
  const { coverage } = context.assessment.practice.helpdesk;
  if (coverage === null || coverage.occurrences === 0) return [];
  const { format } = context;
  const [answered, occurrences] = [coverage.answered, coverage.occurrences].map((count) =>
    format.integer(count),
  );
  const text = fill(texts.coverage, { answered: answered ?? "", occurrences: occurrences ?? "" });
  return [
    { kind: "paragraph", text },
    {
      kind: "table",
      id: "error-gaps",
      title: texts.gapTable,
      emptyText: texts.noGaps,
      readingLimit: READING_LIMIT,
      columns: [
        { id: "code", title: columns.code, type: "link", weight: 1.6 },
        { id: "platform", title: columns.platform, type: "text", weight: 1.2 },
        { id: "count", title: columns.count, type: "integer", weight: 0.8 },
        { id: "where", title: columns.where, type: "text", weight: 3 },
      ],
      rows: coverage.unanswered.map((group) => [
        codeCell(group),
        errorPlatform(group, context),
        group.count,
        group.area === "enrollment"
          ? sources["enrollment-failures"]
          : format.list(group.apps.slice(0, MOST_NAMES).map((app) => cleanText(app, 60))),
      ]),
    },
  ];
}

function timesMet(article: Article, { assessment }: SectionContext): number {
  return assessment.errors
    .filter((group) => group.article?.id === article.id)
    .reduce((sum, { count }) => sum + count, 0);
}

/** Whether it was reviewed since the period began. */
function isFresh({ reviewed }: Article, { assessment }: SectionContext): boolean {
  return reviewed >= assessment.period.from.toISOString().slice(0, 10);
}

function reviewCell(article: Article, { plan, assessment, messages, format }: SectionContext): StatusCell {
  const { texts } = messages.helpdesk;
  const day = dayOf(article.reviewed);
  const date = day === null ? article.reviewed : format.date(day);
  const staleAfter = plan.knowledgeBase?.staleAfterDays ?? Infinity;
  return isStale(article, assessment.snapshot.takenAt, staleAfter)
    ? { tone: "attention", label: fill(texts.reviewOverdue, { date }) }
    : { tone: "good", label: fill(texts.reviewed, { date }) };
}
