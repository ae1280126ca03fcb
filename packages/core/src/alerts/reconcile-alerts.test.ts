import { describe, expect, it } from "vitest";
import { firing, readOutcome, ruleUse, unknownOutcome } from "../../test-support/alerts.ts";
import type { JudgedAlerts, RuleStanding } from "../store/alerts.ts";
import { acknowledge, assign } from "./acts.ts";
import type { Alert } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { isDropped } from "./alert-life.ts";
import type { Firing } from "./firing.ts";
import { type ReconcileInput, reconcileAlerts } from "./reconcile-alerts.ts";
import type { RuleOutcome, RuleUse } from "./rule-outcome.ts";

const START = Date.UTC(2026, 10, 1);
const HOUR_MS = 3_600_000;

/** Alerts as snapshots come, one each hour. */
function tenant(options: Partial<Pick<ReconcileInput, "flapping" | "entityIsGone">> = {}) {
  const alerts = new Map<string, Alert>();
  let standings: readonly RuleStanding[] = [];
  let hour = -1;
  const at = (): Date => new Date(START + hour * HOUR_MS);
  const take = (...outcomes: readonly RuleOutcome[]): JudgedAlerts => {
    hour += 1;
    const known = [...alerts.values()];
    const flapping = { openings: 3, withinHours: 24 };
    const judged = reconcileAlerts({
      tenant: "contoso",
      at: at(),
      known,
      outcomes,
      standings,
      flapping,
      ...options,
    });
    for (const alert of judged.changed)
      if (isDropped(alert)) alerts.delete(alert.key);
      else alerts.set(alert.key, alert);
    standings = judged.standings;
    return judged;
  };
  return {
    alerts,
    at,
    take,
    only: (): Alert => {
      const [alert] = alerts.values();
      if (alert === undefined || alerts.size > 1) throw new Error(`${alerts.size} alerts`);
      return alert;
    },
    /** The same for one rule that is read. */
    fires: (firings: readonly Firing[] = [firing()], use: Partial<RuleUse> = {}) =>
      take(readOutcome(firings, use)),
    isClear: (use: Partial<RuleUse> = {}) => take(readOutcome([], use)),
  };
}

const kinds = ({ events }: { readonly events: readonly AlertEvent[] }) => events.map(({ kind }) => kind);

describe("an alert", () => {
  it("opens with the first snapshot in which it fires, under a key that holds rule and entity alone", () => {
    const { fires, only, at } = tenant();
    const { events } = fires([firing("d1", { value: 41 })]);
    expect(only()).toMatchObject({
      key: "stale-devices:d1",
      state: "open",
      episode: 1,
      value: 41,
      worst: 41,
      seen: 1,
      firstSeen: at(),
      openedAt: at(),
      openings: [at()],
    });
    expect(events).toEqual([
      {
        tenant: "contoso",
        key: "stale-devices:d1",
        episode: 1,
        at: at(),
        by: null,
        kind: "opened",
        severity: "medium",
        value: 41,
        again: false,
      },
    ]);
  });

  it("stays pending until it has fired in as many snapshots in a row as its rule asks for", () => {
    const { fires, isClear, alerts, only } = tenant();
    const use = { for: 3 };
    expect(kinds(fires([firing("d1", { value: 50 })], use))).toEqual([]);
    expect(only()).toMatchObject({ state: "pending", episode: 0, seen: 1, openedAt: null });
    fires([firing()], use);
    isClear(use);
    expect(alerts.size, "one that never opened is forgotten").toBe(0);
    fires([firing("d1", { value: 50 })], use);
    fires([firing()], use);
    expect(kinds(fires([firing()], use))).toEqual(["opened"]);
    expect(only()).toMatchObject({ state: "open", seen: 3, value: 40, worst: 50 });
    expect(only().firstSeen.getTime()).toBeLessThan(only().openedAt?.getTime() ?? 0);
  });

  it("is not among what changed while it fires as before", () => {
    const { fires } = tenant();
    const evidence = [{ name: "a", detail: "b", value: 1, at: new Date(START) }];
    fires([firing("d1", { evidence, labels: { site: "north" } })]);
    const same = firing("d1", {
      evidence: [{ name: "a", detail: "b", value: 1, at: new Date(START) }],
      labels: { site: "north" },
    });
    expect(fires([same])).toMatchObject({ changed: [], events: [] });
    for (const patch of [
      { value: 41 },
      { detail: "x" },
      { evidence: [] },
      { evidenceTotal: 9 },
      { labels: {} },
      { evidence: [{ name: "a", detail: "b", value: 1, at: new Date(START + 1) }] },
    ] satisfies Partial<Firing>[])
      expect(fires([{ ...same, ...patch }]).changed, JSON.stringify(patch)).toHaveLength(1);
  });

  it("keeps its worst figure, whichever way is worse", () => {
    const { fires, only } = tenant();
    for (const value of [20, 7, 30]) fires([firing("d1", { value, worse: "lower" })]);
    expect(only()).toMatchObject({ value: 30, worst: 7 });
    const other = tenant();
    for (const value of [20, 35, 30]) other.fires([firing("d1", { value })]);
    expect(other.only()).toMatchObject({ value: 30, worst: 35 });
  });

  it("tells a higher stage and another severity, and nothing of a figure", () => {
    const { fires, only } = tenant();
    fires([firing("d1", { stage: 2, value: 50 })]);
    expect(kinds(fires([firing("d1", { stage: 2, value: 40 })]))).toEqual([]);
    expect(kinds(fires([firing("d1", { stage: 3 })]))).toEqual(["worsened"]);
    expect(kinds(fires([firing("d1", { stage: 2 })]))).toEqual(["eased"]);
    expect(kinds(fires([firing("d1", { stage: 1, severity: "high" })]))).toEqual(["worsened"]);
    expect(only()).toMatchObject({ stage: 1, worstStage: 3 });
    expect(kinds(fires([firing("d1", { stage: 1, severity: "high" })], { severity: "low" }))).toEqual([
      "eased",
    ]);
  });

  it("is resolved after as many clear snapshots in a row as its rule asks for", () => {
    const { fires, isClear, only, at } = tenant();
    const use = { resolveAfter: 2 };
    fires([firing()], use);
    expect(kinds(isClear(use))).toEqual([]);
    fires([firing()], use);
    isClear(use);
    expect(only()).toMatchObject({ state: "open", clear: 1, seen: 0 });
    expect(kinds(isClear(use))).toEqual(["resolved"]);
    expect(only()).toMatchObject({ state: "resolved", resolution: "clear", resolvedAt: at() });
    expect(isClear(use)).toMatchObject({ changed: [], events: [] });
  });

  it("opens again as the same one, with its history and without who had it", () => {
    const { fires, isClear, only, alerts, at } = tenant();
    fires([firing("d1", { value: 90, stage: 3 })]);
    const said = { by: "asa", at: at(), note: null };
    alerts.set(
      only().key,
      assign(acknowledge(only(), said).alert, { to: "john", by: "asa", at: at() }).alert,
    );
    isClear();
    expect(only()).toMatchObject({ state: "resolved", owner: "john", acknowledged: said });
    const { events } = fires();
    expect(events).toMatchObject([{ kind: "opened", again: true, episode: 2 }]);
    expect(only()).toMatchObject({
      state: "open",
      episode: 2,
      owner: null,
      acknowledged: null,
      worst: 40,
      worstStage: 1,
    });
    expect(only().openings).toHaveLength(2);
    expect(only().firstSeen).toEqual(at());
  });

  it("that was resolved stays so, with its own times, until it has fired often enough again", () => {
    const { fires, isClear, only, at } = tenant();
    fires();
    const { firstSeen } = only();
    isClear();
    const resolvedAt = at();
    fires([firing()], { for: 2 });
    const again = at();
    expect(only()).toMatchObject({ state: "resolved", resolvedAt, seen: 1, firstSeen, returnsSince: again });
    isClear({ for: 2 });
    expect(only()).toMatchObject({ state: "resolved", resolvedAt, seen: 0, firstSeen, returnsSince: null });
    fires([firing()], { for: 2 });
    const third = at();
    expect(kinds(fires([firing()], { for: 2 }))).toEqual(["opened"]);
    expect(only()).toMatchObject({ episode: 2, firstSeen: third, returnsSince: null });
  });

  it("keeps what people still believe of it when it opens again, and nothing when they know", () => {
    const told = {
      thread: "t",
      episode: 1,
      firstAt: new Date(START),
      lastAt: new Date(START),
      severeAt: new Date(START),
      newsAt: new Date(START),
      severity: "medium",
      stage: 1,
      steps: 0,
      flapping: false,
      recovered: false,
      to: [],
    } as const;
    for (const recovered of [false, true]) {
      const { fires, isClear, only, alerts } = tenant();
      fires();
      isClear();
      alerts.set(only().key, { ...only(), told: { ...told, recovered } });
      fires();
      expect(only().told).toEqual(recovered ? null : told);
    }
  });

  it("keeps its life when its entity is renamed, and says so", () => {
    const { fires, only } = tenant();
    fires();
    const entity = { kind: "device", id: "d1", name: "SYD-001", platform: "Windows" } as const;
    expect(fires([firing("d1", { entity })]).events).toMatchObject([
      { kind: "renamed", from: "NORR-001", to: "SYD-001" },
    ]);
    expect(only()).toMatchObject({ episode: 1, entity });
  });

  it("of an entity that is gone is resolved as gone, and one that was made anew has its own", () => {
    const { fires, alerts } = tenant({ entityIsGone: ({ entity }) => entity.id === "d1" });
    fires();
    const { events } = fires([firing("d2")]);
    expect(events).toMatchObject([
      { kind: "resolved", key: "stale-devices:d1", why: "gone" },
      { kind: "opened", key: "stale-devices:d2", again: false },
    ]);
    expect(alerts.size).toBe(2);
  });

  it("that no longer counts by the words of its rule is resolved as lapsed, and one that is clear as clear", () => {
    const { fires, take } = tenant();
    fires([firing("d1"), firing("d2")]);
    expect(take({ ...readOutcome([]), lapsed: new Set(["d1"]) }).events).toMatchObject([
      { kind: "resolved", key: "stale-devices:d1", why: "lapsed" },
      { kind: "resolved", key: "stale-devices:d2", why: "clear" },
    ]);
  });

  it("of a rule that cannot tell is resolved as lapsed, and as gone where what it is about is gone", () => {
    const { fires, isClear } = tenant({ entityIsGone: ({ entity }) => entity.id === "d2" });
    const use = { lapses: true } as const;
    fires([firing("d1"), firing("d2")], use);
    expect(isClear(use).events).toMatchObject([{ why: "lapsed" }, { why: "gone" }]);
  });

  it("goes to the role that its rule has now", () => {
    const { fires, only } = tenant();
    fires();
    expect(fires([firing()], { role: "helpdesk" }).changed).toHaveLength(1);
    expect(only().role).toBe("helpdesk");
  });
});

describe("an alert whose source cannot be read", () => {
  it("is neither resolved nor counted, and says once that it is unknown and once that it is known again", () => {
    const { fires, isClear, take, only, at } = tenant();
    const use = { resolveAfter: 2 };
    fires([firing()], use);
    isClear(use);
    expect(take(unknownOutcome(use)).events).toMatchObject([
      { kind: "unknown", cause: { kind: "source", sources: ["devices"] } },
    ]);
    const since = at();
    expect(take(unknownOutcome(use))).toMatchObject({ changed: [], events: [] });
    expect(only()).toMatchObject({ state: "open", unknownSince: since, clear: 1 });
    expect(kinds(isClear(use))).toEqual(["known", "resolved"]);
  });

  it("that fires again is known, and open as before", () => {
    const { fires, take, only } = tenant();
    fires();
    take(unknownOutcome());
    expect(kinds(fires())).toEqual(["known"]);
    expect(only()).toMatchObject({ state: "open", unknownSince: null, episode: 1 });
  });

  it("waits as it waited when it has not opened", () => {
    const { fires, take, only } = tenant();
    fires([firing()], { for: 2 });
    expect(take(unknownOutcome({ for: 2 }))).toMatchObject({ changed: [], events: [] });
    expect(kinds(fires([firing()], { for: 2 }))).toEqual(["opened"]);
    expect(only().seen).toBe(2);
  });

  it("in part is unknown where it does not fire, and goes on where it does", () => {
    const { fires, take, alerts } = tenant();
    fires([firing("d1"), firing("d2")]);
    const outcome = readOutcome([firing("d1")], {}, ["devices"]);
    expect(take(outcome).events).toMatchObject([
      { kind: "unknown", key: "stale-devices:d2", cause: { kind: "source", sources: ["devices"] } },
    ]);
    expect(alerts.get("stale-devices:d1")?.unknownSince).toBeNull();
  });
});

describe("an alert of which the service left out what it is judged by", () => {
  const lacking = (...ids: readonly string[]): RuleOutcome => readOutcome([], {}, [], ids);

  it("neither ends nor is told again, and is known again when that is there", () => {
    const { fires, isClear, take, only, at } = tenant();
    fires();
    expect(take(lacking("d1")).events).toMatchObject([
      { kind: "unknown", cause: { kind: "missing", field: "at" } },
    ]);
    const since = at();
    expect(take(lacking("d1"))).toMatchObject({ changed: [], events: [] });
    expect(only()).toMatchObject({ state: "open", unknownSince: since, clear: 0 });
    expect(kinds(fires())).toEqual(["known"]);
    take(lacking("d1"));
    expect(kinds(isClear())).toEqual(["known", "resolved"]);
  });

  it("does not open, waits as it waited, and leaves the others as they are", () => {
    const { fires, take, alerts } = tenant();
    expect(take(lacking("d1"))).toMatchObject({ changed: [], events: [] });
    fires([firing("d1")], { for: 2 });
    take(readOutcome([], { for: 2 }, [], ["d1"]));
    expect(alerts.get("stale-devices:d1")).toMatchObject({ state: "pending", seen: 1 });
    fires([firing("d1"), firing("d2")]);
    expect(kinds(take(lacking("d1"))).sort()).toEqual(["resolved", "unknown"]);
    expect(alerts.get("stale-devices:d2")?.state).toBe("resolved");
  });
});

describe("an alert that is within a limit that the plan has changed", () => {
  const limits = [{ name: "days", was: 30, now: 45, unit: "days" }] as const;
  const loosened = new Map([["stale-devices", { limits, fires: new Set(["d1"]) }]]);
  const held = (days: number): NonNullable<ReconcileInput["limits"]> =>
    new Map([["stale-devices", { kind: "thresholds", values: { days } }]]);

  it("is over at once because of that, however long it would have to be clear", () => {
    const { alerts, fires, at } = tenant();
    fires([firing("d1"), firing("d2")], { resolveAfter: 3 });
    const { changed, events } = reconcileAlerts({
      tenant: "contoso",
      at: at(),
      known: [...alerts.values()],
      outcomes: [readOutcome([], { resolveAfter: 3 })],
      standings: [],
      flapping: { openings: 3, withinHours: 24 },
      loosened,
    });
    expect(events).toMatchObject([{ kind: "resolved", why: "limit", limits, key: "stale-devices:d1" }]);
    expect(changed).toMatchObject([
      { state: "resolved", resolution: "limit", limits },
      { state: "open", clear: 1, limits: [] },
    ]);
    const known = changed.slice(0, 1);
    const again = reconcileAlerts({
      tenant: "contoso",
      at: at(),
      known,
      outcomes: [readOutcome([firing("d1")])],
      standings: [],
      flapping: { openings: 3, withinHours: 24 },
    });
    expect(again.changed).toMatchObject([{ state: "open", resolution: null, limits: [] }]);
  });

  it("is told so later too, when nothing could be said of it meanwhile", () => {
    const { alerts, fires, at } = tenant();
    fires();
    const limitsAfter = (outcome: RuleOutcome): unknown =>
      reconcileAlerts({
        tenant: "contoso",
        at: at(),
        known: [...alerts.values()],
        outcomes: [outcome],
        standings: [
          {
            tenant: "contoso",
            rule: "stale-devices",
            state: "read",
            cause: null,
            since: at(),
            limits: { kind: "thresholds", values: { days: 30 } },
          },
        ],
        flapping: { openings: 3, withinHours: 24 },
        limits: held(45),
      }).standings[0]?.limits;
    const [before, now] = [30, 45].map((days) => ({ kind: "thresholds", values: { days } }));
    expect(limitsAfter(unknownOutcome())).toEqual(before);
    expect(limitsAfter(readOutcome([], {}, ["devices"]))).toEqual(before);
    expect(limitsAfter(readOutcome([], {}, [], ["d1"]))).toEqual(before);
    expect(limitsAfter(readOutcome([], {}, [], ["d2"]))).toEqual(now);
    expect(limitsAfter(readOutcome([firing()]))).toEqual(now);
  });
});

describe("an alert of a rule that no longer applies", () => {
  it.each([
    { why: "notApplicable", outcomes: [{ ...ruleUse(), state: "notApplicable" }] },
    { why: "ruleOff", outcomes: [] },
  ] as const)("is resolved at once ($why), however long it would have to be clear", ({ why, outcomes }) => {
    const { fires, take, only, alerts } = tenant();
    fires([firing()], { resolveAfter: 9 });
    expect(take(...outcomes).events).toMatchObject([{ kind: "resolved", why }]);
    expect(only()).toMatchObject({ state: "resolved", resolution: why });
    expect(take(...outcomes)).toMatchObject({ changed: [], events: [] });
    const other = tenant();
    other.fires([firing()], { for: 2 });
    other.take(...outcomes);
    expect(other.alerts.size, "one that never opened is forgotten").toBe(0);
    expect(alerts.size).toBe(1);
  });
});

describe("an alert that flaps", () => {
  /** Opened three times within the day. */
  function flapping() {
    const world = tenant({ flapping: { openings: 3, withinHours: 12 } });
    const said = [];
    for (let round = 0; round < 3; round += 1) {
      said.push(...kinds(world.fires()));
      if (round < 2) said.push(...kinds(world.isClear()));
    }
    return { ...world, said };
  }

  it("is told so once, and stays open through short calms", () => {
    const { said, fires, isClear, only } = flapping();
    expect(said).toEqual(["opened", "resolved", "opened", "resolved", "opened", "flapping"]);
    const later = [isClear(), fires(), isClear(), isClear(), fires(), isClear()].flatMap(kinds);
    expect(later).toEqual([]);
    expect(only()).toMatchObject({ state: "open", episode: 3 });
    expect(only().flappingSince).not.toBeNull();
  });

  it("is steady and resolved after three times as many clear snapshots and hours without an opening", () => {
    const { isClear, only } = flapping();
    const calm = Array.from({ length: 12 }, () => kinds(isClear()).join(" "));
    expect(calm.filter((said) => said !== "")).toEqual(["steady resolved"]);
    expect(calm.at(-1)).toBe("steady resolved");
    expect(only()).toMatchObject({ state: "resolved", flappingSince: null });
  });

  it("is steady and stays open when it fires all the time", () => {
    const { fires, only } = flapping();
    const said = Array.from({ length: 14 }, () => kinds(fires())).flat();
    expect(said).toEqual(["steady"]);
    expect(only()).toMatchObject({ state: "open", flappingSince: null });
  });

  it("is not steady while it would open again and again", () => {
    const { fires, isClear, only } = flapping();
    const said = Array.from({ length: 20 }, () => [...kinds(isClear()), ...kinds(fires())]).flat();
    expect(said).toEqual([]);
    expect(only().openings.length, "the newest openings alone are remembered").toBe(3);
  });

  it("is none when its openings are further apart", () => {
    const { fires, isClear, only } = tenant({ flapping: { openings: 3, withinHours: 4 } });
    const said = [];
    for (let round = 0; round < 4; round += 1) said.push(...kinds(fires()), ...kinds(isClear()));
    expect(said).not.toContain("flapping");
    expect(only().flappingSince).toBeNull();
  });
});

describe("the standing of a rule", () => {
  it("says since when it has been so, and why it is unknown now", () => {
    const { take, at, isClear } = tenant();
    isClear();
    take(unknownOutcome());
    const since = at();
    const cause = { kind: "off", sources: ["devices"] } as const;
    const { standings } = take({ ...ruleUse(), state: "unknown", cause });
    expect(standings).toEqual([
      { tenant: "contoso", rule: "stale-devices", state: "unknown", cause, since, limits: null },
    ]);
    expect(isClear().standings).toMatchObject([{ state: "read", cause: null, since: at() }]);
    expect(take().standings).toEqual([]);
  });
});

describe("what rules say twice", () => {
  it("counts once for each entity, the first of them", () => {
    const { fires, only } = tenant();
    expect(kinds(fires([firing("d1", { value: 90 }), firing("d1", { value: 10 })]))).toEqual(["opened"]);
    expect(only().value).toBe(90);
  });

  it("of one entity by two rules are two alerts", () => {
    const { take, alerts } = tenant();
    take(readOutcome([firing()]), readOutcome([firing()], { rule: "os-minimum" }));
    expect([...alerts.keys()]).toEqual(["stale-devices:d1", "os-minimum:d1"]);
  });
});
