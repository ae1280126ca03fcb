import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firing, readOutcome, ruleUse, unknownOutcome } from "../../test-support/alerts.ts";
import type { Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { isDropped } from "./alert-life.ts";
import { reconcileAlerts } from "./reconcile-alerts.ts";
import type { RuleOutcome } from "./rule-outcome.ts";
import { ALERT_SEVERITIES } from "./severity.ts";

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const POLICY = { openings: 3, withinHours: 12 };
const IDS = ["d1", "d2", "d3"];

/** One hour of a tenant with one rule and three devices. */
type Hour =
  | {
      readonly kind: "read";
      readonly fires: readonly FiringSeed[];
      readonly complete: boolean;
      /** Those of which nothing can be said, unless they fire. */
      readonly lacking: readonly string[];
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "notApplicable" }
  | { readonly kind: "off" };

interface FiringSeed {
  readonly id: string;
  readonly value: number;
  readonly stage: number;
  readonly severity: (typeof ALERT_SEVERITIES)[number];
}

const seeds = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...IDS),
    value: fc.integer({ min: 0, max: 5 }),
    stage: fc.integer({ min: 1, max: 3 }),
    severity: fc.constantFrom(...ALERT_SEVERITIES),
  }),
  { selector: ({ id }) => id },
);

const hour: fc.Arbitrary<Hour> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      fires: seeds,
      complete: fc.constant(true),
      lacking: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...IDS])),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      fires: seeds,
      complete: fc.constant(false),
      lacking: fc.constant([]),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ kind: "unknown" }, { kind: "notApplicable" }, { kind: "off" }),
  },
);

const lives = fc.record({
  hours: fc.array(hour, { maxLength: 60 }),
  for: fc.integer({ min: 1, max: 3 }),
  resolveAfter: fc.integer({ min: 1, max: 3 }),
});

interface Seed {
  readonly hours: readonly Hour[];
  readonly for: number;
  readonly resolveAfter: number;
}

interface Life {
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly events: readonly AlertEvent[];
}

type Look = (
  hour: Hour,
  judged: { readonly changed: readonly Alert[]; readonly events: readonly AlertEvent[] },
  life: Life,
) => void;

/** Takes a tenant through its hours, keeping what changed as a store does. */
function live({ hours, ...use }: Seed, look: Look = () => undefined): Life {
  const alerts = new Map<string, Alert>();
  const events: AlertEvent[] = [];
  let standings: ReturnType<typeof reconcileAlerts>["standings"] = [];
  for (const [index, each] of hours.entries()) {
    const at = new Date(START + index * HOUR_MS);
    const judged = reconcileAlerts({
      tenant: "contoso",
      at,
      known: [...alerts.values()],
      outcomes: outcomesOf(each, use),
      standings,
      flapping: POLICY,
    });
    const isChanged = new Set(judged.changed.map(({ key }) => key));
    expect(isChanged.size, "each once").toBe(judged.changed.length);
    for (const alert of alerts.values())
      if (!isChanged.has(alert.key) && goesOn(alert))
        alerts.set(alert.key, { ...alert, lastSeen: at, seen: alert.seen + 1 });
    for (const alert of judged.changed)
      if (isDropped(alert)) alerts.delete(alert.key);
      else alerts.set(alert.key, alert);
    events.push(...judged.events);
    standings = judged.standings;
    look(each, judged, { alerts, events });
  }
  return { alerts, events };
}

const goesOn = ({ state, clear, unknownSince }: Alert): boolean =>
  (state === "open" || state === "acknowledged") && clear === 0 && unknownSince === null;

function outcomesOf(
  each: Hour,
  use: { readonly for: number; readonly resolveAfter: number },
): readonly RuleOutcome[] {
  if (each.kind === "off") return [];
  if (each.kind === "unknown") return [unknownOutcome(use)];
  if (each.kind === "notApplicable") return [{ ...ruleUse(use), state: "notApplicable" }];
  const firings = each.fires.map(({ id, ...patch }) => firing(id, patch));
  const lacking = each.lacking.filter((id) => !each.fires.some((seed) => seed.id === id));
  return [readOutcome(firings, use, each.complete ? [] : ["devices"], lacking)];
}

/** The states and the openings of one device, as somebody would reckon them who knows nothing of flapping. */
function naively({ hours, for: needed, resolveAfter }: Seed, id: string) {
  let [state, seen, clear, episode] = ["none", 0, 0, 0];
  const states: string[] = [];
  for (const each of hours) {
    const fires = each.kind === "read" && each.fires.some((seed) => seed.id === id);
    if (each.kind === "off" || each.kind === "notApplicable") {
      if (state === "open") state = "resolved";
      seen = 0;
    } else if (fires) {
      [seen, clear] = [seen + 1, 0];
      if (state !== "open" && seen >= needed) [state, episode] = ["open", episode + 1];
    } else if (each.kind === "read" && each.complete && !each.lacking.includes(id)) {
      [seen, clear] = [0, clear + 1];
      if (state === "open" && clear >= resolveAfter) state = "resolved";
    }
    states.push(`${state} ${episode}`);
  }
  return states;
}

describe("any life of alerts", () => {
  it("is what somebody reckons who knows nothing else, while nothing flaps", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const seen = new Map<string, string[]>(IDS.map((id) => [id, []]));
        const { events } = live(life, (_hour, _judged, { alerts }) => {
          for (const id of IDS) {
            const alert = alerts.get(`stale-devices:${id}`);
            const state = alert === undefined || alert.state === "pending" ? "none" : alert.state;
            seen.get(id)?.push(`${state} ${alert?.episode ?? 0}`);
          }
        });
        const flapped = new Set(events.filter(({ kind }) => kind === "flapping").map(({ key }) => key));
        for (const id of IDS)
          if (!flapped.has(`stale-devices:${id}`)) expect(seen.get(id)).toEqual(naively(life, id));
      }),
      { numRuns: 300 },
    );
  });

  it("counts its openings, and is told by its steps", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { alerts, events } = live(life);
        for (const [key, own] of Map.groupBy(events, (event) => event.key)) {
          const opened = own.filter(({ kind }) => kind === "opened");
          expect(alerts.get(key)?.episode).toBe(opened.length);
          expect(opened.map(({ episode }) => episode)).toEqual(opened.map((_, index) => index + 1));
          expect(replayed(own)).toEqual(shownOf(alerts.get(key)));
          expect(own.map(({ at }) => at.getTime())).toEqual(
            own.map(({ at }) => at.getTime()).sort((a, b) => a - b),
          );
        }
        for (const { key, episode } of alerts.values())
          if (episode > 0) expect(events.some((event) => event.key === key)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is never ended by what cannot be read, and otherwise only after enough clear snapshots", () => {
    fc.assert(
      fc.property(lives, (life) => {
        live(life, (each, { changed, events }) => {
          const resolved = events.filter((event) => event.kind === "resolved");
          if (each.kind === "unknown") expect(resolved).toEqual([]);
          if (each.kind !== "read") return;
          if (!each.complete) expect(resolved).toEqual([]);
          for (const { key } of resolved) {
            const alert = changed.find((one) => one.key === key);
            expect(each.lacking).not.toContain(alert?.entity.id);
            expect(alert?.clear).toBeGreaterThanOrEqual(life.resolveAfter);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it("flaps once until it is steady, and only after as many openings as the policy asks", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { events } = live(life);
        for (const own of Map.groupBy(events, (event) => event.key).values()) {
          let [flaps, openings] = [false, 0];
          for (const { kind } of own) {
            if (kind === "opened") openings += 1;
            if (kind === "flapping") {
              expect(flaps).toBe(false);
              expect(openings).toBeGreaterThanOrEqual(POLICY.openings);
              flaps = true;
            }
            if (kind === "steady") {
              expect(flaps).toBe(true);
              flaps = false;
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is the same twice, and the same in whatever order alerts and firings come", () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.boolean()), (life, flips) => {
        const turned = life.hours.map((each): Hour => {
          if (each.kind !== "read" || flips.next().value !== true) return each;
          return { ...each, fires: each.fires.toReversed() };
        });
        const sorted = ({ alerts }: Life) => [...alerts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(sorted(live({ ...life, hours: turned }))).toEqual(sorted(live(life)));
      }),
      { numRuns: 100 },
    );
  });
});

interface Shown {
  readonly state: string;
  readonly severity: string | undefined;
  readonly unknown: boolean;
  readonly flapping: boolean;
}

/** What the steps of one alert make of it. */
function replayed(events: readonly AlertEvent[]): Shown {
  let shown: Shown = { state: "none", severity: undefined, unknown: false, flapping: false };
  for (const event of events) {
    if (event.kind === "opened") shown = { ...shown, state: "open", severity: event.severity };
    if (event.kind === "worsened" || event.kind === "eased") shown = { ...shown, severity: event.severity };
    if (event.kind === "unknown") shown = { ...shown, unknown: true };
    if (event.kind === "known") shown = { ...shown, unknown: false };
    if (event.kind === "flapping") shown = { ...shown, flapping: true };
    if (event.kind === "steady") shown = { ...shown, flapping: false };
    if (event.kind === "resolved") shown = { ...shown, state: "resolved", unknown: false };
  }
  return shown;
}

function shownOf(alert: Alert | undefined): Shown {
  return {
    state: alert?.state ?? "none",
    severity: alert?.severity,
    unknown: alert?.unknownSince != null,
    flapping: alert?.flappingSince != null,
  };
}
