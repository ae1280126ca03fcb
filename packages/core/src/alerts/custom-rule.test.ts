import { describe, expect, it } from "vitest";
import { daysAgo, device, plan, snapshot, without } from "../../test-support/snapshots.ts";
import { everyList } from "../../test-support/every-list.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import {
  type CustomRule,
  DEFAULT_ALERTS,
  type ListSubject,
  type MetricSubject,
} from "../config/plan/plan.ts";
import { inEveryLanguage } from "../locales/given-text.ts";
import { type AlertFacts, NO_ALERT_FACTS } from "./alert-rule.ts";
import { LIST_NAMES } from "./custom/list-fields.ts";
import { evaluateRules } from "./evaluate-rules.ts";
import type { RuleOutcome } from "./rule-outcome.ts";
import type { Firing } from "./firing.ts";
import { rulesInUse } from "./rules-in-use.ts";

type Over = (Partial<MetricSubject> & { kind: "metric" }) | (Partial<ListSubject> & { kind: "list" });

const METRIC = { metric: "devices.stale30", above: null, below: null, changeOver: null };
const LIST = { list: "devices", where: [], per: "each", above: null, below: null } as const;

function custom(over: Over, patch: Partial<CustomRule> = {}): CustomRule {
  return {
    id: "own",
    title: inEveryLanguage({ en: "Own" }),
    action: inEveryLanguage({ en: "Look." }),
    severity: "high",
    role: "om-owner",
    for: 2,
    resolveAfter: 3,
    over: over.kind === "metric" ? { ...METRIC, ...over } : { ...LIST, ...over },
    ...patch,
  };
}

function judge(
  rule: CustomRule,
  taken: Snapshot,
  facts: AlertFacts = NO_ALERT_FACTS,
): RuleOutcome | undefined {
  const own = plan({ alerts: { ...DEFAULT_ALERTS, custom: [rule] } });
  const rules = rulesInUse(own).filter(({ rule: { id } }) => id.startsWith("custom:"));
  return evaluateRules({ snapshot: taken, facts, plan: own, timeZone: "UTC", rules })[0];
}

/** Whether it fires, by what; the word of what else it is. */
function verdict(outcome: RuleOutcome | undefined): unknown {
  if (outcome?.state !== "read") return outcome?.state === "unknown" ? outcome.cause : outcome?.state;
  return outcome.firings.map(({ value }) => value);
}

const firingsIn = (outcome: RuleOutcome | undefined): readonly Firing[] =>
  outcome?.state === "read" ? outcome.firings : [];

const stale = (count: number): Snapshot => snapshot({ metrics: { "devices.stale30": count } });

describe("a rule over a figure", () => {
  it.each([
    [{ above: 5 }, 5, []],
    [{ above: 5 }, 6, [6]],
    [{ below: 5 }, 5, []],
    [{ below: 5 }, 4, [4]],
    [{ below: 2, above: 5 }, 3, []],
    [{ below: 2, above: 5 }, 1, [1]],
    [{ below: 2, above: 5 }, 6, [6]],
  ])("with the limits %j, of %i, fires %j", (limits, count, fired) => {
    expect(verdict(judge(custom({ kind: "metric", ...limits }), stale(count)))).toEqual(fired);
  });

  it("has a key that no figure stands in, and is used as the plan says", () => {
    expect(judge(custom({ kind: "metric", above: 1 }), stale(9))).toMatchObject({
      rule: "custom:own",
      for: 2,
      resolveAfter: 3,
      role: "om-owner",
      firings: [
        { entity: { kind: "metric", id: "devices.stale30" }, severity: "high", value: 9, worse: "higher" },
      ],
    });
  });

  it("is for whoever watches when it names no role", () => {
    expect(judge(custom({ kind: "metric", above: 1 }, { role: null }), stale(9))).toMatchObject({
      role: "update-watcher",
    });
  });

  it("tells which operating system it is about", () => {
    const taken = snapshot({ metrics: { "devices.os.Android": 9 } });
    const rule = custom({ kind: "metric", metric: "devices.os.Android", above: 1 });
    expect(judge(rule, taken)).toMatchObject({ firings: [{ entity: { platform: "Android" } }] });
  });

  it("is unknown, not clear, when the snapshot lacks it or its source could not be read", () => {
    const rule = custom({ kind: "metric", above: 5 });
    const cause = { kind: "source", sources: ["devices"] };
    expect(verdict(judge(rule, snapshot()))).toEqual(cause);
    expect(verdict(judge(rule, without(stale(9), "devices", "devices")))).toEqual(cause);
    expect(verdict(judge(rule, snapshot({ metrics: { "devices.stale30": Number.NaN } })))).toEqual(cause);
  });

  it("that is counted by name is 0 when nothing has that name", () => {
    const rule = custom({ kind: "metric", metric: "devices.os.Linux", below: 1 });
    expect(verdict(judge(rule, snapshot()))).toEqual([0]);
    expect(verdict(judge(rule, without(snapshot(), "devices", "devices")))).toMatchObject({ kind: "source" });
  });

  it("that is counted by a name that nobody knows is unknown until a snapshot has it, and 0 from then on", () => {
    const rule = custom({ kind: "metric", metric: "devices.os.Tizen", below: 1 });
    expect(verdict(judge(rule, snapshot()))).toEqual({ kind: "source", sources: ["devices"] });
    const metrics = [{ at: daysAgo(3), metrics: { "devices.os.Tizen": 4 } }];
    expect(verdict(judge(rule, snapshot(), { ...NO_ALERT_FACTS, metrics }))).toEqual([0]);
  });

  const past = (
    ...figures: readonly (readonly [daysBefore: number, count: number | null])[]
  ): AlertFacts => ({
    ...NO_ALERT_FACTS,
    metrics: figures
      .map(([before, count]) => ({
        at: daysAgo(before),
        metrics: count === null ? {} : { "devices.stale30": count },
      }))
      .sort((one, other) => one.at.getTime() - other.at.getTime()),
  });

  it.each([
    ["rises by no more than that", { by: 5, days: 7, unit: "count" }, 15, [[7, 10]], []],
    ["rises by more", { by: 5, days: 7, unit: "count" }, 16, [[7, 10]], [6]],
    ["falls, and rises are asked for", { by: 5, days: 7, unit: "count" }, 0, [[7, 10]], []],
    ["falls by no more than that", { by: -5, days: 7, unit: "count" }, 5, [[7, 10]], []],
    ["falls by more", { by: -5, days: 7, unit: "count" }, 4, [[7, 10]], [-6]],
    ["rises by more percent", { by: 50, days: 7, unit: "percent" }, 16, [[7, 10]], [60]],
    ["rises by as many percent", { by: 60, days: 7, unit: "percent" }, 16, [[7, 10]], []],
    ["rises from nothing", { by: 50, days: 7, unit: "percent" }, 1, [[7, 0]], [100]],
    ["stays nothing", { by: 50, days: 7, unit: "percent" }, 0, [[7, 0]], []],
    [
      "is held against the newest that is old enough",
      { by: 5, days: 7, unit: "count" },
      16,
      [
        [20, 16],
        [8, 10],
        [6, 16],
      ],
      [6],
    ],
    [
      "is held against one that has it",
      { by: 5, days: 7, unit: "count" },
      16,
      [
        [9, 10],
        [8, null],
      ],
      [6],
    ],
  ] as const)("over its change, when it %s", (_, changeOver, count, figures, fired) => {
    expect(verdict(judge(custom({ kind: "metric", changeOver }), stale(count), past(...figures)))).toEqual(
      fired,
    );
  });

  it.each([
    ["it has not gone back", 12, 7, "count", true],
    ["it has gone back", 5, 7, "count", false],
    ["it has gone back in part", 10, 7, "count", false],
    ["it fell, and only rises are told", -20, 7, "count", false],
  ] as const)(
    "over its change no longer counts it when the days have passed: %s",
    (_case, now, days, unit, isLapsed) => {
      const rule = custom({ kind: "metric", changeOver: { by: 5, days, unit } });
      const facts = past([9, 5], [8, 5], [7.5, now], [2, now]);
      const outcome = judge(rule, stale(now), facts);
      expect(verdict(outcome)).toEqual([]);
      const lapsed = outcome?.state === "read" ? outcome.lapsed : null;
      expect(lapsed).toEqual(isLapsed ? new Set(["devices.stale30"]) : undefined);
    },
  );

  it("over its change is unknown while there is nothing to compare with", () => {
    const rule = custom({ kind: "metric", changeOver: { by: 5, days: 7, unit: "count" } });
    expect(verdict(judge(rule, stale(9), past([6, 9])))).toEqual({ kind: "history" });
  });
});

describe("a rule over the rows of a list", () => {
  const devices = [
    device({ id: "a", os: "iOS", name: "A" }),
    device({ id: "b", os: "Windows", lastSyncAt: daysAgo(40) }),
    device({ id: "c", os: "iOS", lastSyncAt: daysAgo(40), complianceState: "noncompliant" }),
  ];
  const taken = snapshot({ lists: { ...everyList, devices } });
  const where = [
    { field: "os", is: "equals", value: "ios" },
    { field: "lastSyncAt", is: "olderThanDays", value: 30 },
  ] as const;

  it("fires for each row that is all of what is asked for, under the row's own id", () => {
    expect(judge(custom({ kind: "list", where }), taken)).toMatchObject({
      state: "read",
      firings: [{ entity: { kind: "row", id: "c", platform: "iOS" }, severity: "high", detail: "" }],
    });
  });

  it("says how a row stands where that is what is asked for, or nothing is, and else keeps it to itself", () => {
    const state = [{ field: "complianceState", is: "equals", value: "noncompliant" }] as const;
    const details = (asked: Parameters<typeof custom>[0]): unknown => {
      const [firing] = firingsIn(judge(custom(asked), taken));
      return [firing?.detail, ...(firing?.evidence ?? []).map(({ detail }) => detail)];
    };
    expect(details({ kind: "list", where: state })).toEqual(["noncompliant"]);
    expect(details({ kind: "list" })).toEqual(["compliant"]);
    expect(details({ kind: "list", where, per: "count", above: 0 })).toEqual(["", ""]);
    expect(details({ kind: "list", where: state, per: "count", above: 0 })).toEqual(["", "noncompliant"]);
  });

  it.each([
    [{ above: 1 }, [2]],
    [{ above: 2 }, []],
    [{ below: 3 }, [2]],
    [{ below: 2 }, []],
  ])("that counts, with the limits %j, fires %j", (limits, fired) => {
    const ios = [{ field: "os", is: "equals", value: "iOS" }] as const;
    const rule = custom({ kind: "list", where: ios, per: "count", ...limits });
    expect(verdict(judge(rule, taken))).toEqual(fired);
  });

  it("that counts has the rows as evidence, and one key", () => {
    expect(judge(custom({ kind: "list", per: "count", above: 1 }), taken)).toMatchObject({
      firings: [
        { entity: { kind: "metric", id: "devices" }, evidence: [{ name: "A" }, {}, {}], evidenceTotal: 3 },
      ],
    });
  });

  it("says nothing of a row that lacks what it asks for, nor of a count that such rows decide", () => {
    const open = [{ field: "encrypted", is: "equals", value: false }] as const;
    const some = [
      device({ id: "a", encrypted: false }),
      device({ id: "b", encrypted: null }),
      device({ id: "c", encrypted: true }),
    ];
    const lacking = snapshot({ lists: { devices: some } });
    expect(judge(custom({ kind: "list", where: open }), lacking)).toMatchObject({
      firings: [{ entity: { id: "a" } }],
      unknown: [{ entity: { kind: "row", id: "b" }, missing: "encrypted" }],
    });
    const counted = (limit: object): unknown => {
      const outcome = judge(custom({ kind: "list", where: open, per: "count", ...limit }), lacking);
      if (outcome?.state !== "read") return outcome;
      return outcome.unknown.length > 0 ? outcome.unknown[0]?.missing : outcome.firings.length;
    };
    expect([{ above: 0 }, { above: 1 }, { above: 2 }].map(counted)).toEqual([1, "encrypted", 0]);
    expect([{ below: 3 }, { below: 2 }, { below: 1 }].map(counted)).toEqual([1, "encrypted", 0]);
  });

  it("is unknown when the list could not be read; rows of a part count, a count of a part does not", () => {
    const cut = taken.coverage.map((entry) =>
      entry.source === "devices"
        ? ({ source: "devices", status: "incomplete", count: 3, reason: "half" } as const)
        : entry,
    );
    const part = { ...taken, coverage: cut };
    expect(verdict(judge(custom({ kind: "list" }), without(taken, "devices", "devices")))).toMatchObject({
      kind: "source",
    });
    expect(judge(custom({ kind: "list" }), part)).toMatchObject({
      state: "read",
      incomplete: ["devices"],
      firings: [{}, {}, {}],
    });
    expect(verdict(judge(custom({ kind: "list", per: "count", above: 1 }), part))).toMatchObject({
      kind: "source",
    });
  });

  it("about one kind of a list asks only the source of that kind", () => {
    const kind = (value: string) => [{ field: "kind", is: "equals", value }] as const;
    const refused = without(taken, "ndes-connectors", null);
    expect(
      verdict(judge(custom({ kind: "list", list: "connectors", where: kind("ndes") }), refused)),
    ).toEqual({
      kind: "source",
      sources: ["ndes-connectors"],
    });
    expect(
      judge(custom({ kind: "list", list: "connectors", where: kind("exchange") }), refused),
    ).toMatchObject({ state: "read" });
    expect(verdict(judge(custom({ kind: "list", list: "connectors" }), refused))).toMatchObject({
      kind: "source",
    });
  });

  it.each(LIST_NAMES)("can be about %s: each row has an id of its own", (list) => {
    const outcome = judge(custom({ kind: "list", list }), snapshot({ lists: everyList }));
    expect(outcome).toMatchObject({ state: "read" });
    if (outcome?.state === "read") {
      expect(outcome.firings.map(({ entity }) => entity.id)).toHaveLength(everyList[list].length);
      for (const { entity } of outcome.firings) expect(entity.id).not.toMatch(/^~|^\//);
    }
  });
});
