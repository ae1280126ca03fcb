import { editDistance, suggest } from "../config/suggest.ts";
import type { ErrorCode } from "../domain/error-codes.ts";
import { tidyCode } from "./read-code.ts";

const MOST_SUGGESTIONS = 3;
const NEAR_DIGITS = 2;

/** Codes that differ in a digit or two, or words that were mistyped. */
export function nearestCodes(code: string, all: readonly ErrorCode[]): readonly string[] {
  const asked = tidyCode(code);
  const digits = /(?:0x)?([0-9a-f]{6,9})$/i.exec(asked)?.[1]?.toUpperCase();
  if (digits === undefined) {
    const meant = suggest(
      asked,
      all.map((row) => row.code),
    );
    return meant === null ? [] : [meant];
  }
  const hex = [...new Set(all.map((row) => row.code).filter((known) => /^0x/i.test(known)))];
  return hex
    .map((known) => ({ known, distance: editDistance(known.slice(2).toUpperCase(), digits) }))
    .filter(({ distance }) => distance <= NEAR_DIGITS)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ known }) => known);
}
