import type { z } from "zod";
import { checkFile } from "../config/check-file.ts";
import type { ConfigProblem } from "../config/problem.ts";
import { completeTexts, inEveryLanguage } from "../locales/given-text.ts";
import { LOCALE_IDS, type LocaleId } from "../locales/index.ts";
import type { Article, ArticleText } from "./article.ts";
import { articleSchema, translationSchema } from "./article-schema.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { type ArticleBody, splitBody } from "./plain-markdown.ts";

/** One file of an article. */
export interface ArticleFile {
  /** Absolute. */
  readonly path: string;
  /** By its name, such as `vpn.sv.md`; null where the name says none. */
  readonly language: LocaleId | null;
  readonly text: string;
}

export type ParsedArticle =
  | {
      readonly ok: true;
      readonly article: Article;
      /** A problem of a place in the front matter that tells the whole: its first file's. */
      problemOfCodes(message: string, fix: string): ConfigProblem;
    }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

interface Parsed<T> {
  readonly head: T;
  readonly body: ArticleBody;
  readonly problem: (message: string, fix: string) => ConfigProblem;
}

/** Reads an article from its files, of which the first tells everything and the others translate. Never throws. */
export function parseArticle(
  id: string,
  [main, ...translations]: readonly [ArticleFile, ...ArticleFile[]],
  owners: readonly string[] | null,
): ParsedArticle {
  const first = parseFile(main, () => articleSchema(owners));
  const others = translations.map((file) => ({ file, parsed: parseFile(file, translationSchema) }));
  const problems = [first, ...others.map(({ parsed }) => parsed)].flatMap((parsed) =>
    "problems" in parsed ? parsed.problems : [],
  );
  if ("problems" in first || problems.length > 0) return { ok: false, problems };
  const { head, body } = first;
  const language = main.language ?? head.language;
  const { title } = completeTexts(head);
  const told = new Map<LocaleId, ArticleText>();
  for (const { file, parsed } of others) {
    if ("problems" in parsed || file.language === null) continue;
    told.set(file.language, { ...parsed.body, title: parsed.head.title, language: file.language });
  }
  const { platforms, codes, area, owner, reviewed, url } = head;
  const texts = LOCALE_IDS.map((locale) => [
    locale,
    told.get(locale) ?? { ...body, title: inEveryLanguage(title)[locale], language },
  ]);
  const files = [main, ...translations].map(({ path }) => path);
  return {
    ok: true,
    article: {
      id,
      files,
      codes,
      platforms,
      area,
      owner,
      reviewed,
      url,
      texts: Object.fromEntries(texts) as Article["texts"],
    },
    problemOfCodes: first.problem,
  };
}

function parseFile<T>(
  { path, text }: ArticleFile,
  schema: () => z.ZodType<T>,
): Parsed<T> | { readonly problems: readonly ConfigProblem[] } {
  const split = splitFrontMatter(text);
  if (!split.ok) return { problems: [wholeFile(path, split.message, FRONT_MATTER_FIX)] };
  const checked = checkFile<T>(split.head, path, schema, () => []);
  if (!checked.result.ok) return { problems: checked.result.problems };
  const body = splitBody(split.body);
  if (body === null)
    return { problems: [wholeFile(path, "lacks what the error means or what to do first", BODY_FIX)] };
  return {
    head: checked.result.value,
    body,
    problem: (message, fix) => checked.problem({ path: ["codes"], at: "value", message, fix }),
  };
}

const FRONT_MATTER_FIX =
  "Begin the file with a line ---, below it title, codes, owner and reviewed, and then a line --- again.";
const BODY_FIX =
  "Write below the front matter what the error means, and under a heading of its own what to do first.";

function wholeFile(file: string, message: string, fix: string): ConfigProblem {
  return { file, line: 1, column: 1, path: "", value: "", message, fix };
}
