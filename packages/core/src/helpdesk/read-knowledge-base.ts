import { join } from "node:path";
import type { Plan } from "../config/plan/plan.ts";
import type { ConfigProblem } from "../config/problem.ts";
import { readText } from "../config/read-text.ts";
import { readYaml } from "../config/yaml-document.ts";
import { messageOf } from "../errors.ts";
import { cleanText } from "../text/clean-text.ts";
import { groupFiles, problemOf, readFiles } from "./article-files.ts";
import { findArticles } from "./find-articles.ts";
import { findRepeatedCodes } from "./repeated-codes.ts";
import { type KnowledgeBase, NO_KNOWLEDGE } from "./knowledge-base.ts";
import { type ArticleFile, parseArticle, type ParsedArticle } from "./parse-article.ts";

export interface KnowledgeOptions {
  /** Ids of the people and roles that may own an article; null when they are not known. */
  readonly owners: readonly string[] | null;
}

/** The knowledge base that a plan names. Never throws: what stands in the way is among the problems. */
export async function readPlannedKnowledge(plan: Plan): Promise<KnowledgeBase> {
  if (plan.knowledgeBase === null) return NO_KNOWLEDGE;
  const { folder } = plan.knowledgeBase;
  const read = await readKnowledgeBase(folder, { owners: articleOwners(plan) });
  if (read.articles.length > 0 || read.isReadable) return read;
  return {
    ...read,
    problems: await Promise.all(read.problems.map((problem) => inPlan(problem, folder, plan))),
  };
}

/** Ids of everybody who may own an article. */
export function articleOwners({ people, roles }: Pick<Plan, "people" | "roles">): readonly string[] {
  return [...people, ...roles].map(({ id }) => id);
}

/** The articles of a folder. Never throws. */
export async function readKnowledgeBase(
  folder: string,
  { owners }: KnowledgeOptions,
): Promise<KnowledgeBase> {
  try {
    const found = await findArticles(folder);
    const groups = groupFiles(found.files);
    const { files, problems } = await readFiles(folder, found.files);
    const parsed = [...groups].map(([id, paths]) => ({ id, parsed: parse(id, paths, files, owners) }));
    const whole = parsed.flatMap(({ parsed: one }) => (one !== null && one.ok ? [one] : []));
    return {
      folder,
      isReadable: found.isWhole,
      articles: whole.map(({ article }) => article),
      broken: parsed.filter(({ parsed: one }) => one?.ok !== true).map(({ id }) => id),
      problems: [
        ...found.problems.map(({ path, message, fix }) => problemOf(join(folder, path), message, fix)),
        ...problems,
        ...parsed.flatMap(({ parsed: one }) => (one === null || one.ok ? [] : one.problems)),
        ...findRepeatedCodes(whole),
      ],
    };
  } catch (error) {
    return { ...NO_KNOWLEDGE, folder, isReadable: false, problems: [unreadable(folder, error)] };
  }
}

function parse(
  id: string,
  paths: readonly string[],
  files: ReadonlyMap<string, ArticleFile>,
  owners: readonly string[] | null,
): ParsedArticle | null {
  const [main, ...others] = paths.map((path) => files.get(path));
  // A file that could not be read has told its problem already.
  if (main === undefined || others.includes(undefined)) return null;
  return parseArticle(id, [main, ...others.filter((file) => file !== undefined)], owners);
}

function unreadable(folder: string, error: unknown): ConfigProblem {
  const code = error instanceof Error && "code" in error ? String(error.code) : messageOf(error);
  if (code === "ENOENT")
    return problemOf(folder, "does not exist", "Create the folder, or correct its path.");
  if (code === "ENOTDIR")
    return problemOf(folder, "is no folder", "Name the folder that holds the articles.");
  return problemOf(folder, `cannot be read (${code})`, "Let the user that runs intune-om read it.");
}

/** A folder that cannot be read is a problem of the line that names it. */
async function inPlan(problem: ConfigProblem, folder: string, { file }: Plan): Promise<ConfigProblem> {
  if (problem.file !== cleanText(folder, 1_000)) return problem;
  const source = await readText(file);
  const path = ["knowledgeBase", "folder"];
  const at = source.ok ? readYaml(source.text).valueAt(path) : { line: 1, column: 1 };
  return {
    ...problem,
    ...at,
    file,
    path: path.join("."),
    message: `names the folder ${folder}, which ${problem.message}`,
  };
}
