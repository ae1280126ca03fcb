import type { FeedProblem } from "./feed.ts";

export interface DecodedText {
  readonly text: string;
  readonly problems: readonly FeedProblem[];
}

/** How many bytes are looked through for a declaration. */
const DECLARATION_BYTES = 2_048;

/**
 * Turns bytes into text. The encoding is the one of the byte order mark, else of the `Content-Type` header,
 * else of the XML declaration or the HTML meta element, else UTF-8, else (where nothing was declared and the
 * bytes are no UTF-8) Windows-1252. Bytes that do not fit become U+FFFD, and a problem says so.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const marked = byteOrderMark(bytes);
  if (marked !== null) return decode(bytes, marked);
  const declared = charsetOf(contentType ?? "") ?? declaredIn(head);
  if (declared !== null) {
    const label = known(declared);
    if (label !== null) return decode(bytes, label);
    const fallback = decodeUndeclared(bytes);
    return { text: fallback.text, problems: [unknown(declared), ...fallback.problems] };
  }
  return decodeUndeclared(bytes);
}

function decodeUndeclared(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const text = new TextDecoder("windows-1252").decode(bytes);
    const message = "The text names no encoding and is no UTF-8; it was read as Windows-1252.";
    return { text, problems: [{ code: "feed.charset", message, harmless: true }] };
  }
}

function decode(bytes: Uint8Array, label: string): DecodedText {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), problems: [] };
  } catch {
    const text = new TextDecoder(label).decode(bytes);
    return {
      text,
      problems: [{ code: "feed.charset", message: `Some bytes are not valid ${label}; they were replaced.` }],
    };
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0)) return "utf-16be";
  return null;
}

function charsetOf(contentType: string): string | null {
  return /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 500))?.[1] ?? null;
}

function declaredIn(head: string): string | null {
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head)?.[1];
  const meta = /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)?.[1];
  const declared = xml ?? meta ?? null;
  // A declaration that could be read byte by byte cannot be in UTF-16, whatever it says.
  return declared !== null && /^utf-?16/i.test(declared) ? null : declared;
}

function known(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function unknown(label: string): FeedProblem {
  return {
    code: "feed.charset",
    message: `The encoding ${label} is not known; the text was read as best it could be.`,
    harmless: true,
  };
}
