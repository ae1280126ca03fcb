import { MONTH_BY_NAME } from "../text/month-names.ts";

/** Text that is compared, in UTF-16 units: a notice is capped below it. */
const COMPARED = 20_000;
const MARKS = /^\s*[([](?:updated?|uppdaterad|uppdatering)[)\]][\s:–-]*/i;
const REMINDER = /^(?:reminder|påminnelse) /;

const MONTH = `(${[...MONTH_BY_NAME.keys()].sort((one, other) => other.length - one.length).join("|")})\\b\\.?`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th|:e)?";
const YEAR = "(20\\d\\d)(?!\\d)";
const MONTH_FIRST = new RegExp(`(?<![\\p{L}\\d])${MONTH} {1,2}${DAY},? {0,2}${YEAR}`, "gu");
const DAY_FIRST = new RegExp(`(?<![\\p{L}\\d])${DAY} (?:of )?${MONTH},? {1,2}${YEAR}`, "gu");

/**
 * Text as far as it says something: in lower case, letters and digits alone with one blank between words, dates of
 * a day as `2026-03-01` whichever way they are written.
 */
export function bareText(text: string): string {
  return text
    .slice(0, COMPARED)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(MONTH_FIRST, (whole, month: string, day: string, year: string) =>
      isoDay(whole, year, month, day),
    )
    .replace(DAY_FIRST, (whole, day: string, month: string, year: string) => isoDay(whole, year, month, day))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function isoDay(whole: string, year: string, month: string, day: string): string {
  const number = MONTH_BY_NAME.get(month);
  return number === undefined ? whole : `${year}-${twoDigits(number + 1)}-${twoDigits(Number(day))}`;
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, "0");
}

/** A title as far as it says something, without the mark that the provider has edited it. */
export function bareTitle(title: string): string {
  return bareText(title.replace(MARKS, ""));
}

/** What a post is about: two with the same topic may be the same post, issued anew. */
export function topicOf(title: string): string {
  return bareTitle(title).replace(REMINDER, "");
}

/**
 * The share of their words that two texts have in common, each counted as often as it stands there: 1 for the same
 * words, 0 for none. Posts of one service with different titles have up to 0.45.
 */
export function similarity(one: string, other: string): number {
  const counts = countWords(one);
  const words = wordsOf(other);
  let shared = 0;
  for (const word of words) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  const all = wordsOf(one).length + words.length - shared;
  return all === 0 ? 1 : shared / all;
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordsOf(text: string): readonly string[] {
  const bare = bareText(text);
  return bare === "" ? [] : bare.split(" ");
}

/** Sentences that one text has and the other has not, as they are written. */
export interface SentenceChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * What was said before and is no longer, and what is said now. Moved sentences, white space, punctuation, case and
 * the way dates are written are no change. A text that ends in `…` was cut: what stands after the last sentence
 * that both have may only have come into view or gone out of it.
 */
export function changedSentences(before: string, after: string): SentenceChange {
  if (bareText(before) === bareText(after)) return { removed: [], added: [] };
  const [old, now] = inView(sentencesOf(before), sentencesOf(after), isCut(before) || isCut(after));
  return { removed: without(old, now), added: without(now, old) };
}

interface Sentence {
  readonly text: string;
  readonly bare: string;
}

function sentencesOf(text: string): readonly Sentence[] {
  const whole = isCut(text) ? text.replace(/[^.!?\n]*…$/, "") : text;
  return whole
    .split(/\n|(?<=[.!?])\s+/)
    .map((sentence) => ({ text: sentence.trim(), bare: bareText(sentence) }))
    .filter(({ bare }) => bare !== "");
}

function isCut(text: string): boolean {
  return text.endsWith("…");
}

function inView(
  old: readonly Sentence[],
  now: readonly Sentence[],
  cut: boolean,
): readonly [readonly Sentence[], readonly Sentence[]] {
  if (!cut) return [old, now];
  const before = new Set(old.map(({ bare }) => bare));
  const after = new Set(now.map(({ bare }) => bare));
  const lastOld = old.findLastIndex(({ bare }) => after.has(bare));
  const lastNow = now.findLastIndex(({ bare }) => before.has(bare));
  return lastOld === -1 ? [old, now] : [old.slice(0, lastOld + 1), now.slice(0, lastNow + 1)];
}

function without(sentences: readonly Sentence[], others: readonly Sentence[]): readonly string[] {
  const left = new Map<string, number>();
  for (const { bare } of others) left.set(bare, (left.get(bare) ?? 0) + 1);
  return sentences.flatMap(({ text, bare }) => {
    const count = left.get(bare) ?? 0;
    left.set(bare, count - 1);
    return count > 0 ? [] : [text];
  });
}
