import { stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import type { ConfigProblem } from "../config/problem.ts";
import { readText } from "../config/read-text.ts";
import { LOCALE_IDS, type LocaleId } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Article } from "./article.ts";
import type { ArticleFile } from "./parse-article.ts";

/** Largest file and largest knowledge base that are read, in bytes. */
const MOST_BYTES = 200_000;
const MOST_BYTES_IN_ALL = 20_000_000;

/** Files by article: the one without a language, or else that of the first language, in front. */
export function groupFiles(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rank = (path: string): number => {
    const language = languageOf(path);
    return language === null ? -1 : LOCALE_IDS.indexOf(language);
  };
  const sorted = [...paths].sort((one, other) => rank(one) - rank(other));
  return new Map([...Map.groupBy(sorted, idOf)].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The text of every file, by its path below the folder; what cannot be read is a problem. */
export async function readFiles(
  folder: string,
  paths: readonly string[],
): Promise<{
  readonly files: ReadonlyMap<string, ArticleFile>;
  readonly problems: readonly ConfigProblem[];
}> {
  const files = new Map<string, ArticleFile>();
  const problems: ConfigProblem[] = [];
  let bytes = 0;
  for (const path of paths) {
    const absolute = join(folder, path);
    const size = await sizeOf(absolute);
    bytes += size;
    if (size > MOST_BYTES || bytes > MOST_BYTES_IN_ALL) {
      const message =
        size > MOST_BYTES ? "is larger than 200 kilobytes" : "is one file more than 20 megabytes hold";
      problems.push(problemOf(absolute, message, "Keep articles short, and pictures elsewhere."));
      continue;
    }
    const read = await readText(absolute);
    if (read.ok) files.set(path, { path: absolute, language: languageOf(path), text: read.text });
    else
      problems.push({ ...problemOf(absolute, read.message, read.fix), line: read.line, column: read.column });
  }
  return { files, problems };
}

/** Of a file that cannot be asked, none: reading it tells why. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

/** `apps/vpn.sv.md` is the Swedish one of `apps/vpn`. */
function languageOf(path: string): LocaleId | null {
  const ending = /\.([a-z]{2})\.md$/i.exec(basename(path))?.[1]?.toLowerCase();
  return LOCALE_IDS.find((id) => id === ending) ?? null;
}

function idOf(path: string): Article["id"] {
  const bare = path.replace(/\.md$/i, "");
  const id = languageOf(path) === null ? bare : bare.slice(0, bare.lastIndexOf("."));
  return cleanText(id.split(sep).join("/"), 200);
}

/** A problem of a file or folder as a whole. */
export function problemOf(file: string, message: string, fix: string): ConfigProblem {
  return { file: cleanText(file, 1_000), line: 1, column: 1, path: "", value: "", message, fix };
}
