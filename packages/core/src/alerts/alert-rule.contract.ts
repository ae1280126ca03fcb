import { describe, expect, it } from "vitest";
import type { ListName } from "../collect/lists.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import {
  type AlertFacts,
  type AlertRule,
  NO_ALERT_FACTS,
  type RuleContext,
  type Said,
} from "./alert-rule.ts";
import { ENTITY_KINDS, type Firing, MOST_EVIDENCE } from "./firing.ts";
import { isLapsedEntity } from "./lapsed-entity.ts";
import { RuleUnknown } from "./rule-unknown.ts";
import { ALERT_SEVERITIES, compareSeverity } from "./severity.ts";
import { isUnknownEntity } from "./unknown-entity.ts";

export interface AlertRuleContract {
  readonly rule: AlertRule;
  /** A tenant in which all is well, with rows in it. */
  readonly healthy: Snapshot;
  /** The same with a row in every list, something wrong with some of them. */
  readonly ill: Snapshot;
  readonly plan: Plan;
  /** What is said of it in each language; the rule's own texts for one that is not the product's. */
  readonly texts: readonly RuleTexts[];
  /** What is known beside the ill snapshot. */
  readonly facts?: AlertFacts;
}

const NEVER = new Date("0001-01-01T00:00:00Z");
const TIME_ZONE = "Europe/Stockholm";

/** What every rule keeps to; for the product's own and for those of others. */
export function describeAlertRule({
  rule,
  healthy,
  ill,
  plan,
  texts,
  facts = NO_ALERT_FACTS,
}: AlertRuleContract): void {
  const fire = (snapshot: Snapshot): readonly Firing[] => firingsOf(rule, { snapshot, facts, plan });

  describe(`the alert rule ${rule.id}`, () => {
    it("says what it is: an id without figures that change, whom it is for, how it is used", () => {
      expect(rule.id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      expect(rule.role).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(ALERT_SEVERITIES).toContain(rule.severity);
      for (const count of [rule.for ?? 1, rule.resolveAfter ?? 1]) expect(count).toBeGreaterThanOrEqual(1);
      expect(new Set(rule.sources).size).toBe(rule.sources.length);
    });

    it("says of each threshold what it means, where its default comes from, and what may be set", () => {
      for (const [name, { default: usual, min, max, whole = true, meaning, source }] of Object.entries(
        rule.thresholds,
      )) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(min).toBeLessThan(max);
        expect(usual).toBeGreaterThanOrEqual(min);
        expect(usual).toBeLessThanOrEqual(max);
        if (whole) expect([min, max, usual].every(Number.isInteger), name).toBe(true);
        expect(meaning).toMatch(/\w.*\.$/s);
        expect(source).toMatch(/\w{3}/);
      }
    });

    it("puts thresholds that it has in an order, which its defaults keep", () => {
      for (const names of rule.descending ?? []) {
        const defaults = names.map((name) => {
          const { default: usual, unit } = rule.thresholds[name] ?? expect.fail(`no threshold ${name}`);
          return unit === "days" ? usual * 24 : usual;
        });
        expect(defaults).toEqual(defaults.toSorted((one, other) => other - one));
      }
    });

    it("says in every language what is wrong and what to do", () => {
      expect(texts.length).toBeGreaterThan(0);
      for (const { name, one, many, action, steps } of texts) {
        for (const text of [name, one, many.other, action, ...steps]) expect(text.trim()).toMatch(/\w/);
        for (const form of Object.values(many)) if (form !== many.one) expect(form).toContain("#");
        expect(action).toMatch(/[.!?]$/);
        expect(steps.length).toBeGreaterThan(0);
      }
    });

    it("says in every language why something no longer counts, where that may be", () => {
      for (const { lapsed = "" } of texts)
        expect(/\w.*\.$/s.test(lapsed), lapsed).toBe(rule.lapses !== undefined);
    });

    it("fires nothing where all is well", () => {
      expect(firingsOf(rule, { snapshot: healthy, facts: NO_ALERT_FACTS, plan })).toEqual([]);
    });

    it("fires what can be kept: an entity with an id, no more than it says of severity, figures that are some", () => {
      for (const { entity, severity, value, stage, evidence, evidenceTotal } of fire(ill)) {
        expect(ENTITY_KINDS).toContain(entity.kind);
        expect(entity.id).not.toBe("");
        expect(compareSeverity(severity, rule.severity)).toBeLessThanOrEqual(0);
        for (const figure of [value, ...evidence.map((row) => row.value)])
          if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
        expect(Number.isInteger(stage) && stage >= 1).toBe(true);
        expect(evidence.length).toBeLessThanOrEqual(MOST_EVIDENCE);
        expect(evidenceTotal).toBeGreaterThanOrEqual(evidence.length);
      }
    });

    it("gives the same for the same, changes nothing of it, and has no memory", () => {
      const frozen = deepFreeze(structuredClone(ill));
      const first = fire(frozen);
      fire(healthy);
      expect(fire(frozen)).toEqual(first);
    });

    it("knows an entity by its id: another name, an hour later, is the same one", () => {
      const ids = (snapshot: Snapshot): readonly string[] => fire(snapshot).map(({ entity }) => entity.id);
      const before = ids(ill);
      expect(ids(renamed(ill))).toEqual(before);
      const later = new Set(ids({ ...ill, takenAt: new Date(ill.takenAt.getTime() + 3_600_000) }));
      for (const id of before) expect(later).toContain(id);
    });

    it("finds nothing where lists are missing or empty", () => {
      expect(() => fire({ ...ill, lists: {}, metrics: {} })).not.toThrow();
      const empty = Object.fromEntries(Object.keys(ill.lists).map((list) => [list, []]));
      expect(() => fire({ ...ill, lists: empty, metrics: {} })).not.toThrow();
    });

    it("takes nothing for mended because its dates are missing", () => {
      const said = saidBy(rule, { snapshot: withDates(ill, null), facts, plan });
      if (said === null) return;
      const named = said.map(({ entity }) => entity.id);
      for (const { entity } of fire(ill)) expect(named).toContain(entity.id);
    });

    it.each([
      ["nothing", null],
      ["the word for never", NEVER],
    ])("lives with %s in place of every date", (_, date) => {
      for (const { value, evidence } of fire(withDates(ill, date)))
        for (const figure of [value, ...evidence.map((row) => row.value)])
          expect(figure === null || Number.isFinite(figure), `${figure}`).toBe(true);
    });
  });
}

type Given = Pick<RuleContext, "snapshot" | "facts" | "plan">;

function firingsOf(rule: AlertRule, given: Given): readonly Firing[] {
  return (saidBy(rule, given) ?? []).filter(
    (said): said is Firing => !isUnknownEntity(said) && !isLapsedEntity(said),
  );
}

/** With the thresholds' defaults. That nothing can be judged is no fault of a rule: null. */
function saidBy(rule: AlertRule, { snapshot, facts, plan }: Given): readonly Said[] | null {
  const defaults = Object.entries(rule.thresholds).map(([name, threshold]) => [name, threshold.default]);
  const thresholds = Object.fromEntries(defaults) as RuleContext["thresholds"];
  const context = { snapshot, now: snapshot.takenAt, thresholds, facts, plan, timeZone: TIME_ZONE };
  try {
    if (rule.kind === "whole") return [...rule.evaluate(context)];
    const judge = rule.begin(context);
    return (snapshot.lists[rule.list] ?? []).map(judge).filter((said) => said !== null);
  } catch (error) {
    if (error instanceof RuleUnknown) return null;
    throw error;
  }
}

const NAMES: ReadonlySet<string> = new Set(["name", "title", "deviceName", "appName", "sku"]);

/** Everything by another name. */
function renamed(snapshot: Snapshot): Snapshot {
  return mapRows(snapshot, (row) =>
    mapFields(row, (value, field) =>
      NAMES.has(field) && typeof value === "string" ? `${value} (new)` : value,
    ),
  );
}

/** Other dates for those of the service. What this product knows of updates has dates of its own, which are there. */
function withDates(snapshot: Snapshot, date: Date | null): Snapshot {
  const { updateRecords = [] } = snapshot.lists;
  const dated = mapRows(snapshot, (row) => mapFields(row, (value) => (value instanceof Date ? date : value)));
  return { ...dated, lists: { ...dated.lists, updateRecords } };
}

function mapRows(snapshot: Snapshot, map: (row: object) => object): Snapshot {
  const lists = Object.entries(snapshot.lists).map(([list, rows]): [ListName, readonly object[]] => [
    list as ListName,
    (rows as readonly object[]).map(map),
  ]);
  return { ...snapshot, lists: Object.fromEntries(lists) };
}

function mapFields(row: object, map: (value: unknown, field: string) => unknown): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, map(value, field)]));
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
