import { similarity, topicOf } from "./compare-text.ts";
import { isNearby } from "./find-moved.ts";
import { changesBetween } from "./revisions.ts";
import { familyOf } from "./update-keys.ts";
import type { TriageState, UpdateRecord } from "./update-record.ts";

/** A post that has not been listed for 90 days is history, which a new one does not continue. */
const REMEMBERED_MS = 90 * 86_400_000;
const ALIKE = 0.5;
/** Posts of one topic that are looked at, the newest before first; a title that more have is no topic. */
const MOST_BEFORE = 10;
const MOST_OF_TOPIC = 100;
const ENDED: readonly TriageState[] = ["done", "notRelevant"];

/**
 * Links each new record to the one that it was issued anew for: the same topic and a similar text under a number of
 * its own. In the message center the old post often stays beside it, as a reminder; elsewhere it must be gone, for
 * notices about different things have the same title month after month.
 *
 * The new one says what has changed since the old one, and what people decided of that goes on, unless it had been
 * dealt with and is different now.
 */
export function linkReissues(
  records: readonly UpdateRecord[],
  isNew: (record: UpdateRecord) => boolean,
  now: Date,
): readonly UpdateRecord[] {
  const recent = records.filter(({ lastSeenAt }) => now.getTime() - lastSeenAt.getTime() <= REMEMBERED_MS);
  const byTopic = Map.groupBy(recent, ({ key, update }) => `${familyOf(key)}\n${topicOf(update.title)}`);
  const linked = new Map<UpdateRecord, UpdateRecord>();
  for (const group of byTopic.values()) {
    if (group.length === 1 || group.length > MOST_OF_TOPIC) continue;
    const ordered = group.toSorted(byAge);
    // The oldest first: the state that one takes over goes on to the next.
    for (const [place, record] of ordered.entries()) {
      if (!isNew(record) || record.replaces !== null) continue;
      const before = ordered.slice(Math.max(0, place - MOST_BEFORE), place);
      const old = before.findLast((candidate) => mayContinue(candidate, record));
      if (old !== undefined) linked.set(record, continued(linked.get(old) ?? old, record, now));
    }
  }
  return records.map((record) => linked.get(record) ?? record);
}

function mayContinue(old: UpdateRecord, record: UpdateRecord): boolean {
  const family = familyOf(record.key);
  const isGone = old.missingSince !== null || old.doubtedSince !== null;
  const isNext = family === "whats-new" && isGone && isNearby(old.update, record.update);
  if (family !== "message-center" && !isNext) return false;
  return similarity(old.update.summary, record.update.summary) >= ALIKE;
}

function continued(old: UpdateRecord, record: UpdateRecord, now: Date): UpdateRecord {
  const changes = changesBetween(old.update, record.update).filter(({ field }) => field !== "publishedAt");
  const starts = ENDED.includes(old.triage.state) && changes.length > 0;
  return {
    ...record,
    replaces: old.key,
    revisions: changes.length === 0 ? [] : [{ at: now, changes }],
    triage: starts ? record.triage : old.triage,
  };
}

function byAge(one: UpdateRecord, other: UpdateRecord): number {
  return ageOf(one) - ageOf(other) || (one.key < other.key ? -1 : 1);
}

function ageOf({ update, firstSeenAt }: UpdateRecord): number {
  return (update.publishedAt ?? firstSeenAt).getTime();
}
