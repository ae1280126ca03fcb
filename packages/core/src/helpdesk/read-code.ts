import { cleanText } from "../text/clean-text.ts";
import { bareWord, type CodeKey, keysOfSpelling } from "./code-keys.ts";

/** One way to understand what somebody typed. */
export interface CodeReading {
  readonly keys: readonly CodeKey[];
  /** The number that stands alone, for sums of flags and the numbers behind words. */
  readonly number: number | null;
  /** Nothing weaker is meant where this was written: a code that nobody knows is no other word of its sentence. */
  readonly isDecisive: boolean;
}

/** Longest text that is looked at, in code points: a whole dialog fits. */
const MOST_TEXT = 2_000;
/** Parts of a sentence that are looked at. */
const MOST_PARTS = 100;

const LEAD_IN =
  /^(?:(?:error|exit|return|status|event|result|code|id|fel|felkod|kod|händelse)s?\b[\s:=#]*)+/iu;
const QUOTES = "\\s\"'`´“”„’‘«»()\\[\\]{}<>.,;:!?=#";
const OUTSIDE = new RegExp(`^[${QUOTES}]+|[${QUOTES}]+$`, "gu");

/** Codes that are none but codes, wherever they stand. */
const CODES = [
  /(?<![\w-])0x[0-9a-f]{1,16}(?!\w)/gi,
  /(?<![\w.-])-\d{5,10}(?!\w)/g,
  /(?<![\w.-])(?=[0-9a-f]{0,7}\d)(?=[0-9a-f]{0,7}[a-f])[0-9a-f]{8}(?![\w-])/gi,
  /(?<![\w.-])\d{8,10}(?![\w-])/g,
] as const;
const STATUS = /\bHTTP\W{0,3}(?:status|error|code)?\W{0,3}(\d{3})\b/gi;
const LONG_NUMBERS = /(?<![\w.,-])-?\d{4,7}(?![\w%])/g;
const CUED_NUMBERS =
  /\b(?:error|exit|status|event|code|id|fel|felkod|kod|händelse)[\s:=#]{1,4}(\d{1,3})(?![\w%])/giu;
const WORDS = /\p{L}[\p{L}\p{N}_-]{1,99}/gu;

/**
 * Every way to understand a text as a code, the surest first: as a whole, without what stands before a colon, and by
 * the codes, numbers and words of a sentence that somebody pasted. Never throws.
 */
export function readCode(text: string): readonly CodeReading[] {
  const whole = tidyCode(text);
  if (whole === "") return [];
  const rest = [whole.replace(LEAD_IN, ""), whole.replace(/^.*\D[:=]/s, "")].map((part) => tidyCode(part));
  const alone = [...new Set([whole, ...rest])]
    .filter((part) => part !== "")
    .map((part) => aloneReading(part));
  const codes = CODES.flatMap((pattern) => partsOf(whole, pattern));
  const words = partsOf(whole, WORDS).map(bareWord);
  return [
    ...alone,
    { ...reading(codes), isDecisive: codes.some((code) => /^(?:0x|-)/i.test(code)) },
    reading(partsOf(whole, STATUS).map((status) => `HTTP ${status}`)),
    { ...NOTHING, keys: words.map((word) => `W:${word}` as const) },
    reading([...partsOf(whole, CUED_NUMBERS), ...partsOf(whole, LONG_NUMBERS)]),
    { ...NOTHING, keys: words.map((word) => `w:${word}` as const) },
  ];
}

/** A text on one line, with a plain minus sign, without quotes, brackets and full stops around it. */
export function tidyCode(text: string): string {
  return cleanText(text, MOST_TEXT)
    .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, "-")
    .replace(/^-\s+(?=\d)/, "-")
    .replace(OUTSIDE, "");
}

const NOTHING: CodeReading = { keys: [], number: null, isDecisive: false };

function aloneReading(text: string): CodeReading {
  const compact = text.replace(/\s+/g, "");
  const isNumber = /^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(compact);
  return { keys: keysOfSpelling(text), number: isNumber ? Number(compact) : null, isDecisive: false };
}

function reading(spellings: readonly string[]): CodeReading {
  return { ...NOTHING, keys: [...new Set(spellings.flatMap((spelling) => keysOfSpelling(spelling)))] };
}

/** What a pattern finds, its first group where it has one. */
function partsOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern).take(MOST_PARTS)].map(([found, group]) => group ?? found);
}
