import { createHash } from "node:crypto";

/** Which occurrence of which report. */
export interface OccurrenceKey {
  readonly tenant: string;
  readonly report: string;
  readonly at: number;
}

/**
 * How much later an occurrence begins, in milliseconds from 0 to below `mostMs`. It looks like chance, and is the same
 * whoever asks and however often.
 */
export function jitterOf({ tenant, report, at }: OccurrenceKey, mostMs: number): number {
  if (mostMs <= 0) return 0;
  const digest = createHash("sha256")
    .update(JSON.stringify([tenant, report, at]))
    .digest();
  return Math.floor((digest.readUInt32BE(0) / 2 ** 32) * mostMs);
}
