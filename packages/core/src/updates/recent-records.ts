import type { TriageState, UpdateRecord } from "./update-record.ts";

const DAY_MS = 86_400_000;
const RECENT_DAYS = 90;
const ENDED: readonly TriageState[] = ["done", "notRelevant"];

/**
 * The records that a report may speak of: those that nobody has ended, those that were listed or edited in the last
 * 90 days, and what they were issued anew for. The others stay in the archive.
 */
export function recentRecords(records: readonly UpdateRecord[], now: Date): readonly UpdateRecord[] {
  const after = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  const byKey = new Map(records.map((record) => [record.key, record]));
  const kept = new Set<UpdateRecord>();
  for (const record of records.filter((candidate) => isRecent(candidate, after))) {
    // Ends at one that is there already, which a chain that bites its own tail comes to as well.
    for (
      let next: UpdateRecord | undefined = record;
      next !== undefined && !kept.has(next);
      next = byKey.get(next.replaces ?? "")
    ) {
      kept.add(next);
    }
  }
  return records.filter((record) => kept.has(record));
}

function isRecent({ lastSeenAt, revisions, triage }: UpdateRecord, after: Date): boolean {
  const edited = revisions.at(-1);
  return !ENDED.includes(triage.state) || lastSeenAt > after || (edited !== undefined && edited.at > after);
}
