import { MONTH_BY_NAME } from "../../text/month-names.ts";
import { isoWeek, mondayOfIsoWeek } from "../iso-week.ts";

/** The time that a heading stands for. */
export interface HeadingDate {
  /** Midnight UTC of the day named, of the week's Monday, or of the first of the month. */
  readonly date: Date;
  /** ISO week when the heading is of a week or a day, null when it is of a month. */
  readonly week: string | null;
  /** `2020-W28` or `2018-04`. */
  readonly label: string;
}

/** Words that stand around a date without saying more. A heading with any other word is not a date below h2. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    "week weeks of the for in on starting beginning ending from to and through service release releases update updates " +
    "vecka veckan veckorna den som det börjar börjande början inleds inleder startar med då infaller för i på från till och " +
    "av tjänstversion tjänstversionen version versionen uppdatering uppdateringar"
  ).split(" "),
);

/**
 * The date of a heading such as `Week of July 06, 2020`, `Vecka 28, 2020`, `Veckan den 6 juli 2020` or
 * `April 2018`, or null. What stands in parentheses (release numbers) is passed over. With `strict`, a
 * heading that says anything beside the date is none.
 */
export function headingDate(text: string, strict: boolean): HeadingDate | null {
  const bare = text.slice(0, 200).replace(/\([^()]*\)/g, " ");
  const words = bare.toLowerCase().match(/[\p{L}]+|\d+/gu) ?? [];
  const rest = words.filter(
    (word) => !MONTH_BY_NAME.has(word) && !FILLERS.has(word) && !/^(?:\d+|st|nd|rd|th)$/.test(word),
  );
  if (strict && rest.length > 0) return null;
  return isoDay(bare) ?? dayOrMonth(words) ?? weekNumber(words);
}

/** Whether a heading is only a year, as the archive has above its older months. */
export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text.trim());
}

function dayOrMonth(words: readonly string[]): HeadingDate | null {
  for (const [at, word] of words.entries()) {
    const month = MONTH_BY_NAME.get(word);
    if (month === undefined) continue;
    const [before, after, later, last] = [words[at - 1], words[at + 1], words[at + 2], words[at + 3]];
    if (isYearWord(after)) return isDay(before) ? day(after, month, before) : monthOf(after, month);
    if (isDay(after) && isYearWord(later)) return day(later, month, after);
    if (isDay(after) && /^(?:st|nd|rd|th)$/.test(later ?? "") && isYearWord(last))
      return day(last, month, after);
  }
  return null;
}

/** `Vecka 28, 2020` or `Week 28 2020`. */
function weekNumber(words: readonly string[]): HeadingDate | null {
  const at = words.findIndex((word) => word === "vecka" || word === "week" || word === "v");
  const [number, year] = [words[at + 1], words[at + 2]];
  if (at < 0 || !isYearWord(year) || !/^\d{1,2}$/.test(number ?? "")) return null;
  const date = mondayOfIsoWeek(Number(year), Number(number));
  return date === null ? null : ofDay(date);
}

function isoDay(text: string): HeadingDate | null {
  const match = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (match === null) return null;
  return day(match[1] ?? "", Number(match[2]) - 1, match[3] ?? "");
}

function isYearWord(word: string | undefined): word is string {
  return word !== undefined && /^20\d\d$/.test(word);
}

function isDay(word: string | undefined): word is string {
  return word !== undefined && /^\d{1,2}$/.test(word);
}

function day(year: string, month: number, dayOfMonth: string): HeadingDate | null {
  const date = new Date(Date.UTC(Number(year), month, Number(dayOfMonth)));
  return date.getUTCMonth() === month && date.getUTCDate() === Number(dayOfMonth) ? ofDay(date) : null;
}

function ofDay(date: Date): HeadingDate {
  const week = isoWeek(date);
  return { date, week, label: week };
}

function monthOf(year: string, month: number): HeadingDate {
  const date = new Date(Date.UTC(Number(year), month, 1));
  return { date, week: null, label: date.toISOString().slice(0, 7) };
}
