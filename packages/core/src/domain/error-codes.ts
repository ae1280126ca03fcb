import { readFileSync } from "node:fs";
import { completeTexts, type LocalizedText } from "../locales/given-text.ts";

/** What one error code means in one area on one platform, and what support does first. */
export interface ErrorCode {
  /** `0x` and eight hex digits, or the exact word that Graph or the console uses. */
  readonly code: string;
  /** The signed 32-bit form of a hex code, or the number behind a word; null when there is none. */
  readonly decimal: number | null;
  readonly kind: string;
  /** For example `app`, `enrollment`. */
  readonly area: string;
  readonly platform: string;
  readonly meaning: LocalizedText;
  readonly action: LocalizedText;
  readonly url: string;
  /** False where practitioners contradict each other: show it as uncertain. */
  readonly certain: boolean;
}

export interface ErrorCodeQuery {
  readonly code: string;
  readonly area?: string;
  readonly platform?: string;
}

export interface ErrorCodeTable {
  readonly all: readonly ErrorCode[];
  /**
   * The best row for a code however it is written: hex with or without `0x`, signed, unsigned, or the
   * console's form without the minus sign. With an area only rows of that area are meant, with a platform (other
   * than `any`) only rows of that platform, or else of any. Null when the table has no such row.
   */
  find(query: ErrorCodeQuery): ErrorCode | null;
}

/** Reads the table that ships with the package (about 340 codes, see docs/error-codes.md). */
export function loadErrorCodes(): ErrorCodeTable {
  const file = new URL("../../data/error-codes.json", import.meta.url);
  return createErrorCodeTable(completeTexts(JSON.parse(readFileSync(file, "utf8")) as readonly ErrorCode[]));
}

/** Makes a table of any rows, for an organisation's own codes. */
export function createErrorCodeTable(all: readonly ErrorCode[]): ErrorCodeTable {
  const byCode = new Map<string, ErrorCode[]>();
  for (const row of all) {
    const key = row.code.toLowerCase();
    byCode.set(key, [...(byCode.get(key) ?? []), row]);
  }
  return {
    all,
    find: ({ code, area, platform }) => {
      const rows = spellings(code)
        .flatMap((spelling) => byCode.get(spelling) ?? [])
        .filter((row) => area === undefined || row.area === area);
      const ofAny = rows.find((row) => row.platform === "any");
      if (platform === undefined || platform === "any") return ofAny ?? rows[0] ?? null;
      return rows.find((row) => row.platform === platform) ?? ofAny ?? null;
    },
  };
}

/**
 * The canonical spelling of a code: `0x` and eight upper-case digits for hex and for decimals that can only be
 * a 32-bit HRESULT (negative, or above 2,147,483,647); anything else as it came.
 */
export function canonicalErrorCode(code: string): string {
  const text = code.trim();
  const certain = /^0x[0-9a-f]{1,8}$/i.test(text) || /^-\d{1,10}$/.test(text) || Number(text) > 0x7fffffff;
  const [hex] = certain ? spellings(text) : [];
  return hex?.startsWith("0x") ? `0x${hex.slice(2).toUpperCase()}` : text;
}

function spellings(code: string): string[] {
  const text = code.trim().toLowerCase();
  if (/^0x[0-9a-f]{1,8}$/.test(text))
    return [`0x${text.slice(2).padStart(8, "0")}`, text, ...smallNumber(text)];
  if (/^-?\d{1,10}$/.test(text)) return decimalSpellings(text);
  if (/^[0-9a-f]{8}$/.test(text)) return [`0x${text}`, text];
  return [text];
}

/** Installers end with small numbers such as 1603, which reports write in hex; 0 is no code. */
function smallNumber(hex: string): string[] {
  const value = Number(hex);
  return value > 0 && value <= 0xffff ? [String(value)] : [];
}

function decimalSpellings(text: string): string[] {
  const value = Number(text);
  const hex = (number: number): string => `0x${(number >>> 0).toString(16).padStart(8, "0")}`;
  if (text.startsWith("-")) return [hex(value), text];
  // 87654321 can be hex without 0x as well; and the console drops the minus sign of negative codes.
  const asHex = /^\d{8}$/.test(text) ? [`0x${text}`] : [];
  return value > 0x7fffffff ? [hex(value), text] : [hex(-value), text, ...asHex, hex(value)];
}
