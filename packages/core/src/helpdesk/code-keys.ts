import type { ErrorCode } from "../domain/error-codes.ts";

/**
 * What a spelling of a code comes down to, so that two spellings of one code are one text: `u:` and the unsigned
 * 32-bit number, `w:` and a word in small letters without anything else, `W:` the same for words that no ordinary
 * sentence has, `n:` and the number behind a word.
 */
export type CodeKey = `${"u" | "w" | "W" | "n"}:${string}`;

const WORD = 0x1_0000_0000;
const MOST_LETTERS = 100;

/** The keys of one spelling that stands alone, the most likely meaning first. */
export function keysOfSpelling(text: string): readonly CodeKey[] {
  const compact = text.replace(/[\s\u00A0\u202F]+/g, "");
  const hex = /^(?:0x)?([0-9a-f]{1,16})h?$/i.exec(compact)?.[1];
  if (hex !== undefined && /^0x/i.test(compact)) return hexKeys(hex);
  if (/^[-+]?\d{1,20}$/.test(compact)) return decimalKeys(compact);
  const bareHex = hex !== undefined && /^(?:[0-9a-f]{8}|f{8}[0-9a-f]{8})$/i.test(hex) ? hexKeys(hex) : [];
  return [...bareHex, ...wordKeys(text)];
}

/** The keys under which a row of the table is found. */
export function keysOfRow({ code, decimal }: ErrorCode): readonly CodeKey[] {
  if (/^0x[0-9a-f]{1,8}$/i.test(code)) return hexKeys(code.slice(2));
  if (/^-?\d{1,10}$/.test(code)) return [unsigned(Number(code))];
  const behind = decimal ?? /^HTTP (\d{3})$/.exec(code)?.[1];
  return [...wordKeys(code), ...(behind === undefined ? [] : [`n:${behind}` as const])];
}

/** Letters and digits alone, in small letters: `connector-warning`, `Connector Warning` are one word. */
export function bareWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function wordKeys(text: string): readonly CodeKey[] {
  const bare = bareWord(text.slice(0, 2 * MOST_LETTERS));
  if (bare === "" || bare.length > MOST_LETTERS) return [];
  return isDistinctive(text) ? [`w:${bare}`, `W:${bare}`] : [`w:${bare}`];
}

/** Whether a word is written as no ordinary one is: `userAbandonment`, `XPC_TYPE_ERROR`, `HTTP 500`. */
function isDistinctive(text: string): boolean {
  return /\p{Ll}\p{Lu}|[_\d-]|\p{Lu}{3}/u.test(text);
}

function hexKeys(digits: string): readonly CodeKey[] {
  const significant = digits.replace(/^0+(?=.)/, "");
  // 64-bit forms of negative codes carry eight more digits f in front.
  const word = significant.length === 16 ? significant.replace(/^f{8}/i, "") : significant;
  return word.length > 8 ? [] : [`u:${Number.parseInt(word, 16)}`];
}

function decimalKeys(text: string): readonly CodeKey[] {
  const value = Number(text);
  if (text.startsWith("-")) return Math.abs(value) > WORD ? [] : [unsigned(value)];
  if (value >= WORD) return wide(text);
  // 87654321 can be hex without 0x as well; and the console drops the minus sign of negative codes.
  const asHex = /^\d{8}$/.test(text) ? hexKeys(text) : [];
  if (value > 0x7fff_ffff) return [unsigned(value), ...asHex];
  return [...new Set([unsigned(-value), unsigned(value), ...asHex])];
}

/** A negative code as an unsigned number of 64 bits. */
function wide(text: string): readonly CodeKey[] {
  const value = BigInt(text) - 0xffff_ffff_0000_0000n;
  return value >= 0n && value < BigInt(WORD) ? [`u:${value.toString()}`] : [];
}

function unsigned(value: number): CodeKey {
  return `u:${value >>> 0}`;
}
