import type { Snapshot } from "../../collect/snapshot.ts";
import type { SourceId } from "../../collect/source.ts";

/** Whether a source was read in full. */
export function isRead({ coverage }: Pick<Snapshot, "coverage">, source: SourceId): boolean {
  return coverage.some((entry) => entry.source === source && entry.status === "complete");
}

/** Whether a source was not even asked for. */
export function isOff({ coverage }: Pick<Snapshot, "coverage">, source: SourceId): boolean {
  return coverage.every((entry) => entry.source !== source);
}
