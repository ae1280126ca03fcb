import type { FeedProblem } from "../feed.ts";
import { decodeEntities } from "../page/entities.ts";
import { XML_PROBLEMS } from "./xml-problems.ts";

/** HTML's names of U+00A0 to U+00FF, in their order. Source: https://html.spec.whatwg.org/#named-character-references */
const LATIN_1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(
  /\s+/,
);
const FURTHER: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ["euro", "€"],
  ["sbquo", "‚"],
  ["bdquo", "„"],
  ["lsaquo", "‹"],
  ["rsaquo", "›"],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["larr", "←"],
  ["rarr", "→"],
  ["le", "≤"],
  ["ge", "≥"],
  ["ne", "≠"],
]);
const XML: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
const WINDOWS_1252 = new TextDecoder("windows-1252");

/**
 * Replaces character references once: XML's five, numbers, and the names of HTML that feeds use. What is
 * none stays as it came; entities that a feed declares itself are never looked up.
 */
export function decodeReferences(text: string, note?: (problem: FeedProblem) => void): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});)?/g,
    (whole, name: string | undefined) => {
      if (name === undefined) {
        note?.(XML_PROBLEMS.bareAmpersand);
        return whole;
      }
      if (name.startsWith("#")) return numbered(name, note);
      const own = XML.get(name);
      if (own !== undefined) return own;
      const known = FURTHER.get(name) ?? decodeEntities(whole);
      note?.(known === whole ? XML_PROBLEMS.unknownEntity : XML_PROBLEMS.htmlEntity);
      return known;
    },
  );
}

function numbered(name: string, note?: (problem: FeedProblem) => void): string {
  const hex = name[1] === "x" || name[1] === "X";
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  // Numbers of this range mean Windows-1252 to browsers, and to those who write them.
  if (point >= 0x80 && point <= 0x9f) return WINDOWS_1252.decode(Uint8Array.of(point));
  const allowed = point >= 0x20 || point === 9 || point === 10 || point === 13;
  if (allowed && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) && (point & 0xfffe) !== 0xfffe)
    return String.fromCodePoint(point);
  note?.(XML_PROBLEMS.controlCharacter);
  return "";
}

/** Text that any XML parser reads back as it was. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
