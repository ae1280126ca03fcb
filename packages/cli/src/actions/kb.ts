import {
  type Article,
  cleanText,
  daysSinceReview,
  DEFAULT_STALE_DAYS,
  isStale,
  type KnowledgeBase,
  type Organisation,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import {
  type KnowledgeFolderOptions,
  knowledgeOf,
  organisationIfAny,
  someKnowledge,
  soundKnowledge,
} from "../session/knowledge.ts";
import { noteArticles } from "../session/note-articles.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

const TITLE_LIMIT = 50;
const MOST_CODES = 3;

/** `kb list`: every article with its owner and its last review. */
export const listArticles: Action<KnowledgeFolderOptions & { readonly stale: boolean }> = async (context) => {
  const { options, output, clock } = context;
  const organisation = await organisationOf(context);
  const knowledge = someKnowledge(await knowledgeOf(context, organisation));
  noteArticles(knowledge, output);
  const staleAfterDays = organisation?.plan.knowledgeBase?.staleAfterDays ?? DEFAULT_STALE_DAYS;
  const now = clock.now();
  const isOld = (article: Pick<Article, "reviewed">): boolean => isStale(article, now, staleAfterDays);
  const articles = knowledge.articles
    .filter((article) => !options.stale || isOld(article))
    .toSorted((one, other) => (one.reviewed < other.reviewed ? -1 : 1));
  const json = {
    folder: knowledge.folder,
    staleAfterDays,
    articles: articles.map(({ texts, files, ...article }) => ({
      ...article,
      title: texts.en.title,
      files,
      daysSinceReview: daysSinceReview(article, now),
      stale: isOld(article),
    })),
    broken: knowledge.broken,
  };
  output.result(json, () =>
    articles.length === 0 ? emptyText(knowledge, options.stale) : articleTable(articles, isOld),
  );
  return EXIT.done;
};

/** `kb check`: what is wrong is thrown. */
export const checkArticles: Action<KnowledgeFolderOptions> = async (context) => {
  const { output } = context;
  const knowledge = soundKnowledge(someKnowledge(await knowledgeOf(context, await organisationOf(context))));
  const json = { ok: true, folder: knowledge.folder, articles: knowledge.articles.map(({ id }) => id) };
  output.result(json, () => `${knowledge.folder} is in order.\n  ${knowledge.articles.length} articles`);
  return EXIT.done;
};

/** With a folder of its own the command needs no configuration. */
function organisationOf(context: ActionContext<KnowledgeFolderOptions>): Promise<Organisation | null> {
  return context.options.kb === undefined ? loadConfiguration(context) : organisationIfAny(context);
}

function emptyText({ articles }: KnowledgeBase, stale: boolean): string {
  return stale && articles.length > 0
    ? "Every article was reviewed in time."
    : "There is no article yet. docs/help-desk.md says how one is written.";
}

function articleTable(articles: readonly Article[], isOld: (article: Article) => boolean): string {
  return textTable(
    ["ARTICLE", "REVIEWED", "STATE", "OWNER", "CODES", "TITLE"],
    articles.map((article) => [
      article.id,
      article.reviewed,
      isOld(article) ? "review overdue" : "fresh",
      article.owner,
      codesText(article.codes),
      cleanText(article.texts.en.title, TITLE_LIMIT),
    ]),
  );
}

function codesText(codes: readonly string[]): string {
  const shown = codes.slice(0, MOST_CODES).map((code) => cleanText(code, 40));
  return codes.length > MOST_CODES ? `${shown.join(", ")} …` : shown.join(", ");
}
