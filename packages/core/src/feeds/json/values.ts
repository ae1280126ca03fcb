import { readDate } from "../../graph/odata.ts";
import { cleanText } from "../../text/clean-text.ts";
import { readFeedDate } from "../xml/feed-date.ts";
import type { Fields } from "./records.ts";
import { fieldsOf, isObject } from "./records.ts";

const TEXT_LIMIT = 300;
const WORDS_LIMIT = 40;
/** Instants in seconds are told from those in milliseconds by their size. */
const SECONDS_BEFORE = 100_000_000_000;

/** The first of these fields that holds text or a number, as it is; `""` when none does. */
export function rawIn(fields: Fields, ...names: readonly string[]): string {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === "string" && value.trim() !== "") return value;
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
  }
  return "";
}

/** The same, fit for display on one line. */
export function textIn(fields: Fields, ...names: readonly string[]): string {
  return cleanText(rawIn(fields, ...names), TEXT_LIMIT);
}

/** The words of these fields: texts, lists of texts, and lists of objects that have a name. Each once. */
export function wordsIn(fields: Fields, ...names: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const name of names) {
    const value = fields.get(name);
    const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const entry of entries.slice(0, WORDS_LIMIT)) words.add(wordOf(entry));
  }
  words.delete("");
  return [...words];
}

function wordOf(entry: unknown): string {
  if (isObject(entry)) return textIn(fieldsOf(entry), "name", "tagname", "label", "title", "term", "text");
  return typeof entry === "string" ? cleanText(entry, TEXT_LIMIT) : "";
}

/**
 * The instant that a value means: a date in any form that feeds use, an instant in seconds or milliseconds, or what
 * PowerShell writes (`/Date(1755000000000)/`). Null for nothing and for what means never, undefined for anything else.
 */
export function readMoment(value: unknown): Date | null | undefined {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string") return undefined;
  const ticks = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  if (ticks !== undefined) return fromNumber(Number(ticks), 1);
  const date = readDate(value);
  return date === undefined ? (readFeedDate(value) ?? undefined) : date;
}

function fromNumber(value: number, factor: number = value < SECONDS_BEFORE ? 1_000 : 1): Date | undefined {
  const date = new Date(value * factor);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
