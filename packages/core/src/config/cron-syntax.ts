import { isEverDue, readCron } from "../schedule/cron-fields.ts";
import { suggest } from "./suggest.ts";

/** Why a text is no five-field cron expression. */
export interface CronFault {
  /** Where in the text, from 0. */
  readonly index: number;
  readonly message: string;
  readonly fix: string;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59, words: [] },
  { name: "hour", min: 0, max: 23, words: [] },
  { name: "day of the month", min: 1, max: 31, words: [] },
  { name: "month", min: 1, max: 12, words: MONTHS },
  { name: "day of the week", min: 0, max: 7, words: DAYS },
];

const EXAMPLE = "Write five fields: minute hour day-of-month month day-of-week, for example 0 7 * * MON.";

/**
 * Checks a five-field cron expression: numbers, names, `*`, ranges, steps and lists, `L` (last day) in the
 * day of the month, `5L` (last Friday) and `5#2` (second Friday) in the day of the week; 0 and 7 are Sunday.
 * Returns null when it is sound. When it is due is for the schedule to say.
 */
export function findCronFault(text: string): CronFault | null {
  const parts = [...text.matchAll(/\S+/g)];
  if (parts.length !== FIELDS.length) {
    const count = parts.length === 1 ? "one field" : `${parts.length} fields`;
    return { index: 0, message: `has ${count} instead of five`, fix: EXAMPLE };
  }
  for (const [position, field] of FIELDS.entries()) {
    const part = parts[position];
    const fault = part === undefined ? null : findFieldFault(part[0], field);
    if (fault !== null) return { ...fault, index: fault.index + (part?.index ?? 0) };
  }
  return isEverDue(readCron(text)) ? null : neverDue(parts[2]?.index ?? 0, parts[2]?.[0] ?? "");
}

function findFieldFault(text: string, field: Field): CronFault | null {
  let index = 0;
  for (const item of text.split(",")) {
    const fault = findItemFault(item, field);
    if (fault !== null)
      return { index, message: `has ${fault.message} in the field ${field.name}`, fix: fault.fix };
    index += item.length + 1;
  }
  return null;
}

function findItemFault(item: string, field: Field): { message: string; fix: string } | null {
  const span = rangeText(field);
  if (item === "") return { message: "an empty place", fix: "Write a value on both sides of each comma." };
  if (isSpecial(item, field)) return null;
  const match = /^(?:(\*)|([^-/]+)(?:-([^-/]+))?)(?:\/(\d{1,3}))?$/.exec(item);
  if (match === null)
    return {
      message: "something that is no value",
      fix: `Write ${span}, *, a range such as 1-5 or a step such as */5.`,
    };
  const [, star, first, last, step] = match;
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) {
    return { message: "a step out of range", fix: `Write a step of 1 to ${field.max}.` };
  }
  if (star !== undefined || first === undefined) return null;
  if (last === undefined && step !== undefined) {
    return { message: "a step without a range", fix: `Write ${first}-${field.max}/${step} or */${step}.` };
  }
  const from = valueOf(first, field);
  const to = last === undefined ? from : valueOf(last, field);
  if (from === null || to === null) return unknownValue(from === null ? first : (last ?? ""), field);
  if (from > to)
    return {
      message: "a range that runs backwards",
      fix: "Write the smaller value first, or two ranges with a comma.",
    };
  return null;
}

function unknownValue(word: string, field: Field): { message: string; fix: string } {
  const meant = field.words.length > 0 ? suggest(word, field.words) : null;
  const question = meant === null ? "" : `Did you mean ${meant}? `;
  return { message: "a value out of range", fix: `${question}Write ${rangeText(field)}.` };
}

function isSpecial(item: string, field: Field): boolean {
  if (field.name === "day of the month") return /^L$/i.test(item);
  if (field.name !== "day of the week") return false;
  const match = /^([0-7]|[A-Z]{3})(?:L|#[1-5])$/i.exec(item);
  return match !== null && valueOf(match[1] ?? "", field) !== null;
}

function valueOf(word: string, field: Field): number | null {
  const named = field.words.indexOf(word.toUpperCase());
  if (named >= 0) return named + field.min;
  const value = /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
  return value >= field.min && value <= field.max ? value : null;
}

function rangeText(field: Field): string {
  const names = field.words.length > 0 ? ` or ${field.words[0]} to ${field.words.at(-1)}` : "";
  return `${field.min} to ${field.max}${names}`;
}

/** `0 0 31 2 *` is well formed and never due, as `0 0 *\/31 2 5#5` is: fields that exclude each other. */
function neverDue(index: number, day: string): CronFault {
  if (day.startsWith("*")) {
    const fix = "Write * for the day of the month, the month or the day of the week.";
    return { index, message: "names days that never fall together", fix };
  }
  return {
    index,
    message: "names a day that the month does not have",
    fix: "Write a day that exists, or L for the last day of the month.",
  };
}
