import { describe, expect, it } from "vitest";
import { device, NOW, plan, snapshot, without } from "../../test-support/snapshots.ts";
import {
  type AlertRule,
  NO_ALERT_FACTS,
  type RowRule,
  rowRule,
  type WholeRule,
  wholeRule,
} from "./alert-rule.ts";
import { evaluateRules } from "./evaluate-rules.ts";
import type { Firing } from "./firing.ts";
import { RuleUnknown } from "./rule-unknown.ts";
import type { RuleInUse } from "./rules-in-use.ts";
import { firingOf } from "./rules/firing-of.ts";

const head = {
  sources: ["devices"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "devices",
  thresholds: {},
  severity: "low",
} as const;

const entity = (id: string) => ({ kind: "device", id, name: id, platform: null }) as const;

function rows(id: string, begin: RowRule<"devices">["begin"]): AlertRule {
  return rowRule({ ...head, id, list: "devices", begin });
}

function whole(id: string, judge: WholeRule["evaluate"]): AlertRule {
  return wholeRule({ ...head, id, evaluate: judge });
}

function used(rule: AlertRule): RuleInUse {
  const use = { rule: rule.id, for: 1, resolveAfter: 2, severity: null, role: "intune-admin" };
  return { rule, use, thresholds: {} };
}

function evaluate(
  rules: readonly AlertRule[],
  taken = snapshot({ lists: { devices: DEVICES } }),
): readonly object[] {
  const input = { snapshot: taken, facts: NO_ALERT_FACTS, plan: plan(), timeZone: "UTC" };
  return evaluateRules({ ...input, rules: rules.map(used) });
}

const DEVICES = ["a", "b", "c"].map((id) => device({ id }));

describe("the evaluation of rules", () => {
  it("gives an outcome for each rule, in their order, with how it is used", () => {
    const outcomes = evaluate([
      whole("second", () => [firingOf(entity("x"), "high")]),
      rows(
        "first",
        () =>
          ({ id }) =>
            id === "b" ? firingOf(entity(id), "low") : null,
      ),
    ]);
    expect(outcomes).toMatchObject([
      { rule: "second", resolveAfter: 2, state: "read", incomplete: [], firings: [{ entity: { id: "x" } }] },
      { rule: "first", state: "read", incomplete: [], firings: [{ entity: { id: "b" } }] },
    ]);
  });

  it("goes through a list once for all rules about its rows", () => {
    let passes = 0;
    const counted = new Proxy(DEVICES, {
      get: (list, name, receiver) => {
        if (name === Symbol.iterator) passes += 1;
        return Reflect.get(list, name, receiver) as unknown;
      },
    });
    const all = ["one", "two", "three"].map((id) => rows(id, () => (row) => firingOf(entity(row.id), "low")));
    const outcomes = evaluate(all, snapshot({ lists: { devices: counted } }));
    expect(passes).toBe(1);
    expect(outcomes).toMatchObject(all.map(({ id }) => ({ rule: id, firings: [{}, {}, {}] })));
  });

  it("hands each rule the time of the snapshot, and the rule's thresholds", () => {
    const seen: unknown[] = [];
    evaluate([
      whole("looks", ({ now, thresholds, timeZone }) => {
        seen.push(now, thresholds, timeZone);
        return [];
      }),
    ]);
    expect(seen).toEqual([NOW, {}, "UTC"]);
  });

  it.each([
    ["throws at its beginning", rows("bad", () => fail())],
    [
      "throws at a row",
      rows(
        "bad",
        () =>
          ({ id }) =>
            id === "b" ? fail() : firingOf(entity(id), "low"),
      ),
    ],
    ["throws", whole("bad", () => fail())],
    ["throws while its firings are taken", whole("bad", failingLate)],
  ])("leaves a rule unknown that %s, with what it said, and the others as they are", (_, bad) => {
    const others = [
      rows("row", () => (row) => firingOf(entity(row.id), "low")),
      whole("whole", () => [firingOf(entity("x"), "low")]),
    ] as const;
    expect(evaluate([others[0], bad, others[1]])).toMatchObject([
      { rule: "row", state: "read", firings: [{}, {}, {}] },
      { rule: "bad", state: "unknown", cause: { kind: "error", message: "out of order" } },
      { rule: "whole", state: "read", firings: [{}] },
    ]);
  });

  it("shows no secret and no control sign of what a rule threw", () => {
    const bad = whole("bad", () => {
      throw new Error("at https://x.example/?sig=abc\u202E password=hunter2");
    });
    expect(evaluate([bad])).toMatchObject([
      { cause: { message: "at https://x.example/ password=(secret)" } },
    ]);
  });

  it("names the sources of what a rule found nothing to judge by", () => {
    const bad = whole("bad", () => {
      throw new RuleUnknown("no figure", ["devices"]);
    });
    expect(evaluate([bad])).toMatchObject([
      { state: "unknown", cause: { kind: "source", sources: ["devices"] } },
    ]);
  });

  it("asks no rule whose source could not be read", () => {
    const taken = without(snapshot(), "devices", "devices");
    expect(evaluate([rows("row", () => fail()), whole("whole", () => fail())], taken)).toMatchObject([
      { state: "unknown", cause: { kind: "source" } },
      { state: "unknown", cause: { kind: "source" } },
    ]);
  });

  it("finds nothing in a list that is not there", () => {
    const outcomes = evaluate([rows("row", () => () => fail())], snapshot({ lists: {} }));
    expect(outcomes).toMatchObject([{ state: "read", firings: [] }]);
  });

  it("leaves rules of plug-ins to their threads", () => {
    const rule = { ...head, kind: "plugin", id: "own/rule", plugin: "own", lists: [] } as const;
    const input = { snapshot: snapshot(), facts: NO_ALERT_FACTS, plan: plan(), timeZone: "UTC" };
    const use = { rule: rule.id, for: 1, resolveAfter: 1, severity: null, role: "" };
    expect(evaluateRules({ ...input, rules: [{ rule, use, thresholds: {} }] })).toEqual([]);
  });
});

function fail(): never {
  throw new Error("out of\norder");
}

function* failingLate(): Generator<Firing> {
  yield firingOf(entity("x"), "low");
  fail();
}
