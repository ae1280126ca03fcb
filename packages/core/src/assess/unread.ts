import type { Revision, UpdateRecord } from "../updates/update-record.ts";
import type { Update } from "../updates/update.ts";
import { addDays } from "./days.ts";

/** What the readers of a report have not been told yet. */
export interface Unread {
  readonly from: Date;
  readonly to: Date;
  /** The time of the data that they were told of last; null when this is their first report. */
  readonly lastReadAt: Date | null;
}

/** Nobody catches up on more than this. */
const MOST_DAYS = 90;
/** A notice that was found late is told all the same; one that is older was dug out of an archive. */
const LATE_DAYS = 30;

/** From the last report that reached its readers on, or over the report's period when none did. */
export function unreadSince(period: { readonly from: Date; readonly to: Date }, readAt: Date | null): Unread {
  if (readAt === null) return { ...period, lastReadAt: null };
  const earliest = addDays(period.to, -MOST_DAYS);
  return { from: readAt < earliest ? earliest : readAt, to: period.to, lastReadAt: readAt };
}

/**
 * Whether readers have never heard of an update. After a first report that is when it was found, because a source
 * that could not be read may tell of it late; before that, when it was published.
 */
export function isUnread({ update, firstSeenAt }: UpdateRecord, { from, lastReadAt }: Unread): boolean {
  const publishedAt = publishedOf(update) ?? firstSeenAt;
  return lastReadAt === null
    ? publishedAt > from
    : firstSeenAt > from && publishedAt > addDays(from, -LATE_DAYS);
}

/** What was edited since of an update that readers have heard of, oldest first. */
export function unreadChanges(record: UpdateRecord, unread: Unread): readonly Revision[] {
  if (isUnread(record, unread)) return [];
  return record.revisions.filter(({ at }) => at > unread.from && at <= unread.to);
}

function publishedOf({ publishedAt, updatedAt }: Update): Date | null {
  return publishedAt ?? updatedAt;
}
