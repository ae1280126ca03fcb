import type { Coverage } from "./snapshot.ts";

/** A coverage with something that administrators should know of how the source was read, beside what is missing. */
export function withNote(coverage: Coverage, note: string): Coverage {
  if (coverage.status === "complete") return { ...coverage, note };
  return { ...coverage, reason: `${coverage.reason} ${note}` };
}
