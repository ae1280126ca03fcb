import type { FeedProblem } from "../feed.ts";
import { JSON_PROBLEMS } from "./json-problems.ts";

/** A place where the text can be cut off and closed: an element of a list, or a list, has just ended there. */
interface Cut {
  readonly at: number;
  /** How many brackets were open. */
  readonly depth: number;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

interface Repair {
  readonly text: string;
  readonly note: (problem: FeedProblem) => void;
  readonly edits: Edit[];
  /** Ends of the brackets that are open, outermost first. */
  readonly open: number[];
  /** How many brackets stand open inside the outermost list, it included; 0 before it. */
  list: number;
  /** After the last whole element of the outermost list, and of any list. */
  outer: Cut | null;
  inner: Cut | null;
  /** Where a comma stands that nothing but blanks follow so far, or -1. */
  comma: number;
}

/** Slips that are mended; a text with more is no slightly broken one. */
const EDIT_LIMIT = 50_000;
const [QUOTE, COMMA, SLASH, BLANK] = [0x22, 0x2c, 0x5c, 0x20];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const NO_NUMBER = /-?(?:NaN|Infinity)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Writes JSON that is slightly broken so that it can be parsed: control characters and stray `\` in texts, commas
 * before an end, numbers that are none, and an end that is missing, where what was not whole is left out. One pass over
 * the characters; what it cannot mend stays as it is.
 */
export function repairJson(text: string, note: (problem: FeedProblem) => void): string {
  const repair: Repair = { text, note, edits: [], open: [], list: 0, outer: null, inner: null, comma: -1 };
  let at = 0;
  while (at < text.length && repair.edits.length < EDIT_LIMIT) {
    const char = text.charCodeAt(at);
    at = char === QUOTE ? afterString(repair, at + 1) : afterToken(repair, char, at);
    if (char > BLANK) repair.comma = char === COMMA ? at - 1 : -1;
  }
  const isWhole = repair.open.length === 0;
  if (!isWhole) note(JSON_PROBLEMS.cutShort);
  const cut = isWhole ? null : (repair.outer ?? repair.inner);
  return written(repair, cut?.at ?? text.length) + endsOf(repair, cut?.depth ?? 0);
}

/** Where the text goes on after what is no text of its own. */
function afterToken(repair: Repair, char: number, at: number): number {
  if (char === OPEN_LIST || char === OPEN_OBJECT) onOpen(repair, char);
  else if (char === CLOSE_LIST || char === CLOSE_OBJECT) onClose(repair, char, at);
  else if (char === 0x4e || char === 0x49 || char === 0x2d) {
    NO_NUMBER.lastIndex = at;
    if (!NO_NUMBER.test(repair.text)) return at + 1;
    edit(repair, JSON_PROBLEMS.noNumber, { from: at, to: NO_NUMBER.lastIndex, by: "null" });
    return NO_NUMBER.lastIndex;
  }
  return at + 1;
}

function onOpen(repair: Repair, char: number): void {
  repair.open.push(char === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT);
  if (char !== OPEN_LIST || (repair.list > 0 && repair.open.length >= repair.list)) return;
  repair.list = repair.open.length;
  repair.outer = null;
}

function onClose(repair: Repair, char: number, at: number): void {
  const { open, comma } = repair;
  // A bracket that fits nothing cannot be mended here; the parser will say where it stands.
  if (open.at(-1) !== char) return;
  if (comma >= 0) edit(repair, JSON_PROBLEMS.trailingComma, { from: comma, to: comma + 1, by: "" });
  open.pop();
  const depth = open.length;
  const isElement = char === CLOSE_OBJECT && open.at(-1) === CLOSE_LIST;
  // A bracket that was open at a cut and is closed now takes the cut with it.
  if (isElement || depth < (repair.inner?.depth ?? 0)) repair.inner = { at: at + 1, depth };
  if ((isElement && depth === repair.list) || depth < (repair.outer?.depth ?? 0))
    repair.outer = { at: at + 1, depth };
}

/** Where a text ends that begins here, or the end of everything. */
function afterString(repair: Repair, from: number): number {
  const { text } = repair;
  let at = from;
  while (at < text.length && repair.edits.length < EDIT_LIMIT) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at + 1;
    if (char === SLASH) at = afterSlash(repair, at);
    else if (char < BLANK) {
      const by = `\\u${char.toString(16).padStart(4, "0")}`;
      edit(repair, JSON_PROBLEMS.controlCharacter, { from: at, to: at + 1, by });
      at += 1;
    } else at += 1;
  }
  // A text without an end is cut off like everything else that is not whole.
  if (repair.open.length === 0) repair.open.push(CLOSE_LIST);
  return text.length;
}

function afterSlash(repair: Repair, at: number): number {
  ESCAPE.lastIndex = at;
  if (ESCAPE.test(repair.text)) return ESCAPE.lastIndex;
  edit(repair, JSON_PROBLEMS.badEscape, { from: at, to: at + 1, by: "\\\\" });
  return at + 1;
}

function edit(repair: Repair, problem: FeedProblem, change: Edit): void {
  repair.note(problem);
  repair.edits.push(change);
}

/** The text up to a place with all edits made. */
function written({ text, edits }: Repair, end: number): string {
  const parts: string[] = [];
  let from = 0;
  for (const change of edits) {
    if (change.to > end) break;
    parts.push(text.slice(from, change.from), change.by);
    from = change.to;
  }
  parts.push(text.slice(from, end));
  return parts.join("");
}

function endsOf({ open }: Repair, depth: number): string {
  const ends = open.slice(0, depth).toReversed();
  return ends.map((char) => String.fromCharCode(char)).join("");
}
