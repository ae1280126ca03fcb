import type { AppFailure } from "../collect/rows/app.ts";
import type { EnrollmentFailure } from "../collect/rows/enrollment.ts";
import type { ErrorCode, ErrorCodeTable } from "../domain/error-codes.ts";
import type { Article } from "../helpdesk/article.ts";
import type { CodeBook } from "../helpdesk/code-book.ts";
import { daysBetween } from "./days.ts";

/** The same error met several times, with what support knows of it. */
export interface ErrorGroup {
  readonly area: "app-install" | "enrollment";
  readonly code: string;
  readonly platform: string;
  readonly count: number;
  /** Names of the apps, for app installs. */
  readonly apps: readonly string[];
  /** Null when no table knows the code. */
  readonly known: ErrorCode | null;
  /** What the organisation itself has written about it; null for nothing. */
  readonly article: Article | null;
}

/** Errors that users meet, the most frequent first. Enrollment counts the period only. */
export function groupErrors(input: {
  readonly appFailures: readonly AppFailure[];
  readonly enrollmentFailures: readonly EnrollmentFailure[];
  readonly period: { readonly from: Date; readonly to: Date };
  readonly table: ErrorCodeTable;
  /** The organisation's articles. Default none. */
  readonly book?: Pick<CodeBook, "articleFor">;
}): readonly ErrorGroup[] {
  const { appFailures, enrollmentFailures, period, table, book } = input;
  const periodDays = daysBetween(period.from, period.to);
  const installs = appFailures.map(({ code, platform, appName }) => ({
    area: "app-install" as const,
    code,
    platform: platformKey(platform),
    app: appName,
  }));
  const enrollments = enrollmentFailures
    .filter(({ at }) => at !== null && daysBetween(at, period.to) <= periodDays)
    .map(({ category, os }) => ({
      area: "enrollment" as const,
      code: category,
      platform: platformKey(os),
      app: null,
    }));

  const groups = Map.groupBy(
    [...installs, ...enrollments],
    ({ area, code, platform }) => `${area} ${platform} ${code}`,
  );
  return [...groups.values()]
    .flatMap((members): ErrorGroup[] => {
      const [first] = members;
      if (first === undefined) return [];
      const { area, code, platform } = first;
      const names = new Set(members.flatMap(({ app }) => (app === null ? [] : [app])));
      const apps = [...names].sort();
      const article = book?.articleFor(first) ?? null;
      return [{ area, code, platform, count: members.length, apps, known: table.find(first), article }];
    })
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
}

/** Whether a group has a code at all: 0 and nothing tell only that something failed. */
export function isCoded({ code }: Pick<ErrorGroup, "code">): boolean {
  return !/^(?:0x)?0*$/i.test(code.trim());
}

/** Whether the help desk has an answer to an error, its own or the shipped one. */
export function isAnswered({ known, article }: Pick<ErrorGroup, "known" | "article">): boolean {
  return known !== null || article !== null;
}

/** The word that the error table uses for a platform; Graph and the reports write it in many ways. */
export function platformKey(text: string): string {
  const lower = text.toLowerCase();
  if (lower.startsWith("win")) return "windows";
  if (/^(ios|ipad|iphone)/.test(lower)) return "ios";
  if (lower.startsWith("mac")) return "macos";
  if (lower.startsWith("android") || lower.startsWith("aosp")) return "android";
  return lower.startsWith("linux") ? "linux" : "any";
}
