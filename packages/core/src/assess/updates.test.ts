import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysAgo, device, NOW, snapshot } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { createEstate } from "../updates/estate.ts";
import { TRIAGE_STATES, type UpdateRecord } from "../updates/update-record.ts";
import { UPDATE_KINDS } from "../updates/update.ts";
import { estateOf } from "./estate-of.ts";
import { knownUpdates } from "./known-updates.ts";
import { judgeUpdates, type UpdateState } from "./updates.ts";

const period = { from: daysAgo(7), to: NOW };
const many = (count: number, patch: Parameters<typeof device>[0]) =>
  Array.from({ length: count }, (_, index) => device({ ...patch, id: `${patch?.os}${index}` }));
const estate = createEstate({
  devices: [...many(312, { os: "iOS", osVersion: "17.7", model: "iPhone" }), ...many(688, { os: "Windows" })],
  apps: [],
  appAssignments: [],
});

const known = (key: string, patch: Parameters<typeof update>[0] = {}, more: Partial<UpdateRecord> = {}) =>
  record({ ...more, update: update({ key, title: key, publishedAt: daysAgo(40), ...patch }) });
const judge = (records: readonly UpdateRecord[]): readonly UpdateState[] =>
  judgeUpdates(records, estate, period);
const order = (...records: readonly UpdateRecord[]): readonly string[] =>
  judge(records).map((state) => state.record.key);

describe("the order of updates", () => {
  it("has the end of support for what many of our devices run at its top", () => {
    const ends = known("ends", {
      kind: "endOfSupport",
      platforms: ["ios"],
      versions: [{ platform: "ios", version: "17", range: "exact" }],
    });
    const others = [
      known("fresh", { publishedAt: daysAgo(1) }),
      known("changed", { kind: "changed", platforms: ["windows"], audiences: ["user"] }),
      known("retired", { kind: "retirement" }),
      known("macs", { kind: "endOfSupport", platforms: ["macos"], severity: "critical", actBy: daysAgo(-3) }),
    ];
    const judged = judge([...others, ends]);
    expect(judged[0]).toMatchObject({ record: { key: "ends" }, touched: { devices: 312 } });
    expect(judged.at(-1)).toMatchObject({ record: { key: "macs" }, touched: { devices: 0 }, urgency: 0 });
  });

  it("has a change that no device of ours knows at the end, in an estate without iPhones", () => {
    const noPhones = createEstate({ devices: [device()], apps: [], appAssignments: [] });
    const phones = known("phones", { platforms: ["ios"], kind: "actionRequired", actBy: daysAgo(-2) });
    const states = judgeUpdates([phones, known("old", { publishedAt: daysAgo(300) })], noPhones, period);
    expect(states.map((state) => state.record.key)).toEqual(["old", "phones"]);
  });

  it.each([
    ["a nearer date to act by", { actBy: daysAgo(-5) }, { actBy: daysAgo(-20) }],
    ["a date ahead", { actBy: daysAgo(-20) }, { actBy: daysAgo(20) }],
    ["what must be done", { kind: "actionRequired" }, { kind: "new" }],
    ["what is more severe", { severity: "high" }, { severity: "normal" }],
    [
      "a word that is not known, as one that says nothing",
      { severity: null, publishedAt: NOW },
      { severity: "odd" },
    ],
    ["what touches more of our devices", { platforms: ["windows"] }, { platforms: ["ios"] }],
    ["what touches us for sure", { platforms: ["ios"] }, { platforms: [] }],
    ["what users notice", { audiences: ["user"] }, { audiences: ["admin"] }],
    [
      "news before what was told long ago, however pressing it was then",
      { kind: "new", platforms: ["ios"] },
      { kind: "retirement", publishedAt: daysAgo(181), platforms: ["ios"] },
    ],
    [
      "what has a date ahead, even when it was told long ago",
      { publishedAt: daysAgo(400), actBy: daysAgo(-20) },
      { kind: "actionRequired" },
    ],
    ["what is newer, of equals", { publishedAt: daysAgo(1) }, { publishedAt: daysAgo(2) }],
  ] as const)("puts %s first", (_what, first, second) => {
    expect(order(known("z", first), known("a", second))).toEqual(["z", "a"]);
    expect(order(known("a", second), known("z", first))).toEqual(["z", "a"]);
  });

  it.each(["done", "notRelevant"] as const)("puts what is %s at the end", (state) => {
    const ended = known("ended", { kind: "incident" }, { triage: { ...UNTOUCHED, state } });
    expect(order(ended, known("open"))).toEqual(["open", "ended"]);
  });

  it("is one and the same whatever order the records come in, and loses none", () => {
    const anyRecord = fc
      .record({
        key: fc.stringMatching(/^[a-z]{1,6}$/),
        kind: fc.constantFrom(...UPDATE_KINDS),
        actBy: fc.constantFrom(null, daysAgo(-1), daysAgo(-50), daysAgo(3)),
        state: fc.constantFrom(...TRIAGE_STATES),
      })
      .map(({ key, kind, actBy, state }) => known(key, { kind, actBy }, { triage: { ...UNTOUCHED, state } }));
    const records = fc.uniqueArray(anyRecord, { selector: ({ key }) => key, maxLength: 12 });
    fc.assert(
      fc.property(records, (all) => {
        const keys = order(...all);
        expect(order(...all.toReversed())).toEqual(keys);
        expect(keys.toSorted()).toEqual(all.map(({ key }) => key).toSorted());
      }),
    );
  });
});

describe("an update is fresh", () => {
  const fresh = (
    patch: Parameters<typeof update>[0],
    more: Partial<UpdateRecord> = {},
  ): boolean | undefined => judge([known("k", patch, more)])[0]?.fresh;

  it("when it was published or edited within the period", () => {
    expect(fresh({ publishedAt: daysAgo(6) })).toBe(true);
    expect(fresh({ publishedAt: daysAgo(60), updatedAt: daysAgo(2) })).toBe(true);
    expect(fresh({ publishedAt: daysAgo(8) })).toBe(false);
    expect(fresh({ publishedAt: daysAgo(-1) })).toBe(false);
  });

  it("without a date, when it was first seen within the period", () => {
    expect(fresh({ publishedAt: null }, { firstSeenAt: daysAgo(3) })).toBe(true);
    expect(fresh({ publishedAt: null }, { firstSeenAt: daysAgo(30) })).toBe(false);
  });

  it("when its provider changed something within the period, and that is told", () => {
    const revision = (days: number) => ({
      at: daysAgo(days),
      changes: [{ field: "actBy" as const, from: null, to: "2026-12-01T00:00:00.000Z" }],
    });
    const [state] = judge([known("k", {}, { revisions: [revision(20), revision(2)] })]);
    expect(state).toMatchObject({ fresh: true, changes: [revision(2)] });
    expect(fresh({}, { revisions: [revision(20)] })).toBe(false);
  });
});

describe("the estate of a snapshot", () => {
  const of = (patch: Partial<Snapshot>) => estateOf({ ...snapshot(), ...patch });

  it("leaves out devices on their way out", () => {
    const devices = [device(), device({ id: "2", managementState: "wipePending" })];
    expect(of({ lists: { devices } }).devices).toBe(1);
  });

  it.each([
    { source: "devices", status: "incomplete", count: 1, reason: "cut" },
    { source: "devices", status: "unreadable", reason: "403", fix: "Grant it." },
    { source: "devices", status: "notConfigured", reason: "off" },
  ] as const)("does not know its devices when they are $status", (coverage) => {
    expect(of({ coverage: [coverage], lists: { devices: [device()] } }).devices).toBeNull();
  });

  it("does not know them either when the source or the list is not there", () => {
    expect(of({ coverage: [], lists: { devices: [] } }).devices).toBeNull();
    expect(of({ lists: {} }).devices).toBeNull();
  });
});

describe("the updates of a snapshot", () => {
  it("from before updates were remembered are what was seen then, untouched", () => {
    const seen = update({ key: "a", source: "feed:news", aliases: ["b"] });
    expect(knownUpdates(snapshot({ lists: { updates: [seen] } }))).toEqual([
      record({ update: seen, triage: UNTOUCHED }),
    ]);
    expect(knownUpdates(snapshot({ lists: {} }))).toEqual([]);
  });
});
