import { cleanText } from "../text/clean-text.ts";
import { bareText, bareTitle, changedSentences } from "./compare-text.ts";
import type { Update } from "./update.ts";
import type { FieldChange, RevisedField } from "./update-record.ts";

/** Longest text kept of the sentences that came or went, in code points. */
const SENTENCES_LIMIT = 600;
const DAY_MS = 86_400_000;

/**
 * What a provider changed in an update so that it means something. Everything else is noise: white space,
 * punctuation, the mark "(Updated)", the time of day, the way a date is written, a week that became its month. What
 * this product makes of the text itself, as the kind, counts only with a change in the text.
 */
export function changesBetween(before: Update, after: Update): readonly FieldChange[] {
  // When a planned change arrives, its notice is written anew: only what it is called and until when is compared.
  const moves = before.stage !== after.stage;
  const texts = isSameLanguage(before, after)
    ? [titleChange(before, after), moves ? null : summaryChange(before, after)]
    : [];
  const stated = [
    actByChange(before, after),
    change("platforms", joined(before.platforms), joined(after.platforms)),
    change("severity", before.severity, after.severity),
    moves ? null : categoryChange(before, after),
  ];
  const found = [...texts, ...stated].filter((entry) => entry !== null);
  const derived = moves
    ? change("stage", before.stage, after.stage)
    : found.length > 0
      ? change("kind", before.kind, after.kind)
      : null;
  const published = moves ? null : publishedChange(before, after, found.length > 0);
  return [...found, derived, published].filter((entry) => entry !== null);
}

function isSameLanguage(before: Update, after: Update): boolean {
  return before.language === after.language || before.language === null || after.language === null;
}

function change(field: RevisedField, from: string | null, to: string | null): FieldChange | null {
  return from === to ? null : { field, from, to };
}

function joined(platforms: Update["platforms"]): string | null {
  return platforms.length === 0 ? null : platforms.toSorted().join(", ");
}

function titleChange(before: Update, after: Update): FieldChange | null {
  return bareTitle(before.title) === bareTitle(after.title)
    ? null
    : change("title", before.title, after.title);
}

function summaryChange(before: Update, after: Update): FieldChange | null {
  if (before.summary === after.summary) return null;
  const { removed, added } = changedSentences(before.summary, after.summary);
  return change("summary", inShort(removed), inShort(added));
}

function inShort(sentences: readonly string[]): string | null {
  return sentences.length === 0 ? null : cleanText(sentences.join(" "), SENTENCES_LIMIT);
}

function actByChange(before: Update, after: Update): FieldChange | null {
  return dayOf(before.actBy) === dayOf(after.actBy)
    ? null
    : change("actBy", instant(before.actBy), instant(after.actBy));
}

function categoryChange(before: Update, after: Update): FieldChange | null {
  const isSame = bareText(before.category ?? "") === bareText(after.category ?? "");
  return isSame || !isSameLanguage(before, after)
    ? null
    : change("category", before.category, after.category);
}

/**
 * Feeds that are made anew each day date every item anew: there a date counts only beside another change. On the
 * pages that are kept by week and later by month, a date is a heading, and an item that moves is moved by hand.
 */
function publishedChange(before: Update, after: Update, edited: boolean): FieldChange | null {
  const [from, to] = [before.publishedAt, after.publishedAt];
  if (from === null || to === null || isSameTime(from, to)) return null;
  const isTrusted = edited || after.key.startsWith("whats-new:");
  return isTrusted ? change("publishedAt", instant(from), instant(to)) : null;
}

/** Within a day, or a month beside one of its days. */
function isSameTime(one: Date, other: Date): boolean {
  if (Math.abs(one.getTime() - other.getTime()) < DAY_MS) return true;
  const isSameMonth = one.toISOString().slice(0, 7) === other.toISOString().slice(0, 7);
  return isSameMonth && (isMonth(one) || isMonth(other));
}

function isMonth(date: Date): boolean {
  return date.toISOString().endsWith("-01T00:00:00.000Z");
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function dayOf(date: Date | null): string | null {
  return instant(date)?.slice(0, 10) ?? null;
}
