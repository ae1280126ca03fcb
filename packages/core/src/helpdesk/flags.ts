import type { ErrorCode } from "../domain/error-codes.ts";

/**
 * The flags that a number is the sum of. None when a part of it is no flag that is known: then it more likely is no
 * sum at all.
 */
export function flagsIn(number: number, rows: readonly ErrorCode[]): readonly ErrorCode[] {
  if (!Number.isInteger(number) || number <= 0 || number > 0x7fff_ffff) return [];
  const flags = rows.filter(({ kind, decimal }) => kind === "graph-flag" && decimal !== null);
  const known = flags.reduce((bits, { decimal }) => bits | (decimal ?? 0), 0);
  return (number & ~known) === 0 ? flags.filter(({ decimal }) => (number & (decimal ?? 0)) !== 0) : [];
}
