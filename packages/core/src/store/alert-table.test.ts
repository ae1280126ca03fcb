import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import {
  alert,
  alertMessage,
  alertThread,
  ASA,
  firing,
  NOTHING_PLANNED,
  readOutcome,
  suppression,
  unknownOutcome,
} from "../../test-support/alerts.ts";
import { daysAgo, NOW, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore, type OpenTestStore, type TestStore } from "../../test-support/stores.ts";
import { acknowledge, comment } from "../alerts/acts.ts";
import type { Alert, AlertTold } from "../alerts/alert.ts";
import type { AlertMessage, AlertRecipient } from "../alerts/alert-message.ts";
import type { Firing } from "../alerts/firing.ts";
import { reconcileAlerts } from "../alerts/reconcile-alerts.ts";
import type { RuleOutcome } from "../alerts/rule-outcome.ts";
import type { Clock } from "../clock.ts";
import type { AlertStanding, JudgedAlerts, PlannedMessages } from "./alerts.ts";
import type { Store } from "./store.ts";

const KEY = "stale-devices:d1";
const HOUR_MS = 3_600_000;
const hour = (number: number): Date => new Date(NOW.getTime() + number * HOUR_MS);
const clock: Clock = { now: () => hour(100) };

/** Judges one snapshot, an hour after another. */
function judge(
  store: Store,
  number: number,
  outcomes: readonly RuleOutcome[],
  tenant = "contoso",
): Promise<JudgedAlerts | null> {
  const at = hour(number);
  return store.alerts.judge(tenant, { id: `s${number}`, takenAt: at }, (known, standings) =>
    reconcileAlerts({ tenant, at, known, outcomes, standings, flapping: { openings: 3, withinHours: 168 } }),
  );
}

const fires = (store: Store, number: number, firings: readonly Firing[] = [firing()]) =>
  judge(store, number, [readOutcome(firings)]);

async function only(store: Store, key = KEY): Promise<Alert> {
  const found = await store.alerts.get("contoso", key);
  if (found === null) throw new Error(`no ${key}`);
  return found;
}

/**
 * Views of one store that work at once. Within one process SQLite would wait for itself, and has one view: its
 * transactions follow one another there as they do between processes.
 */
async function views(open: OpenTestStore, { flavour }: TestStore): Promise<readonly [Store, Store]> {
  const one = await open({ clock });
  return [one, flavour === "sqlite" ? one : await open({ clock })];
}

const NOTHING = NOTHING_PLANNED;

const TEAMS: AlertRecipient = { kind: "channel", channel: "ops", language: "en", timeZone: "UTC" };

const message = (patch: Partial<AlertMessage> = {}): AlertMessage =>
  alertMessage({ to: [ASA, TEAMS], ...patch });
const thread = alertThread;

const toldOf = (patch: Partial<AlertTold> = {}): AlertTold =>
  ({
    thread: "t1",
    episode: 1,
    firstAt: NOW,
    lastAt: NOW,
    severeAt: NOW,
    newsAt: NOW,
    severity: "medium",
    stage: 1,
    steps: 0,
    flapping: false,
    recovered: false,
    to: [],
    ...patch,
  }) satisfies AlertTold;

describeOnEveryStore("the alerts of a store", (open) => {
  it("are what a judgement made of them, whatever stands in their fields", async () => {
    const store = await open({ clock });
    const whole = alert({
      key: "stale-devices:d9",
      entity: { kind: "device", id: "d9", name: 'O\'Malley\u0000\ud800 "x" 日本', platform: null },
      labels: { __proto__x: "1", installedAt: "2026-01-01T00:00:00Z", site: "north" },
      evidence: [
        { name: "a", detail: "b", value: 1.5, at: NOW },
        { name: "", detail: "", value: null, at: null },
      ],
      evidenceTotal: 900,
      value: null,
      worst: -3,
      stage: 4,
      worstStage: 5,
      clear: 1,
      seen: 0,
      openings: [daysAgo(9), daysAgo(1)],
      flappingSince: daysAgo(1),
      unknownSince: daysAgo(0.5),
      acknowledged: { by: "asa", at: NOW, note: null },
      owner: "john",
      state: "acknowledged",
      told: toldOf(),
    });
    const plain = alert();
    const pending = alert({
      key: "stale-devices:p",
      entity: { ...plain.entity, id: "p" },
      state: "pending",
      episode: 0,
      openedAt: null,
      openings: [],
    });
    await store.alerts.judge("contoso", { id: "s0", takenAt: NOW }, () => ({
      changed: [whole, plain, pending],
      events: [],
      standings: [],
    }));
    expect(await only(store, "stale-devices:d9")).toEqual(whole);
    expect(await only(store)).toEqual(plain);
    expect(await only(store, "stale-devices:p")).toEqual(pending);
    expect(await store.alerts.get("fabrikam", KEY)).toBeNull();
  });

  it("keep keys that no index takes apart", async () => {
    const store = await open({ clock });
    // Of letters that no database makes shorter.
    const long = Array.from({ length: 100 }, (_, nth) =>
      createHash("sha512").update(`${nth}`).digest("base64"),
    ).join("");
    const ids = [long, `${long}y`, "nul\0", "\ud800", "\udfff"];
    await fires(
      store,
      0,
      ids.map((id) => firing(id)),
    );
    await fires(
      store,
      1,
      ids.map((id) => firing(id)),
    );
    for (const id of ids) {
      expect(await only(store, `stale-devices:${id}`)).toMatchObject({ episode: 1, seen: 2, entity: { id } });
      const events = await store.alerts.events({ key: `stale-devices:${id}` });
      expect(events).toMatchObject([{ kind: "opened", key: `stale-devices:${id}` }]);
    }
  });

  it("are seen once more with each judgement that changes nothing of them", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("d1"), firing("d2")]);
    for (const number of [1, 2, 3])
      expect((await fires(store, number, [firing("d1"), firing("d2")]))?.changed).toEqual([]);
    expect(await only(store)).toMatchObject({ seen: 4, firstSeen: hour(0), lastSeen: hour(3) });
    await store.alerts.change("contoso", KEY, (known) =>
      acknowledge(known, { by: "asa", at: NOW, note: null }),
    );
    await fires(store, 4, [firing("d1")]);
    expect(await only(store), "what somebody changed is counted on").toMatchObject({
      seen: 5,
      lastSeen: hour(4),
    });
    expect(await only(store, "stale-devices:d2")).toMatchObject({
      state: "resolved",
      lastSeen: hour(3),
      seen: 0,
    });
    await judge(store, 5, [unknownOutcome()]);
    await judge(store, 6, [unknownOutcome()]);
    expect(await only(store)).toMatchObject({ seen: 5, lastSeen: hour(4), unknownSince: hour(5) });
    await fires(store, 7);
    await fires(store, 8);
    expect(await only(store)).toMatchObject({ seen: 7, lastSeen: hour(8) });
  });

  it("are all written, however many they are", async () => {
    const store = await open({ clock });
    const many = Array.from({ length: 6_001 }, (_, nth) => firing(`d${nth}`));
    await fires(store, 0, many);
    await fires(
      store,
      1,
      many.slice(1).map((one) => ({ ...one, value: 41 })),
    );
    const active = await store.alerts.list({ states: ["open"] });
    expect(active).toHaveLength(6_000);
    expect(active.every(({ value, seen }) => value === 41 && seen === 2)).toBe(true);
    expect(await store.alerts.events({})).toHaveLength(6_002);
  });

  it("that never opened and are clear are forgotten", async () => {
    const store = await open({ clock });
    const use = { for: 2 };
    await judge(store, 0, [readOutcome([firing()], use)]);
    expect(await store.alerts.list({})).toEqual([]);
    expect(await store.alerts.list({ states: ["pending"] })).toHaveLength(1);
    await judge(store, 1, [readOutcome([], use)]);
    expect(await store.alerts.get("contoso", KEY)).toBeNull();
  });

  it("are listed active ones first, then the newest, and as they are asked for", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("d1"), firing("d2")]);
    await fires(store, 1, [firing("d1"), firing("d3")]);
    await judge(store, 0, [readOutcome([firing("d1")], { rule: "os-minimum" })], "fabrikam");
    const keys = async (filter: Parameters<Store["alerts"]["list"]>[0]) =>
      (await store.alerts.list(filter)).map(({ tenant, key }) => `${tenant} ${key}`);
    expect(await keys({})).toEqual([
      "contoso stale-devices:d3",
      "contoso stale-devices:d1",
      "fabrikam os-minimum:d1",
      "contoso stale-devices:d2",
    ]);
    expect(await keys({ tenant: "fabrikam" })).toEqual(["fabrikam os-minimum:d1"]);
    expect(await keys({ rule: "os-minimum" })).toHaveLength(1);
    expect(await keys({ states: ["resolved"] })).toEqual(["contoso stale-devices:d2"]);
    expect(await keys({ limit: 1 })).toEqual(["contoso stale-devices:d3"]);
    expect(await keys({ tenant: "contoso", resolvedSince: hour(1) })).toHaveLength(3);
    expect(await keys({ tenant: "contoso", resolvedSince: hour(1.1) })).toEqual([
      "contoso stale-devices:d3",
      "contoso stale-devices:d1",
    ]);
    expect(await keys({ states: [] })).toEqual([]);
  });

  it("have every step, the oldest first", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    await fires(store, 1, []);
    await fires(store, 2);
    const steps = await store.alerts.events({ tenant: "contoso", key: KEY });
    expect(steps.map(({ kind, episode, at }) => [kind, episode, at])).toEqual([
      ["opened", 1, hour(0)],
      ["resolved", 1, hour(1)],
      ["opened", 2, hour(2)],
    ]);
    expect(await store.alerts.events({ since: hour(1), until: hour(1) })).toEqual([steps[1]]);
    expect(await store.alerts.events({ tenant: "fabrikam" })).toEqual([]);
    expect(await store.alerts.events({ tenant: "contoso", newest: 2 })).toEqual(steps.slice(1));
  });

  it("are found by their keys, whatever their state and however many are asked for", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("d1"), firing("d2")]);
    await fires(store, 1, [firing("d2")]);
    await judge(store, 0, [readOutcome([firing("d3")])], "fabrikam");
    const strange = Array.from({ length: 1_200 }, (_, nth) => `stale-devices:x${nth}`);
    const found = await store.alerts.ofKeys("contoso", [
      KEY,
      KEY,
      ...strange,
      "stale-devices:d2",
      "stale-devices:d3",
    ]);
    expect(found.map(({ key, state }) => [key, state])).toEqual([
      [KEY, "resolved"],
      ["stale-devices:d2", "open"],
    ]);
    expect(await store.alerts.ofKeys("contoso", [])).toEqual([]);
  });

  it("have a standing for each rule in use, and no other", async () => {
    const store = await open({ clock });
    await judge(store, 0, [readOutcome([]), unknownOutcome({ rule: "os-minimum" })]);
    expect(await store.alerts.standings("contoso")).toEqual([
      {
        tenant: "contoso",
        rule: "os-minimum",
        state: "unknown",
        cause: { kind: "source", sources: ["devices"] },
        since: hour(0),
        limits: null,
      },
      { tenant: "contoso", rule: "stale-devices", state: "read", cause: null, since: hour(0), limits: null },
    ]);
    await judge(store, 1, [readOutcome([])]);
    expect(await store.alerts.standings()).toMatchObject([{ rule: "stale-devices", since: hour(0) }]);
  });
});

describeOnEveryStore("the judging of snapshots", (open, place) => {
  const keep = (store: Store, number: number, tenant = "contoso"): Promise<void> =>
    store.snapshots.save(
      snapshot({ id: `${tenant}-${number}`, tenant, takenAt: hour(number), lists: {} }),
      [],
    );

  it("begins with the newest, and goes on with each one after it", async () => {
    const store = await open({ clock });
    const numbers = async () => (await store.alerts.unjudged("contoso")).map(({ id }) => id);
    expect(await numbers()).toEqual([]);
    for (const number of [0, 1, 2]) await keep(store, number);
    await keep(store, 9, "fabrikam");
    expect(await numbers()).toEqual(["contoso-2"]);
    expect(await store.alerts.judgedAt("contoso")).toBeNull();
    await fires(store, 0);
    expect(await numbers()).toEqual(["contoso-1", "contoso-2"]);
    expect(await store.alerts.judgedAt("contoso")).toEqual(hour(0));
    await fires(store, 2);
    expect(await numbers()).toEqual([]);
  });

  it("goes on after a clock that ran ahead was set right", async () => {
    let now = hour(9_000);
    const store = await open({ clock: { now: () => now } });
    await keep(store, 9_000);
    await fires(store, 9_000);
    now = hour(2);
    expect(await store.alerts.unjudged("contoso"), "there is none of this time yet").toEqual([]);
    await keep(store, 1);
    const numbers = async () => (await store.alerts.unjudged("contoso")).map(({ id }) => id);
    expect(await numbers()).toEqual(["contoso-1"]);
    expect((await fires(store, 1, []))?.events).toMatchObject([{ kind: "resolved" }]);
    expect(await fires(store, 1)).toBeNull();
    expect(await numbers(), "that of another time waits for it").toEqual([]);
    await keep(store, 2);
    expect(await numbers()).toEqual(["contoso-2"]);
  });

  it("happens once for each, and never backwards", async () => {
    const store = await open({ clock });
    await fires(store, 1);
    expect(await fires(store, 1, [])).toBeNull();
    expect(await fires(store, 0, [])).toBeNull();
    expect(await only(store)).toMatchObject({ state: "open", seen: 1 });
  });

  it("is given of what is over only what fires, or has begun to since", async () => {
    const store = await open({ clock });
    const given = async (number: number, ...ids: readonly string[]): Promise<readonly string[]> => {
      let keys: readonly string[] = [];
      const outcome = readOutcome(
        ids.map((id) => firing(id)),
        { for: 2 },
      );
      const keysThatFire = new Set(ids.map((id) => `stale-devices:${id}`));
      await store.alerts.judge(
        "contoso",
        { id: `s${number}`, takenAt: hour(number), fires: keysThatFire },
        (known, standings) => {
          keys = Array.from(known, ({ key, seen }) => `${key.split(":")[1]} ${seen}`).toSorted();
          return reconcileAlerts({
            tenant: "contoso",
            at: hour(number),
            known,
            outcomes: [outcome],
            standings,
            flapping: { openings: 9, withinHours: 1 },
          });
        },
      );
      return keys;
    };
    await fires(store, 0, [firing("d1"), firing("d2"), firing("d3")]);
    expect(await given(1, "d3")).toEqual(["d1 1", "d2 1", "d3 1"]);
    expect(await given(2, "d1", "d3")).toEqual(["d1 0", "d3 2"]);
    expect(await given(3, "d3")).toEqual(["d1 1", "d3 3"]);
    // What fired once and not again has not fired twice in a row.
    expect(await given(4, "d1", "d2", "d3")).toEqual(["d1 0", "d2 0", "d3 4"]);
    expect(await store.alerts.list({ states: ["open"] })).toHaveLength(1);
    await given(5, "d1", "d3");
    expect((await store.alerts.list({ states: ["open"] })).map(({ key }) => key).toSorted()).toEqual([
      "stale-devices:d1",
      "stale-devices:d3",
    ]);
  });

  it("keeps nothing of a judgement that fails", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    const failing = store.alerts.judge("contoso", { id: "s1", takenAt: hour(1) }, () => {
      throw new Error("broken");
    });
    await expect(failing).rejects.toThrow("broken");
    expect(await store.alerts.judgedAt("contoso")).toEqual(hour(0));
  });

  it("by several processes at once gives one result", async () => {
    const stores = await views(open, place);
    const results = await Promise.all(stores.map((store) => fires(store, 0)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    const [store] = stores;
    expect(await store.alerts.events({})).toHaveLength(1);
  });

  it("loses no word of a person that comes meanwhile", async () => {
    const [one, other] = await views(open, place);
    await fires(one, 0);
    for (let round = 1; round <= 10; round += 1) {
      await Promise.all([
        fires(one, round, [firing("d1", { value: round })]),
        other.alerts.change("contoso", KEY, (known) =>
          round === 3
            ? acknowledge(known, { by: "asa", at: NOW, note: null })
            : comment(known, { text: `${round}`, by: "asa", at: NOW }),
        ),
      ]);
    }
    expect(await only(one)).toMatchObject({
      state: "acknowledged",
      value: 10,
      seen: 11,
      acknowledged: { by: "asa" },
    });
    const said = (await one.alerts.events({ key: KEY })).filter(({ by }) => by === "asa");
    expect(said).toHaveLength(10);
  });
});

describeOnEveryStore("what a person changes of an alert", (open) => {
  it("is kept with its steps, all or nothing", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    const changed = await store.alerts.change("contoso", KEY, (known) =>
      acknowledge(known, { by: "asa", at: NOW, note: "On it." }),
    );
    expect(await only(store)).toEqual(changed);
    await fires(store, 1, []);
    const late = store.alerts.change("contoso", KEY, (known) =>
      acknowledge(known, { by: "asa", at: NOW, note: null }),
    );
    await expect(late).rejects.toMatchObject({ code: "alert.resolved" });
    expect((await store.alerts.events({ key: KEY })).map(({ kind }) => kind)).toEqual([
      "opened",
      "acknowledged",
      "resolved",
    ]);
    const unknown = store.alerts.change("contoso", "no:such", (known) => ({ alert: known, events: [] }));
    await expect(unknown).rejects.toMatchObject({ code: "alert.unknown" });
  });

  it("is kept for several together, or for none of them", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("d1"), firing("d2"), firing("d3")]);
    const taken = (keys: readonly string[]): Promise<readonly Alert[]> =>
      store.alerts.changeAll("contoso", keys, (known) =>
        acknowledge(known, { by: "asa", at: NOW, note: null }),
      );
    await fires(store, 1, [firing("d1"), firing("d3")]);
    await expect(taken([KEY, "stale-devices:d2"])).rejects.toMatchObject({ code: "alert.resolved" });
    await expect(taken([KEY, "no:such"])).rejects.toMatchObject({ code: "alert.unknown" });
    expect((await only(store)).state).toBe("open");
    const changed = await taken(["stale-devices:d3", KEY]);
    expect(changed.map(({ key, state }) => [key, state])).toEqual([
      ["stale-devices:d3", "acknowledged"],
      [KEY, "acknowledged"],
    ]);
    expect(await only(store)).toEqual(changed[1]);
    const steps = await store.alerts.events({ since: NOW });
    expect(steps.filter(({ kind }) => kind === "acknowledged")).toHaveLength(2);
  });
});

describeOnEveryStore("suppressions", (open) => {
  it("are listed until they end, and a while longer when asked for", async () => {
    const store = await open({ clock });
    await store.alerts.suppress(suppression({ id: "a", until: daysAgo(-7) }));
    await store.alerts.suppress(
      suppression({ id: "b", until: daysAgo(-1), tenant: null, scope: { platform: "iOS" } }),
    );
    const ids = async (filter: Parameters<Store["alerts"]["suppressions"]>[0]) =>
      (await store.alerts.suppressions(filter)).map(({ id }) => id);
    expect(await store.alerts.suppressions({ at: NOW })).toEqual([
      suppression({ id: "b", until: daysAgo(-1), tenant: null, scope: { platform: "iOS" } }),
      suppression({ id: "a", until: daysAgo(-7) }),
    ]);
    expect(await ids({ at: daysAgo(-2) })).toEqual(["a"]);
    expect(await ids({ at: daysAgo(-2), endedSince: NOW })).toEqual(["b", "a"]);
    const ended = await store.alerts.endSuppression("a", { by: "john", at: hour(1) });
    expect(ended).toMatchObject({ endedAt: hour(1), endedBy: "john" });
    expect(await ids({ at: daysAgo(-2) })).toEqual([]);
    expect(await ids({ at: hour(1) })).toEqual(["b"]);
  });

  it("end once, and only when there are any", async () => {
    const store = await open({ clock });
    await store.alerts.suppress(suppression());
    const end = { by: "asa", at: hour(1) };
    await expect(store.alerts.endSuppression("x", end)).rejects.toMatchObject({
      code: "suppression.unknown",
    });
    const late = store.alerts.endSuppression("s1", { by: "asa", at: daysAgo(-8) });
    await expect(late).rejects.toMatchObject({ code: "suppression.ended" });
    await store.alerts.endSuppression("s1", end);
    await expect(store.alerts.endSuppression("s1", end)).rejects.toMatchObject({ code: "suppression.ended" });
  });

  it("stand in the history of the active alerts that they are about", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("d1"), firing("d2"), firing("d3")]);
    await fires(store, 1, [firing("d1"), firing("d2")]);
    await store.alerts.suppress(suppression({ scope: { entity: "norr-001" } }));
    await store.alerts.endSuppression("s1", { by: "john", at: hour(2) });
    const steps = (await store.alerts.events({})).filter(({ by }) => by !== null);
    expect(steps.map(({ key, kind, by }) => `${key} ${kind} ${by}`)).toEqual([
      "stale-devices:d1 suppressed asa",
      "stale-devices:d2 suppressed asa",
      "stale-devices:d1 unsuppressed john",
      "stale-devices:d2 unsuppressed john",
    ]);
  });
});

describeOnEveryStore("messages about alerts", (open, place) => {
  const seen = async (store: Store): Promise<AlertStanding> => {
    let standing: AlertStanding = { alerts: [], threads: [], suppressions: [] };
    await store.alerts.plan("contoso", (given) => {
      standing = given;
      return NOTHING;
    });
    return standing;
  };

  it("are planned from what people may have to be told of", async () => {
    const store = await open({ clock });
    await fires(store, 0, [firing("active"), firing("untold"), firing("told"), firing("over")]);
    await store.alerts.plan("contoso", ({ alerts }) => ({
      ...NOTHING,
      changed: alerts
        .filter(({ entity }) => entity.id === "told" || entity.id === "over")
        .map((one) => ({ ...one, told: toldOf({ recovered: one.entity.id === "over" }) })),
    }));
    await fires(store, 1, [firing("active")]);
    const ids = async () => (await seen(store)).alerts.map(({ entity }) => entity.id);
    expect(await ids(), "those that were just resolved, too").toEqual(["active", "over", "told", "untold"]);
    await fires(store, 2, [firing("active")]);
    expect(await ids()).toEqual(["active", "told"]);
    await store.alerts.suppress(suppression({ id: "own", until: hour(200) }));
    await store.alerts.suppress(suppression({ id: "other", tenant: "fabrikam", until: hour(200) }));
    await store.alerts.suppress(suppression({ id: "past", until: hour(50) }));
    expect((await seen(store)).suppressions.map(({ id }) => id)).toEqual(["own"]);
  });

  it("are due now after a judgement, an act and a suppression, and otherwise when the plan says", async () => {
    const store = await open({ clock });
    const next = () => store.alerts.nextAt("contoso");
    const planned = () => store.alerts.plan("contoso", () => ({ ...NOTHING, nextAt: hour(200) }));
    expect(await next()).toBeNull();
    await fires(store, 0);
    expect(await next()).toEqual(hour(100));
    await planned();
    expect(await next()).toEqual(hour(200));
    await store.alerts.change("contoso", KEY, (known) => comment(known, { text: "x", by: "asa", at: NOW }));
    expect(await next()).toEqual(hour(100));
    await planned();
    await store.alerts.suppress(suppression({ tenant: null, until: hour(300) }));
    expect(await next()).toEqual(hour(100));
    await planned();
    await store.alerts.endSuppression("s1", { by: "asa", at: hour(1) });
    expect(await next()).toEqual(hour(100));
    await store.alerts.plan("contoso", () => NOTHING);
    expect(await next()).toBeNull();
  });

  it("stand there as they were decided until they are in the outbox, and for good after", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    const second = message({ id: "alert:contoso:t1:2" });
    await store.alerts.plan("contoso", ({ alerts }) => ({
      messages: [message(), second],
      changed: alerts.map((one) => ({ ...one, told: toldOf() })),
      threads: [thread()],
      events: [
        {
          tenant: "contoso",
          key: KEY,
          episode: 1,
          at: NOW,
          by: null,
          kind: "told",
          message: "m",
          why: "new",
          step: 0,
        },
      ],
      nextAt: null,
    }));
    expect(await only(store)).toMatchObject({ told: toldOf(), seen: 1 });
    expect(await store.alerts.unwritten("contoso")).toEqual([message(), second]);
    expect(await store.alerts.unwritten("fabrikam")).toEqual([]);
    expect((await seen(store)).threads).toEqual([thread()]);
    await store.alerts.written(message(), { run: "r1", messageIds: new Map() });
    expect(await store.alerts.unwritten("contoso")).toEqual([second]);
    expect(await store.alerts.messages({ since: NOW })).toEqual([message(), second]);
    expect(await store.alerts.message(second.id)).toEqual(second);
    expect(await store.alerts.message("alert:contoso:t1:9")).toBeNull();
    expect(await store.alerts.messages({ since: hour(1) })).toEqual([]);
    expect(await store.alerts.messages({ since: daysAgo(1), until: daysAgo(0.5) })).toEqual([]);
    expect(await store.alerts.messages({ since: NOW, tenant: "fabrikam" })).toEqual([]);
    expect((await store.alerts.events({ key: KEY })).map(({ kind }) => kind)).toEqual(["opened", "told"]);
  });

  it("are planned on the threads that are asked for alone, of those that there are", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    const many = Array.from({ length: 1_200 }, (_, index) => thread({ id: `t${index}` }));
    await store.alerts.plan("contoso", () => ({ ...NOTHING, threads: many }));
    await store.alerts.plan("fabrikam", () => ({
      ...NOTHING,
      threads: [thread({ tenant: "fabrikam", id: "t2", messages: 9 })],
    }));
    let asked: readonly string[] = [];
    const given = async (ids?: readonly string[]): Promise<readonly string[]> => {
      let found: readonly string[] = [];
      await store.alerts.plan(
        "contoso",
        ({ threads }) => {
          found = threads.map(({ id, tenant, messages }) => `${tenant} ${id} ${messages}`);
          return NOTHING;
        },
        ids === undefined
          ? undefined
          : (alerts) => {
              asked = alerts.map(({ key }) => key);
              return new Set(ids);
            },
      );
      return found;
    };
    expect(await given(["t2", "none", "t1"])).toEqual(["contoso t1 1", "contoso t2 1"]);
    expect(asked).toEqual([KEY]);
    expect(await given([])).toEqual([]);
    expect(await given(many.map(({ id }) => id))).toHaveLength(1_200);
    expect(await given()).toHaveLength(1_200);
  });

  it("are found by an alert that they name, among all that there were", async () => {
    const store = await open({ clock });
    const odd = 'own/rule:50%_"\\ö🙂';
    const items = (...keys: readonly string[]): AlertMessage["items"] =>
      keys.map((key) => ({ alert: key, episode: 1, why: "still" }));
    const about = (id: string, at: Date, ...keys: readonly string[]): AlertMessage =>
      message({ id: `alert:contoso:${id}`, at, items: items(...keys) });
    const told = (key: string, id: string) => ({
      tenant: "contoso",
      key,
      episode: 1,
      at: NOW,
      by: null,
      kind: "told" as const,
      message: `alert:contoso:${id}`,
      why: "new" as const,
      step: 0,
    });
    const messages = [
      about("t1:2", hour(1), KEY, odd),
      about("t1:10", hour(2), KEY),
      about("t1:1", NOW, KEY),
      about("t1:3", hour(1), odd, `${KEY}0`),
      about("t10:1", hour(1), `${KEY}0`),
      about("t2:7", hour(3), odd),
      about("bare", hour(4), odd),
    ];
    await store.alerts.plan("contoso", () => ({
      ...NOTHING,
      messages,
      events: [told(KEY, "t1:1"), told(odd, "t1:2"), told(odd, "t2:7"), told(odd, "bare")],
    }));
    const named = async (key: string, tenant = "contoso"): Promise<readonly string[]> =>
      (await store.alerts.messagesAbout(tenant, key)).map(({ id }) => id.slice("alert:contoso:".length));
    // Also where it stands only because others are news, in the order in which they were decided.
    expect(await named(KEY)).toEqual(["t1:1", "t1:2", "t1:10"]);
    expect(await named(odd)).toEqual(["t1:2", "t1:3", "t2:7", "bare"]);
    expect(await named("stale-devices:never-told")).toEqual([]);
    expect(await named(KEY, "fabrikam")).toEqual([]);
  });

  it("leave with their thread the first Message-ID that each recipient got", async () => {
    const store = await open({ clock });
    await fires(store, 0);
    const second = message({ id: "alert:contoso:t1:2" });
    await store.alerts.plan("contoso", () => ({
      ...NOTHING,
      messages: [message(), second],
      threads: [thread()],
    }));
    const ids = (id: string) =>
      new Map([
        ["Asa.Lind@contoso.example", id],
        ["ops", `${id}-ops`],
      ]);
    await store.alerts.written(message(), { run: "r1", messageIds: ids("<1>") });
    await store.alerts.written(message(), { run: "r1", messageIds: ids("<again>") });
    await store.alerts.written(second, { run: "r2", messageIds: ids("<2>") });
    expect((await store.alerts.thread("contoso", "t1"))?.told).toEqual([
      { to: ASA, root: "<1>", at: NOW },
      { to: TEAMS, root: "<1>-ops", at: NOW },
    ]);
    expect(await store.alerts.thread("fabrikam", "t1")).toBeNull();
  });

  it("are planned by one process at a time, and never with the same name twice", async () => {
    const stores = await views(open, place);
    const [store] = stores;
    await fires(store, 0);
    const decide = ({ threads }: AlertStanding): PlannedMessages => {
      const messages = (threads[0]?.messages ?? 0) + 1;
      return {
        ...NOTHING,
        messages: [message({ id: `alert:contoso:t1:${messages}` })],
        threads: [thread({ messages })],
      };
    };
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => stores[index % 2]?.alerts.plan("contoso", decide)),
    );
    const ids = (await store.alerts.messages({ since: NOW })).map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
    const twice = store.alerts.plan("contoso", () => ({ ...NOTHING, messages: [message()] }));
    await expect(twice, "a name is used once").rejects.toThrow();
  });

  it("of a judgement that fell between a plan's reading and its writing lose nothing", async () => {
    const [one, other] = await views(open, place);
    await fires(one, 0);
    for (let round = 1; round <= 6; round += 1) {
      await Promise.all([
        fires(one, round, [firing("d1", { value: round })]),
        other.alerts.plan("contoso", ({ alerts }) => ({
          ...NOTHING,
          changed: alerts.map((each) => ({ ...each, told: toldOf({ steps: round }) })),
        })),
      ]);
    }
    expect(await only(one)).toMatchObject({ value: 6, seen: 7, told: { steps: 6 } });
  });
});
