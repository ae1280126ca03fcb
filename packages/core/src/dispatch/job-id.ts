import { createHash } from "node:crypto";

/** Namespace of the ids below; any UUID does, as long as it stays the same. */
const NAMESPACE = Buffer.from("6f1d8d7c52c34b0e9d0a7be4f5a1c2e3", "hex");

/**
 * The id of the job that hands on a row under its fence: a UUID of version 5 (RFC 9562), so that the same piece of work
 * always has the same id, and the next attempt at the row another one.
 */
export function jobIdOf({ id, fence }: { readonly id: string; readonly fence: number }): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(`${id}:${fence}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}
