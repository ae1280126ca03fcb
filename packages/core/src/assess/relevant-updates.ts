import type { Snapshot } from "../collect/snapshot.ts";
import { touchedBy } from "../updates/touched.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import type { Update } from "../updates/update.ts";
import { addDays } from "./days.ts";
import { estateOf } from "./estate-of.ts";
import { knownUpdates } from "./known-updates.ts";

/**
 * `partly`: something that tells of updates could not be read, so that there may be more; `unread`: none was read, or
 * nothing tells of them at all.
 */
export type UpdatesRead = "read" | "partly" | "unread";

/** What was announced and has to do with what the organisation has. */
export interface RelevantUpdates {
  readonly records: readonly UpdateRecord[];
  readonly state: UpdatesRead;
}

/** What was published so long before it was first seen is history that came with a new source. */
const HISTORY_DAYS = 30;

/**
 * The updates that people must know: they touch what there is, nobody has found them irrelevant, and they were new when
 * they were first seen, or have their date ahead. Incidents are among them.
 */
export function relevantUpdates(snapshot: Snapshot): RelevantUpdates {
  const estate = estateOf(snapshot);
  const records = knownUpdates(snapshot).filter(
    (record) =>
      record.triage.state !== "notRelevant" &&
      wasNewWhenSeen(record) &&
      touchedBy(record.update, estate).relevance !== "none",
  );
  return { records, state: updatesRead(snapshot) };
}

/** How far everything that tells of updates was read: the message center and every feed that there is. */
export function updatesRead({ coverage }: Pick<Snapshot, "coverage">): UpdatesRead {
  const tellers = coverage.filter(
    ({ source, status }) =>
      status !== "notConfigured" && (source === "service-messages" || source.startsWith("feed:")),
  );
  if (tellers.every(({ status }) => status === "unreadable")) return "unread";
  return tellers.every(({ status }) => status === "complete") ? "read" : "partly";
}

/** Whether an update was new when it was first seen, or had its date ahead then. Everything else is history. */
export function wasNewWhenSeen({ update, firstSeenAt }: UpdateRecord): boolean {
  if (update.actBy !== null && update.actBy >= firstSeenAt) return true;
  const told = toldAt(update);
  return told === null || told >= addDays(firstSeenAt, -HISTORY_DAYS);
}

function toldAt({ publishedAt, updatedAt }: Update): Date | null {
  if (publishedAt === null || updatedAt === null) return updatedAt ?? publishedAt;
  return updatedAt > publishedAt ? updatedAt : publishedAt;
}
