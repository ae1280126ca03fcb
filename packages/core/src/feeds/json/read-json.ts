import { messageOf } from "../../errors.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { FeedProblem } from "../feed.ts";
import { JSON_PROBLEMS } from "./json-problems.ts";
import { repairJson } from "./repair-json.ts";

/** How much of a text is looked at to tell its kind, in UTF-16 units. */
const LOOKED_AT = 60_000;

/** Whether a text begins as JSON of objects does. */
export function looksLikeJson(text: string): boolean {
  return /^[\s\u{FEFF}]{0,1000}[[{]/u.test(text.slice(0, 1_001));
}

/** What a text of JSON holds, as far as its beginning tells; null when it is no JSON. */
export function sampleJson(text: string): unknown {
  if (!looksLikeJson(text)) return null;
  return readJson(text.slice(0, LOOKED_AT), () => undefined);
}

/** What a text of JSON holds. What is slightly broken is mended, and said; null when it can't be read at all. */
export function readJson(text: string, note: (problem: FeedProblem) => void): unknown {
  const bare = text.replace(/^\u{FEFF}/u, "");
  if (!looksLikeJson(bare)) {
    note(unreadable("It begins with neither [ nor {."));
    return null;
  }
  const whole = parse(bare);
  if (whole.ok) return whole.value;
  const lines = readLines(bare);
  if (lines !== null) {
    note(JSON_PROBLEMS.lines);
    return lines;
  }
  const found: FeedProblem[] = [];
  const mended = parse(repairJson(bare, (problem) => found.push(problem)));
  if (!mended.ok) {
    note(unreadable(whole.reason));
    return null;
  }
  for (const problem of found) note(problem);
  return mended.value;
}

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}

/** One object on each line, as tools that append write it; null when the text is something else. */
function readLines(text: string): readonly unknown[] | null {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return null;
  const values: unknown[] = [];
  for (const line of lines) {
    const parsed = line.startsWith("{") ? parse(line) : null;
    if (parsed?.ok !== true) return null;
    values.push(parsed.value);
  }
  return values;
}

function unreadable(reason: string): FeedProblem {
  // The parser quotes the text, which may be of any length and hold anything.
  const said = cleanText(reason.replace(/,? ?"[^]*$/, ""), 200);
  return { code: "json.unreadable", message: `The text can't be read as JSON. ${said}` };
}
