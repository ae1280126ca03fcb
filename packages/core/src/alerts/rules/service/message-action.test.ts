import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../../../test-support/updates.ts";
import type { TriageState, UpdateRecord } from "../../../updates/update-record.ts";
import type { Update } from "../../../updates/update.ts";
import type { Firing } from "../../firing.ts";
import { messageAction } from "./message-action.ts";

const MINUTE = 1 / 1_440;

const message = (patch: Partial<Update> = {}, more: Partial<UpdateRecord> = {}): UpdateRecord =>
  record({
    update: update({
      key: "message-center:MC1",
      source: "service-messages",
      title: "Act now",
      kind: "actionRequired",
      publishedAt: daysAgo(60),
      actBy: daysAgo(-5),
      ...patch,
    }),
    firstSeenAt: daysAgo(60),
    ...more,
  });
const firing = (of: UpdateRecord, thresholds = {}): Firing | undefined =>
  fire(messageAction, { lists: { updateRecords: [of] }, thresholds })[0];
const due = (days: number): Firing | undefined => firing(message({ actBy: daysAgo(-days) }));

describe("message-action", () => {
  it.each([
    ["30 days and a minute are left", 30 + MINUTE, null],
    ["30 days are left", 30, ["low", 2, 30]],
    ["15 days are left", 15, ["low", 2, 15]],
    ["14 days are left", 14, ["medium", 3, 14]],
    ["8 days are left", 8, ["medium", 3, 8]],
    ["7 days are left", 7, ["high", 4, 7]],
    ["a day is left", 1, ["high", 5, 1]],
    ["a minute is left", MINUTE, ["high", 5, 1]],
    ["it is the day", -0.5, ["high", 5, 0]],
    ["the date was yesterday", -1, ["high", 6, -1]],
    ["the date was 50 days ago", -50, ["high", 6, -50]],
  ])("when %s", (_case, days, expected) => {
    const found = due(days);
    expect(found === undefined ? null : [found.severity, found.stage, found.value]).toEqual(expected);
  });

  it.each([null, new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59Z")])(
    "says nothing of the date %s",
    (actBy) => {
      expect(firing(message({ actBy }))).toBeUndefined();
    },
  );

  it.each([
    ["actionRequired", 1],
    ["retirement", 1],
    ["endOfSupport", 1],
    ["new", 0],
    ["changed", 0],
    ["osRelease", 0],
    ["incident", 0],
  ] as const)("an update of the kind %s counts %i", (kind, alerts) => {
    expect(fire(messageAction, { lists: { updateRecords: [message({ kind })] } })).toHaveLength(alerts);
  });

  it.each([
    ["new", 1],
    ["assessed", 1],
    ["planned", 1],
    ["communicated", 1],
    ["done", 0],
    ["notRelevant", 0],
  ] satisfies [TriageState, number][])("an update that is %s counts %i", (state, alerts) => {
    const records = [message({}, { triage: { ...UNTOUCHED, state } })];
    expect(fire(messageAction, { lists: { updateRecords: records } })).toHaveLength(alerts);
  });

  it("is about the message center alone, from Graph or from an export", () => {
    expect(firing(message({ key: "whats-new:1", source: "feed:news" }))).toBeUndefined();
    expect(firing(message({ source: "feed:export" }))?.entity.id).toBe("message-center:MC1");
    expect(firing(message({}, { missingSince: daysAgo(1) }))).toBeUndefined();
  });

  it("leaves out what was over long before it was first seen", () => {
    const history = { publishedAt: daysAgo(300), actBy: daysAgo(10) };
    expect(firing(message(history, { firstSeenAt: daysAgo(1) }))).toBeUndefined();
    expect(firing(message(history, { firstSeenAt: daysAgo(20) }))).toBeDefined();
  });

  it("keeps its entity while title and date move", () => {
    const moved = firing(message({ title: "Act now (Updated)", actBy: daysAgo(-20) }));
    expect([due(5)?.entity.id, moved?.entity.id, moved?.stage]).toEqual([
      "message-center:MC1",
      "message-center:MC1",
      2,
    ]);
    expect(firing(message({ title: "" }))?.entity.name).toBe("message-center:MC1");
  });

  it("is of a platform when it is about no other", () => {
    const platform = (platforms: Update["platforms"]): unknown =>
      firing(message({ platforms }))?.entity.platform;
    expect([platform(["ios"]), platform(["ios", "ipados"]), platform([])]).toEqual(["iOS", null, null]);
    expect(firing(message({ area: "device-enrollment" }))?.labels).toEqual({
      kind: "actionRequired",
      area: "device-enrollment",
    });
  });

  it("keeps to its thresholds", () => {
    const early = { firstDays: 60, mediumDays: 50, highDays: 40 };
    const severity = (days: number): unknown => firing(message({ actBy: daysAgo(-days) }), early)?.severity;
    const stage = (firstDays: number): unknown =>
      firing(message({ actBy: daysAgo(-12) }), { firstDays, mediumDays: 14 })?.stage;
    expect([20, 30, 60].map(stage)).toEqual([3, 3, 3]);
    expect(firing(message({ actBy: daysAgo(-45) }), early)?.stage).toBe(1);
    expect([61, 60, 50, 40, -1].map(severity)).toEqual([undefined, "low", "medium", "high", "high"]);
  });
});
