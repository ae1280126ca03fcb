import type { Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";

/** Whether a source was read in full, or is not set up in the tenant. One that is switched off was not read. */
export function isSourceRead({ coverage }: Pick<Snapshot, "coverage">, source: SourceId): boolean {
  const entry = coverage.find((known) => known.source === source);
  return entry?.status === "complete" || entry?.status === "notConfigured";
}
