import type { FeedProblem } from "../feed.ts";
import { doctypeAt } from "./doctype.ts";
import { XML_PROBLEMS } from "./xml-problems.ts";

export type XmlToken =
  /** References are as written. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "cdata"; readonly text: string }
  | { readonly kind: "open"; readonly name: string; readonly source: string; readonly empty: boolean }
  | { readonly kind: "close"; readonly name: string; readonly source: string };

const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]{0,100}/uy;
/** Unclosed CDATA sections that are cut one by one; after them the rest of the text is one. */
const UNCLOSED_LIMIT = 20;

interface Scanner {
  readonly xml: string;
  readonly find: Finder;
  readonly note: (problem: FeedProblem) => void;
  /** Name of the last element that was opened. */
  opened: string;
  unclosed: number;
  doctypes: number;
}

interface Found {
  readonly token: XmlToken;
  readonly end: number;
}

/**
 * Cuts XML into tags and texts in one pass, however broken it is. Comments, instructions and document types
 * are left out. No tree, no recursion, and no look ahead beyond the next `<`, so that the cost is the length.
 */
export function* xmlTokens(xml: string, note: (problem: FeedProblem) => void): Generator<XmlToken> {
  const find = createFinder(xml);
  const scanner: Scanner = { xml, find, note, opened: "", unclosed: 0, doctypes: 0 };
  let at = 0;
  while (at < xml.length) {
    const bracket = find("<", at);
    const textEnd = bracket < 0 ? xml.length : bracket;
    if (textEnd > at) yield { kind: "text", text: xml.slice(at, textEnd) };
    if (bracket < 0) return;
    const skipped = skippedAt(scanner, bracket);
    if (skipped !== null) at = skipped;
    else {
      const { token, end } =
        cdataAt(scanner, bracket) ?? tagAt(scanner, bracket) ?? strayAt(scanner, bracket);
      if (token.kind === "open") scanner.opened = token.name;
      yield token;
      at = end;
    }
  }
}

/** Where a comment, instruction or document type ends that begins here; null when there is none of them. */
function skippedAt(scanner: Scanner, at: number): number | null {
  const { xml, find, note } = scanner;
  if (xml.startsWith("<?", at)) {
    const end = find("?>", at + 2);
    return end < 0 ? at + 2 : end + 2;
  }
  if (xml.startsWith("<!--", at)) {
    const end = find("-->", at + 4);
    if (end < 0) note(XML_PROBLEMS.unclosedComment);
    return end < 0 ? at + 4 : end + 3;
  }
  if (!/^<!doctype/i.test(xml.slice(at, at + 9))) return null;
  // Only the first is searched through to its end; a second one can only be a trap.
  const doctype = doctypeAt(xml, at, find(">", at), scanner.doctypes === 0);
  scanner.doctypes += 1;
  note(XML_PROBLEMS.doctype);
  if (doctype.entities) note(XML_PROBLEMS.entityDeclaration);
  return doctype.end;
}

function cdataAt(scanner: Scanner, at: number): Found | null {
  const { xml, find, opened } = scanner;
  if (!xml.startsWith("<![CDATA[", at)) return null;
  const from = at + 9;
  const end = find("]]>", from);
  if (end >= 0 && !isCutByAnother(scanner, from, end))
    return { token: { kind: "cdata", text: xml.slice(from, end) }, end: end + 3 };
  scanner.note(XML_PROBLEMS.unclosedCdata);
  scanner.unclosed += 1;
  const closing = scanner.unclosed > UNCLOSED_LIMIT ? -1 : xml.indexOf(`</${opened}`, from);
  const cut = closing < 0 ? xml.length : closing;
  return { token: { kind: "cdata", text: xml.slice(from, cut) }, end: cut };
}

/** Whether a section ran over its own element's end into the next section, which closes it by accident. */
function isCutByAnother({ xml, find, opened }: Scanner, from: number, end: number): boolean {
  const next = find("<![CDATA[", from);
  if (opened === "" || next < 0 || next > end) return false;
  return xml.slice(Math.max(from, next - 2_000), next).includes(`</${opened}>`);
}

/** A `<` that begins nothing is text; where the text ends in what could be a tag, that is left out. */
function strayAt({ xml, find, note }: Scanner, at: number): Found {
  if (/^<(?:[!/]|$)/.test(xml.slice(at, at + 2)) && find(">", at) < 0)
    return { token: { kind: "text", text: "" }, end: xml.length };
  note(XML_PROBLEMS.strayBracket);
  return { token: { kind: "text", text: "&lt;" }, end: at + 1 };
}

function tagAt({ xml, find, note }: Scanner, at: number): Found | null {
  const closing = xml[at + 1] === "/";
  NAME.lastIndex = at + (closing ? 2 : 1);
  const name = NAME.exec(xml)?.[0];
  if (name === undefined) return null;
  const next = find("<", at + 1);
  const end = tagEnd(xml, at + 1 + name.length, next < 0 ? xml.length : next, note);
  if (end < 0 && next >= 0) return null;
  if (end < 0 && closing && xml.slice(NAME.lastIndex).trim() === "") {
    note(XML_PROBLEMS.lastBracket);
    return { token: { kind: "close", name, source: `</${name}>` }, end: xml.length };
  }
  // The text ends in the middle of this tag.
  if (end < 0) return { token: { kind: "text", text: "" }, end: xml.length };
  const source = xml.slice(at, end);
  if (closing) return { token: { kind: "close", name, source }, end };
  return { token: { kind: "open", name, source, empty: source.endsWith("/>") }, end };
}

/** The text without the characters that no XML may hold. */
export function withoutControls(text: string, note: (problem: FeedProblem) => void): string {
  const whole = text.replace(/^\u{FEFF}/u, "").toWellFormed();
  // One at a time: of a run of millions each would be remembered for going back, for which there may be no room.
  const allowed = whole.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
  if (allowed.length < whole.length) note(XML_PROBLEMS.controlCharacter);
  return allowed;
}

type Finder = (mark: string, from: number) => number;

/** `indexOf` that walks the text once for each mark, because callers ask for ever later places. */
function createFinder(text: string): Finder {
  const places = new Map<string, number>();
  return (mark, from) => {
    const known = places.get(mark) ?? -2;
    if (known === -1 || known >= from) return known;
    const place = text.indexOf(mark, from);
    places.set(mark, place);
    return place;
  };
}

/** Just after the `>` that ends a tag, or -1. Where a quotation mark is missing, the first `>` is taken. */
function tagEnd(xml: string, from: number, limit: number, note: (problem: FeedProblem) => void): number {
  let quote = "";
  let first = -1;
  for (let at = from; at < limit; at += 1) {
    const char = xml.charAt(at);
    if (char === ">") {
      if (quote === "") return at + 1;
      if (first < 0) first = at + 1;
    } else if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
  }
  if (first >= 0) note(XML_PROBLEMS.badAttribute);
  return first;
}
