import { isAscii, isUtf8 } from "node:buffer";
import { decodeUtf32 } from "./decode-utf32.ts";
import { markedEncoding } from "./encoding-marks.ts";
import type { FeedProblem } from "./feed.ts";
import { mendUtf8 } from "./mend-utf8.ts";

export interface DecodedText {
  readonly text: string;
  readonly problems: readonly FeedProblem[];
}

/** What is tried for a text that names no encoding. */
const JAPANESE = ["shift_jis", "euc-jp"];
/** How many bytes are looked through for a declaration. */
const DECLARATION_BYTES = 2_048;

/**
 * Turns bytes into text. The encoding is the one of the byte order mark, else of the `Content-Type` header,
 * else of the XML declaration or the HTML meta element, else UTF-8. Where several are stated, the first that all
 * bytes fit counts. Single bytes that are no UTF-8 are read as Windows-1252, which they nearly always are. What
 * fits nowhere becomes U+FFFD. Of encodings that nobody names only those of Japanese are told by their letters. A problem says so each time that something else was done than was stated.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const stated = [charsetOf(contentType ?? ""), declaredIn(head)].filter((label) => label !== null);
  const known = stated.map(encodingOf).filter((label) => label !== null);
  const strange = stated.filter((label) => encodingOf(label) === null).map(unknownEncoding);
  const { text, problems } = decodeStated(
    bytes,
    known.filter((label) => isPossible(label, head)),
  );
  return { text, problems: [...strange, ...problems] };
}

function decodeStated(bytes: Uint8Array, stated: readonly string[]): DecodedText {
  const [first] = stated;
  if (first === undefined) return decodeUndeclared(bytes);
  // Servers and tools state their old default out of habit. What is valid UTF-8 by chance does not exist.
  if (first === "windows-1252" && isUtf8(bytes))
    return { ...decodeAs(bytes, "utf-8"), problems: habit(bytes) };
  const fitting = stated.find((label) => fits(bytes, label));
  if (fitting === undefined || fitting === first) return decodeAs(bytes, first);
  const message = `Some bytes are not valid ${first}, as was said first; the text was read as ${fitting}.`;
  return { ...decodeAs(bytes, fitting), problems: [charset(message)] };
}

function habit(bytes: Uint8Array): readonly FeedProblem[] {
  if (isAscii(bytes)) return [];
  return [
    charset(
      "The text is said to be in a western encoding of single bytes; it was read as UTF-8, which it is.",
    ),
  ];
}

function decodeUndeclared(bytes: Uint8Array): DecodedText {
  if (isUtf8(bytes)) return decodeAs(bytes, "utf-8");
  const guess = JAPANESE.find((label) => isKana(bytes, label));
  const name = guess ?? "Windows-1252";
  const message = `The text names no encoding and is no UTF-8; it was read as ${name}.`;
  const text = guess === undefined ? mendUtf8(bytes) : decodeAs(bytes, guess).text;
  return { text, problems: [charset(message)] };
}

/** Whether bytes fit an encoding and give the small letters of Japanese, which no western text does by chance. */
function isKana(bytes: Uint8Array, label: string): boolean {
  if (!fits(bytes, label)) return false;
  const text = new TextDecoder(label).decode(bytes);
  const kana = text.match(/[\u3041-\u30FE]/g)?.length ?? 0;
  return kana > 2 && kana * 5 > (text.match(/[^\0-\x7F]/g)?.length ?? 0);
}

function decodeAs(bytes: Uint8Array, label: string): DecodedText {
  if (label.startsWith("utf-32")) return decodeUtf32(bytes, label === "utf-32le");
  if (fits(bytes, label)) return { text: new TextDecoder(label).decode(bytes), problems: [] };
  if (label === "utf-8") {
    const message = "Some bytes are not valid UTF-8; they were read as Windows-1252.";
    return { text: mendUtf8(bytes), problems: [charset(message)] };
  }
  const message = `Some bytes are not valid ${label}; they were replaced.`;
  return { text: new TextDecoder(label).decode(bytes), problems: [{ code: "feed.charset", message }] };
}

function fits(bytes: Uint8Array, label: string): boolean {
  if (label === "utf-8") return isUtf8(bytes);
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function charsetOf(contentType: string): string | null {
  return /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 500))?.[1] ?? null;
}

function declaredIn(head: string): string | null {
  const xml = /<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head)?.[1];
  const meta = /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)?.[1];
  return xml ?? meta ?? null;
}

/** The encoding that a label of the web means, or null. Source: https://encoding.spec.whatwg.org/#names-and-labels */
function encodingOf(label: string): string | null {
  if (/^(?:utf-?32|ucs-?4|iso-10646-ucs-4)(?:be)?$/i.test(label)) return "utf-32be";
  if (/^utf-?32le$/i.test(label)) return "utf-32le";
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** What can be read byte by byte is in no encoding of two or four, whatever is stated. */
function isPossible(label: string, head: string): boolean {
  return !/^utf-(?:16|32)/.test(label) || head.includes("\0");
}

function charset(message: string): FeedProblem {
  return { code: "feed.charset", message, harmless: true };
}

function unknownEncoding(label: string): FeedProblem {
  return charset(`The encoding ${label} is not known; the text was read as best it could be.`);
}
