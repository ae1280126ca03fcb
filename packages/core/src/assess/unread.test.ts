import { describe, expect, it } from "vitest";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import { record, update } from "../../test-support/updates.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { isUnread, unreadChanges, unreadSince } from "./unread.ts";

const week = { from: daysAgo(7), to: NOW };

function known(
  publishedDays: number | null,
  seenDays: number,
  patch: Partial<UpdateRecord> = {},
): UpdateRecord {
  const publishedAt = publishedDays === null ? null : daysAgo(publishedDays);
  return record({ update: update({ publishedAt }), firstSeenAt: daysAgo(seenDays), ...patch });
}

describe("what readers have not been told", () => {
  it("is what came since the data of their last report, or the period before the first one", () => {
    expect(unreadSince(week, daysAgo(2))).toEqual({ from: daysAgo(2), to: NOW, lastReadAt: daysAgo(2) });
    expect(unreadSince(week, null)).toEqual({ ...week, lastReadAt: null });
  });

  it("reaches back ninety days at most", () => {
    expect(unreadSince(week, daysAgo(400))).toMatchObject({ from: daysAgo(90), lastReadAt: daysAgo(400) });
  });

  it("is, at the first report, what was published in the period, though all of it was found just now", () => {
    const first = unreadSince(week, null);
    expect(isUnread(known(3, 0), first)).toBe(true);
    expect(isUnread(known(8, 0), first)).toBe(false);
    expect(isUnread(known(null, 0), first)).toBe(true);
  });

  it("is, after that, what was found since, even when it was published before", () => {
    const later = unreadSince(week, daysAgo(2));
    expect(isUnread(known(5, 1), later)).toBe(true);
    expect(isUnread(known(5, 3), later)).toBe(false);
    expect(isUnread(known(-1, 1), later)).toBe(true);
  });

  it("is not the archive of a source that was added since", () => {
    expect(isUnread(known(400, 1), unreadSince(week, daysAgo(2)))).toBe(false);
  });

  it("is every edit since of what they have heard of, and none of what is new to them anyway", () => {
    const revisions = [5, 1].map((days) => ({
      at: daysAgo(days),
      changes: [{ field: "title", from: "a", to: "b" } as const],
    }));
    const later = unreadSince(week, daysAgo(2));
    expect(unreadChanges(known(9, 9, { revisions }), later)).toEqual([revisions[1]]);
    expect(unreadChanges(known(1, 1, { revisions }), later)).toEqual([]);
  });
});
