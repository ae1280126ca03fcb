import type { ErrorCode, ErrorCodeTable } from "../domain/error-codes.ts";
import type { Article } from "./article.ts";
import { type CodeKey, keysOfRow, keysOfSpelling } from "./code-keys.ts";
import { flagsIn } from "./flags.ts";
import { nearestCodes } from "./nearest-codes.ts";
import { type CodeReading, readCode, tidyCode } from "./read-code.ts";

export interface CodeQuery {
  /** However it is written, alone or in a sentence. */
  readonly code: string;
  /** Only what is met in this area. */
  readonly area?: string | undefined;
  /** Only what is met on this platform, as the table names it, or on any. */
  readonly platform?: string | undefined;
}

/** How a row was found: by its code, by the number behind its word, or as part of a sum of flags. */
export type MatchKind = "code" | "number" | "flag";

export interface RowMatch {
  readonly row: ErrorCode;
  readonly by: MatchKind;
}

/** Everything that is known about a code. */
export interface CodeLookup {
  /** The code as the table writes it, or what was asked for, tidied. */
  readonly code: string;
  /** The organisation's own, the most fitting first. */
  readonly articles: readonly Article[];
  /** Of the shipped table, the most fitting first. */
  readonly rows: readonly RowMatch[];
  /** Rows of the same code in other areas or on other platforms than those asked for. */
  readonly elsewhere: readonly RowMatch[];
  /** Codes that may have been meant; only where nothing was found. */
  readonly suggestions: readonly string[];
}

/** The shipped table and the organisation's articles in one. */
export interface CodeBook {
  /** Everything about a code, however it is written. Never throws. */
  lookUp(query: CodeQuery): CodeLookup;
  /** The own article that fits a code best where it was met; null for none. */
  articleFor(query: CodeQuery): Article | null;
}

const RANK: Readonly<Record<MatchKind, number>> = { code: 0, number: 1, flag: 2 };

export function createCodeBook(table: ErrorCodeTable, articles: readonly Article[]): CodeBook {
  const rows = index(table.all, keysOfRow);
  const own = index(articles, ({ codes }) => [...new Set(codes.flatMap((code) => keysOfSpelling(code)))]);
  const articlesOf = (keys: readonly CodeKey[], query: CodeQuery): readonly Article[] =>
    found(own, keys)
      .filter((article) => fitsArticle(article, query))
      .sort((one, other) => narrowness(other) - narrowness(one));
  return {
    articleFor: (query) => articlesOf(keysOfSpelling(query.code), query)[0] ?? null,
    lookUp: (query) => {
      for (const reading of readCode(query.code)) {
        const matches = matchesOf(reading, rows, table.all);
        const articlesHere = articlesOf(reading.keys, query);
        const known = matches.length > 0 || found(own, reading.keys).length > 0;
        if (known) return answer(query, articlesHere, matches);
        if (reading.isDecisive) break;
      }
      return { ...answer(query, [], []), suggestions: nearestCodes(query.code, table.all) };
    },
  };
}

function answer(query: CodeQuery, articles: readonly Article[], matches: readonly RowMatch[]): CodeLookup {
  const sorted = [...matches].sort((one, other) => order(one, query) - order(other, query));
  const [first] = sorted;
  return {
    code: first?.by === "code" ? first.row.code : tidyCode(query.code),
    articles,
    rows: sorted.filter(({ row }) => fitsRow(row, query)),
    elsewhere: sorted.filter(({ row }) => !fitsRow(row, query)),
    suggestions: [],
  };
}

function matchesOf(
  { keys, number }: CodeReading,
  rows: ReadonlyMap<CodeKey, readonly ErrorCode[]>,
  all: readonly ErrorCode[],
): readonly RowMatch[] {
  const byCode = found(rows, keys).map((row) => ({ row, by: "code" as const }));
  if (number === null) return byCode;
  const byNumber = (rows.get(`n:${number}`) ?? [])
    .filter(({ kind }) => kind !== "graph-flag")
    .map((row) => ({ row, by: "number" as const }));
  const flags = flagsIn(number, all).map((row) => ({ row, by: "flag" as const }));
  return [...byCode, ...byNumber, ...flags];
}

/** Each once, in the order of the keys. */
function found<T>(map: ReadonlyMap<CodeKey, readonly T[]>, keys: readonly CodeKey[]): T[] {
  return [...new Set(keys.flatMap((key) => map.get(key) ?? []))];
}

function index<T>(items: readonly T[], keysOf: (item: T) => readonly CodeKey[]): Map<CodeKey, T[]> {
  const map = new Map<CodeKey, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) map.set(key, [...(map.get(key) ?? []), item]);
  }
  return map;
}

function fitsRow(row: ErrorCode, { area, platform }: CodeQuery): boolean {
  return (
    (area === undefined || row.area === area) &&
    (platform === undefined || platform === "any" || row.platform === platform || row.platform === "any")
  );
}

function fitsArticle(article: Article, { area, platform }: CodeQuery): boolean {
  if (area !== undefined && article.area !== null && article.area !== area) return false;
  if (platform === undefined || platform === "any" || article.platforms.length === 0) return true;
  return article.platforms.some((own) => own === platform || (own === "ipados" && platform === "ios"));
}

/** What is written for one area and platform says more there than what is written for all. */
function narrowness({ area, platforms }: Article): number {
  return (area === null ? 0 : 2) + (platforms.length === 0 ? 0 : 1);
}

function order({ row, by }: RowMatch, { platform }: CodeQuery): number {
  const isOther = platform !== undefined && row.platform !== platform;
  return RANK[by] * 4 + (isOther ? 2 : 0) + (row.certain ? 0 : 1);
}
