import type { Coverage } from "../collect/snapshot.ts";
import type { Sighting } from "./group-sightings.ts";
import type { UpdateRecord } from "./update-record.ts";

/**
 * What the silence of a source about an update means: `gone` from its list; `doubtful`, for it lost more than half
 * of what it listed at once, as feeds do for a day when they are broken; `unknown`, for it was not read in full.
 */
export type Silence = "gone" | "doubtful" | "unknown";

/**
 * Judges each source by how much of what was known of it it has lost, beside what it still lists. A source that was
 * not read in full is unknown, whatever it lists.
 */
export function judgeSources(
  coverage: readonly Coverage[],
  known: readonly UpdateRecord[],
  sightings: readonly Sighting[],
  now: Date,
): (source: string) => Silence {
  const found = new Map<string, number>();
  const lost = new Map<string, number>();
  const seen = new Map(sightings.map(({ record, members }) => [record, members]));
  for (const record of known) {
    // What this very reading brought, or took, stands as it stood before it.
    if (record.firstSeenAt >= now) continue;
    const listing = new Set((seen.get(record) ?? []).map(({ source }) => source));
    for (const source of listing) count(found, source);
    if (record.missingSince !== null && record.missingSince < now) continue;
    for (const source of record.sources) if (!listing.has(source)) count(lost, source);
  }
  const whole = new Set(coverage.filter(({ status }) => status === "complete").map(({ source }) => source));
  return (source) => {
    if (!whole.has(source)) return "unknown";
    return (lost.get(source) ?? 0) > (found.get(source) ?? 0) ? "doubtful" : "gone";
  };
}

function count(counts: Map<string, number>, source: string): void {
  counts.set(source, (counts.get(source) ?? 0) + 1);
}
