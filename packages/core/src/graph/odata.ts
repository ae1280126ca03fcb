import { z } from "zod";
import { cleanText } from "../text/clean-text.ts";

const DATE = /^(\d{4})-(\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/;
const PLAIN = /^[\x21-\x7E](?:[\x20-\x7E]{0,198}[\x21-\x7E])?$/;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const TEXT_LIMIT = 400;
const FLAGS_LIMIT = 8_000;

/**
 * A date as the services write it: none to seven digits of a second, `Z`, an offset, or no zone at all (then
 * UTC). `null` for nothing and for the dates that mean never: years 1 and 1601, and the last day of 9999.
 * `undefined` for anything else.
 */
export function readDate(value: unknown): Date | null | undefined {
  if (value === null || value === undefined || value === "") return null;
  if (value === NO_END || value === NEVER) return null;
  const ms = typeof value === "string" ? readUtc(value) : undefined;
  if (ms !== undefined) return new Date(ms);
  const match = typeof value === "string" ? DATE.exec(value) : null;
  if (match === null) return undefined;
  const [, year, day, time, fraction = "", zone = "Z"] = match;
  if (year === "0001" || year === "1601" || (year === "9999" && day === "12-31")) return null;
  const at = new Date(`${year}-${day}T${time}.${fraction.padEnd(3, "0").slice(0, 3)}${zone}`);
  // The parser rolls 30 February over to March; a date that does not exist is not a date.
  return Number.isNaN(at.getTime()) || !existsOnCalendar(`${year}-${day}`) ? undefined : at;
}

const ZERO = 48;
const DOT = 46;
const FIRST_YEAR = 1_970;
const LAST_YEAR = 9_998;
/** The two sentinels in the form that most devices of a list have. */
const NO_END = "9999-12-31T23:59:59Z";
const NEVER = "0001-01-01T00:00:00Z";

/**
 * Milliseconds of a date in the form that nearly all have (UTC, up to nine digits of a second), by its digits: a large
 * fleet has several hundred thousand. `undefined` for every other form, for days that need a calendar, and for the
 * years that may mean never.
 */
function readUtc(text: string): number | undefined {
  const end = text.length - 1;
  if (end < 19 || end > 29 || text[end] !== "Z" || text[10] !== "T") return undefined;
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":") return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const isPlain =
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28 &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59;
  if (!isPlain) return undefined;
  const fraction = readFraction(text, end);
  return fraction === undefined ? undefined : Date.UTC(year, month - 1, day, hour, minute, second, fraction);
}

/** Two digits as a number; NaN, which fails every comparison, for anything else. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Milliseconds of `.1234567`, from position 19 up to `end`; 0 without a fraction. */
function readFraction(text: string, end: number): number | undefined {
  if (end === 19) return 0;
  if (text.charCodeAt(19) !== DOT || end === 20) return undefined;
  let ms = 0;
  for (let at = 20; at < Math.max(end, 23); at += 1) {
    const digit = at < end ? text.charCodeAt(at) - ZERO : 0;
    if (digit < 0 || digit > 9) return undefined;
    if (at < 23) ms = ms * 10 + digit;
  }
  return ms;
}

/** Text fit for display; `""` for null, missing and blank. `undefined` for what isn't text. */
export function readText(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return undefined;
  // Nearly all values are short and plain: they are kept as they are, without another copy.
  return PLAIN.test(value) && !value.includes("  ") ? value : cleanText(value, TEXT_LIMIT);
}

/** A number, also written as text (as Graph does for 64 bits). `null` for nothing, `undefined` for what isn't a number. */
export function readNumber(value: unknown): number | null | undefined {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return NUMBER.test(value) ? Number(value) : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A yes or no, also as text or 0 and 1 (as reports write it). `null` for nothing and for `Unknown`. */
export function readBoolean(value: unknown): boolean | null | undefined {
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined || value === "") return null;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).toLowerCase();
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  return text === "unknown" ? null : undefined;
}

/** Flags joined by commas, as members; members that are not known stay as they came. */
export function readFlags(value: unknown): readonly string[] | undefined {
  if (value === null || value === undefined) return [];
  if (typeof value !== "string") return undefined;
  const flags = value.slice(0, FLAGS_LIMIT).split(",");
  return flags.map((flag) => cleanText(flag)).filter((flag) => flag !== "");
}

/** Schemas of single fields for the rows of a source. Each also reads a field that is missing. */
export const field: {
  readonly id: z.ZodType<string>;
  readonly text: z.ZodType<string>;
  readonly date: z.ZodType<Date | null>;
  readonly number: z.ZodType<number | null>;
  readonly boolean: z.ZodType<boolean | null>;
  readonly flags: z.ZodType<readonly string[]>;
} = {
  id: z.string().min(1).max(300),
  text: schemaOf(readText, "text"),
  date: schemaOf(readDate, "a date"),
  number: schemaOf(readNumber, "a number"),
  boolean: schemaOf(readBoolean, "a yes or no"),
  flags: schemaOf(readFlags, "flags"),
};

function schemaOf<T>(read: (value: unknown) => T | undefined, what: string): z.ZodType<T> {
  return z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const known = read(value);
      if (known !== undefined) return known;
      context.addIssue({ code: "custom", message: `is not ${what}` });
      return z.NEVER;
    });
}

function existsOnCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
