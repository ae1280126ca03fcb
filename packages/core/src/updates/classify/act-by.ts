import {
  BETWEEN_WORDS,
  type DateSense,
  END_WORDS,
  LEADS,
  PAST_WORDS,
  ROLLOUT_WORDS,
  START_WORDS,
  UPDATE_LEADS,
} from "./date-words.ts";
import { type DateInText, datesInText } from "./dates-in-text.ts";
import { anyOf, plain } from "./phrases.ts";

/** What a notice tells that bears on its date. */
export interface ActByTold {
  readonly title: string;
  readonly summary: string;
  /** Dates before it are no deadlines. */
  readonly publishedAt: Date | null;
  /** Whether the notice only tells of something that is offered: then no more than a stated deadline counts. */
  readonly isOffer: boolean;
}

const DAY_MS = 86_400_000;
/** A date farther off is a slip, or belongs to something else. */
const FARTHEST_MS = 10 * 366 * DAY_MS;
/** How much of a sentence around a date is looked at, in UTF-16 units. */
const AROUND = 160;

const RANK: readonly DateSense[] = ["deadline", "end", "start"];
const LEAD_BY_SENSE = RANK.map((sense) => ({ sense, pattern: leadPattern(LEADS[sense]) }));
const PAST = leadPattern(
  PAST_WORDS.flatMap((word) => [word, `${word} on`, `${word} in`, `${word} after`, `${word} before`]),
);
/** `the January 2026 Windows security update` is the name of an update: its month is when that came or comes. */
const UPDATE_NAME = /^ (?!service )(?:\w+[ -]){0,3}(?:updates?|releases?)\b/u;
const BY_UPDATE = leadPattern(UPDATE_LEADS);
const PLAIN_LEAD = leadPattern(["on", "in", "den", "i", ""]);

/**
 * The date by which somebody must act or on which a notice takes effect, by its own words, in English or Swedish. The
 * title goes before the text, a deadline before a day on which something ends, and that before one on which it
 * begins; of several alike, the first in time. Null when in doubt.
 */
export function actByIn(told: ActByTold): Date | null {
  for (const place of ["title", "summary"] as const) {
    const text = plain(told[place]).replaceAll(/[^\S\n]+/g, " ");
    const dated = datesInText(text, told.publishedAt)
      .map((found) => ({ date: found.date, sense: senseOf(text, found, place === "title") }))
      .filter(({ date }) => isAhead(date, told.publishedAt));
    for (const sense of told.isOffer ? (["deadline"] as const) : RANK) {
      const times = dated.filter((one) => one.sense === sense).map(({ date }) => date.getTime());
      if (times.length > 0) return new Date(Math.min(...times));
    }
  }
  return null;
}

function isAhead(date: Date, publishedAt: Date | null): boolean {
  if (publishedAt === null) return true;
  const since = date.getTime() - publishedAt.getTime();
  return since > -DAY_MS && since < FARTHEST_MS;
}

function senseOf(text: string, { start, end }: DateInText, isTitle: boolean): DateSense | null {
  const before = sentenceEnd(text.slice(Math.max(0, start - AROUND), start));
  const after = sentenceStart(text.slice(end, end + AROUND));
  if (/\((?:previously|tidigare)[^)]*$/.test(before) || PAST.test(before)) return null;
  if (ROLLOUT_WORDS.some((word) => before.includes(word))) return null;
  if (UPDATE_NAME.test(after)) return BY_UPDATE.test(before) ? "start" : null;
  const lead = LEAD_BY_SENSE.find(({ pattern }) => pattern.test(before))?.sense ?? null;
  const ends = END_WORDS.some((word) => before.includes(word) || after.includes(word));
  if (lead === "start" && ends) return "end";
  if (lead !== null) return lead;
  if (!PLAIN_LEAD.test(before)) return null;
  if (ends) return "end";
  return !isTitle && START_WORDS.some((word) => after.includes(word)) ? "start" : null;
}

/** The last sentence of what stands before a date. */
function sentenceEnd(text: string): string {
  const cut = Math.max(...[". ", "! ", "? ", "\n"].map((mark) => text.lastIndexOf(mark)));
  return ` ${text.slice(cut + 1)}`;
}

function sentenceStart(text: string): string {
  return `${text.split(/[.!?](?:\s|$)|\n/, 1)[0] ?? ""} `;
}

/** Words at the end of a text, with the small words that may stand between them and a date. */
function leadPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(words)}) ?(?:(?:${anyOf(BETWEEN_WORDS)}) ?){0,3}$`, "u");
}
