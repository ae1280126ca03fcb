import { MONTH_BY_NAME } from "../../text/month-names.ts";
import { PARTS_OF_MONTH, PARTS_OF_YEAR } from "./date-words.ts";
import { anyOf, LOOKED_THROUGH } from "./phrases.ts";

/** A date that a text names. */
export interface DateInText {
  /** Midnight UTC of the day; of the last day where only a month, a quarter or a half year is named. */
  readonly date: Date;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const YEAR_MS = 366 * 86_400_000;

const month = `(?<MONTH>${anyOf(MONTH_BY_NAME.keys())})\\b\\.?`;
const year = "(?:(?:of )?(?:calendar year |cy)?(?<YEAR>20\\d\\d)(?!\\d))";
const day = "(?<DAY>\\d{1,2})(?:st|nd|rd|th|:e)?";
const named = `(?:(?<PART>${anyOf(Object.keys(PARTS_OF_MONTH))})[ \u2011-]{0,2})?`;

/** The forms of a date, each with groups that are named for what they hold. */
const FORMS: readonly string[] = [
  "(?<YEAR>20\\d\\d)-(?<NUMBER>\\d\\d)-(?<DAY>\\d\\d)(?![\\d-])",
  `${month} ${day}(?!\\d)(?:, {0,2}| )${year}`,
  `${day} (?:of )?${month},? ${year}`,
  `${named}${month},? ${year}`,
  // The number of a service release is the year and the month: `August (2508) release`.
  `${month} \\((?<RELEASE>\\d{4})\\)`,
  `(?<SPAN>${anyOf(Object.keys(PARTS_OF_YEAR))}),? ${year}`,
  `${month} ${day}(?![\\d:]|\\.\\d)`,
  `${day} (?:of )?${month}(?!\\p{L})`,
];

// A group may have its name only once in a pattern, so each form is a pattern of its own.
const PATTERNS = FORMS.map((form) => new RegExp(`(?<![\\p{L}\\d.])${form}`, "gu"));

/**
 * The dates that a text names, in their order. A day without a year is the next such day after `after`, and left out
 * when that is not known, as is a day that no calendar has.
 */
export function datesInText(text: string, after: Date | null): readonly DateInText[] {
  const lower = text
    .slice(0, LOOKED_THROUGH)
    .toLowerCase()
    .replaceAll(/[\s\u00A0]/g, " ");
  const found: DateInText[] = [];
  for (const pattern of PATTERNS) {
    for (const match of lower.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const date = dateOf(match.groups ?? {}, after);
      if (date !== null) found.push({ date, start, end });
      if (found.length >= MOST_DATES) return inOrder(found);
    }
  }
  return inOrder(found);
}

/** Dates of one text that are looked at; a notice has a handful. */
const MOST_DATES = 60;

function inOrder(dates: readonly DateInText[]): readonly DateInText[] {
  return dates.toSorted((one, other) => one.start - other.start);
}

function dateOf(groups: Readonly<Record<string, string | undefined>>, after: Date | null): Date | null {
  const { YEAR, MONTH, NUMBER, DAY, PART, SPAN, RELEASE } = groups;
  if (RELEASE !== undefined) return ofRelease(RELEASE, MONTH ?? "");
  if (SPAN !== undefined) return lastOf(Number(YEAR), (PARTS_OF_YEAR[SPAN] ?? 0) - 1);
  const monthIndex = NUMBER === undefined ? MONTH_BY_NAME.get(MONTH ?? "") : Number(NUMBER) - 1;
  if (monthIndex === undefined) return null;
  if (DAY === undefined) {
    const dayOfPart = PARTS_OF_MONTH[PART ?? ""];
    return dayOfPart === undefined
      ? lastOf(Number(YEAR), monthIndex)
      : dayOf(Number(YEAR), monthIndex, dayOfPart);
  }
  if (YEAR !== undefined) return dayOf(Number(YEAR), monthIndex, Number(DAY));
  return after === null ? null : nextDay(after, monthIndex, Number(DAY));
}

/** `2508` is August 2025; a number that does not fit its month is something else. */
function ofRelease(number: string, name: string): Date | null {
  const monthIndex = Number(number.slice(2)) - 1;
  return MONTH_BY_NAME.get(name) === monthIndex
    ? lastOf(2000 + Number(number.slice(0, 2)), monthIndex)
    : null;
}

function nextDay(after: Date, monthIndex: number, dayOfMonth: number): Date | null {
  const same = dayOf(after.getUTCFullYear(), monthIndex, dayOfMonth);
  const startOfDay = Math.floor(after.getTime() / 86_400_000) * 86_400_000;
  const next =
    same !== null && same.getTime() >= startOfDay
      ? same
      : dayOf(after.getUTCFullYear() + 1, monthIndex, dayOfMonth);
  return next !== null && next.getTime() - startOfDay <= YEAR_MS ? next : null;
}

function dayOf(yearNumber: number, monthIndex: number, dayOfMonth: number): Date | null {
  const date = new Date(Date.UTC(yearNumber, monthIndex, dayOfMonth));
  return date.getUTCMonth() === monthIndex && date.getUTCDate() === dayOfMonth ? date : null;
}

function lastOf(yearNumber: number, monthIndex: number): Date {
  return new Date(Date.UTC(yearNumber, monthIndex + 1, 0));
}
