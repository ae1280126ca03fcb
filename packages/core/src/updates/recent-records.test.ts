import { describe, expect, it } from "vitest";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import { recentRecords } from "./recent-records.ts";
import type { UpdateRecord } from "./update-record.ts";

const old = (key: string, patch: Partial<UpdateRecord> = {}): UpdateRecord =>
  record({
    update: update({ key }),
    lastSeenAt: daysAgo(91),
    triage: { ...UNTOUCHED, state: "done" },
    ...patch,
  });

describe("records that a report may speak of", () => {
  it("are those that nobody has ended, and those that were listed or edited in 90 days", () => {
    const records = [
      old("ended"),
      old("set aside", { triage: { ...UNTOUCHED, state: "notRelevant" } }),
      old("open", { triage: { ...UNTOUCHED, state: "planned" } }),
      old("listed", { lastSeenAt: daysAgo(89) }),
      old("edited", { revisions: [{ at: daysAgo(89), changes: [] }] }),
      old("edited long ago", { revisions: [{ at: daysAgo(100), changes: [] }] }),
    ];
    expect(recentRecords(records, NOW).map(({ key }) => key)).toEqual(["open", "listed", "edited"]);
  });

  it("have with them what they were issued anew for, back to the first", () => {
    const records = [
      old("first"),
      old("second", { replaces: "first" }),
      old("third", { replaces: "second", lastSeenAt: NOW }),
      old("of an unknown", { replaces: "gone", lastSeenAt: NOW }),
      old("of nobody"),
    ];
    expect(recentRecords(records, NOW).map(({ key }) => key)).toEqual([
      "first",
      "second",
      "third",
      "of an unknown",
    ]);
  });

  it("are found where a chain bites its own tail", () => {
    const records = [old("one", { replaces: "two", lastSeenAt: NOW }), old("two", { replaces: "one" })];
    expect(recentRecords(records, NOW)).toEqual(records);
  });
});
