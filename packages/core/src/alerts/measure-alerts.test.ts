import { describe, expect, it } from "vitest";
import { alert, suppression } from "../../test-support/alerts.ts";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import type { RuleStanding } from "../store/alerts.ts";
import type { AlertEvent, AlertStep } from "./alert-event.ts";
import type { AlertMessage } from "./alert-message.ts";
import type { Alert } from "./alert.ts";
import { type AlertRecord, measureAlerts } from "./measure-alerts.ts";

const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

function of(id: string, patch: Partial<Alert> = {}): Alert {
  const rule = patch.rule ?? "stale-devices";
  return alert({ key: `${rule}:${id}`, entity: { kind: "device", id, name: id, platform: null }, ...patch });
}

function event(
  about: Pick<Alert, "key" | "episode">,
  at: Date,
  step: AlertStep,
  by: string | null = null,
): AlertEvent {
  return { tenant: "contoso", key: about.key, episode: about.episode, at, by, ...step };
}

const opened = { kind: "opened", severity: "medium", value: 40, again: false } as const;
const taken = { kind: "acknowledged", note: null } as const;
const resolved = { kind: "resolved", why: "clear" } as const;

function message(alerts: readonly Alert[], recipients: number, at: Date = daysAgo(1)): AlertMessage {
  const to = Array.from(
    { length: recipients },
    (_, index) => ({ kind: "channel", channel: `c${index}` }) as const,
  );
  return {
    id: `m${at.getTime()}`,
    tenant: "contoso",
    thread: "t",
    kind: "open",
    step: 0,
    to: to.map((one) => ({ ...one, language: "en", timeZone: "UTC" })),
    items: alerts.map(({ key, episode }) => ({ alert: key, episode, why: "new" })),
    hidden: [],
    at,
  };
}

function standing(rule: string, state: RuleStanding["state"] = "read"): RuleStanding {
  const cause = state === "unknown" ? ({ kind: "source", sources: ["devices"] } as const) : null;
  return { tenant: "contoso", rule, state, cause, since: daysAgo(2), limits: null };
}

function measure(patch: Partial<AlertRecord>): ReturnType<typeof measureAlerts> {
  return measureAlerts({
    alerts: [],
    events: [],
    messages: [],
    suppressions: [],
    standings: [standing("stale-devices")],
    from: daysAgo(7),
    to: NOW,
    ...patch,
  });
}

describe("what is open", () => {
  it("is listed the worst first, then the newest, each with its state as people see it", () => {
    const alerts = [
      of("low", { severity: "low" }),
      of("old", { severity: "high", openedAt: daysAgo(5) }),
      of("new", { severity: "high", openedAt: daysAgo(1) }),
      of("bad", {
        severity: "critical",
        state: "acknowledged",
        acknowledged: { by: "asa", at: daysAgo(1), note: null },
      }),
      of("blind", { severity: "medium", unknownSince: daysAgo(1) }),
      of("silent", { severity: "medium", unknownSince: daysAgo(1), openedAt: daysAgo(3) }),
      of("pending", { state: "pending", openedAt: null }),
      of("over", { state: "resolved", resolvedAt: daysAgo(1), resolution: "clear" }),
    ];
    const { active } = measure({
      alerts,
      suppressions: [suppression({ scope: { entity: "silent" } })],
    });
    expect(active.map(({ alert: { entity }, state }) => [entity.id, state])).toEqual([
      ["bad", "acknowledged"],
      ["new", "open"],
      ["old", "open"],
      ["blind", "unknown"],
      ["silent", "suppressed"],
      ["low", "open"],
    ]);
  });

  it("is told as it stood at the end of the period, whatever has happened since", () => {
    const later = new Date(NOW.getTime() + 3_600_000);
    const alerts = [
      of("resolved-since", {
        state: "resolved",
        resolvedAt: later,
        resolution: "clear",
        openedAt: daysAgo(2),
      }),
      of("taken-since", { state: "acknowledged", acknowledged: { by: "asa", at: later, note: null } }),
      of("opened-since", { openedAt: later }),
      of("again-since", { openedAt: later, episode: 2 }),
      of("over-and-again-since", { openedAt: later, episode: 2 }),
      of("unread-since", { unknownSince: later }),
    ];
    const events = [
      event({ key: "stale-devices:again-since", episode: 1 }, daysAgo(3), opened),
      event({ key: "stale-devices:again-since", episode: 1 }, daysAgo(2), taken, "asa"),
      event({ key: "stale-devices:over-and-again-since", episode: 1 }, daysAgo(3), opened),
      event({ key: "stale-devices:over-and-again-since", episode: 1 }, daysAgo(2), resolved),
    ];
    const { active } = measure({ alerts, events });
    expect(new Map(active.map(({ alert: { entity }, state }) => [entity.id, state]))).toEqual(
      new Map([
        ["resolved-since", "open"],
        ["taken-since", "open"],
        ["again-since", "acknowledged"],
        ["unread-since", "open"],
      ]),
    );
  });
});

describe("what was taken by the end of the period", () => {
  const later = new Date(NOW.getTime() + 3_600_000);
  const taking = (episode: number, at: Date, note: string) =>
    event({ key: "stale-devices:one", episode }, at, { kind: "acknowledged", note }, "asa");

  it("stays so when it is taken once more since", () => {
    const one = of("one", {
      state: "acknowledged",
      openedAt: daysAgo(4),
      acknowledged: { by: "asa", at: later, note: "done soon" },
    });
    const { active } = measure({
      alerts: [one],
      events: [taking(1, daysAgo(3), "mine"), taking(1, later, "done soon")],
    });
    expect(active).toMatchObject([
      { state: "acknowledged", alert: { acknowledged: { by: "asa", at: daysAgo(3), note: "mine" } } },
    ]);
  });

  it("is told of the episode of then, with its times", () => {
    const one = of("one", {
      state: "resolved",
      episode: 2,
      openedAt: later,
      firstSeen: later,
      resolvedAt: later,
      resolution: "clear",
    });
    const events = [event({ key: one.key, episode: 1 }, daysAgo(3), opened), taking(1, daysAgo(2), "mine")];
    const acknowledged = { by: "asa", at: daysAgo(2), note: "mine" };
    const times = { openedAt: daysAgo(3), firstSeen: daysAgo(3), resolvedAt: null, resolution: null };
    expect(measure({ alerts: [one], events }).active).toMatchObject([
      { state: "acknowledged", alert: { episode: 1, acknowledged, ...times } },
    ]);
  });
});

describe("what came and went", () => {
  const one = of("one");
  const two = of("two", { episode: 2 });

  it("counts from after the beginning of the period to its end", () => {
    const events = [
      event(one, daysAgo(7), opened),
      event(two, daysAgo(6.9), { ...opened, again: true }),
      event(one, NOW, resolved),
      event(two, new Date(NOW.getTime() + 1), resolved),
    ];
    const summary = measure({ alerts: [one, two], events });
    expect(summary.opened.map(({ alert: { key }, again }) => [key, again])).toEqual([[two.key, true]]);
    expect(summary.resolved.map(({ alert: { key }, minutes }) => [key, minutes])).toEqual([
      [one.key, 7 * 1_440],
    ]);
  });

  it("counts each episode by itself, and only waits whose beginning is known", () => {
    const first = { ...one, episode: 1 };
    const second = { ...one, episode: 2 };
    const events = [
      event(first, minutesAgo(100), opened),
      event(first, minutesAgo(90), taken, "asa"),
      event(first, minutesAgo(85), { kind: "acknowledged", note: "still mine" }, "asa"),
      event(first, minutesAgo(60), resolved),
      event(second, minutesAgo(50), { ...opened, again: true }),
      event(second, minutesAgo(20), resolved),
      event(two, minutesAgo(10), taken, "asa"),
      event(two, minutesAgo(5), resolved),
    ];
    const { acknowledge, resolve } = measure({ alerts: [one, two], events });
    expect(acknowledge).toEqual({ count: 1, median: 10, percentile95: 10 });
    expect(resolve).toEqual({ count: 2, median: 35, percentile95: 40 });
  });

  it("counts a wait that began before the period and ended in it", () => {
    const events = [event(one, daysAgo(10), opened), event(one, daysAgo(3), taken, "asa")];
    const summary = measure({ alerts: [one], events });
    expect(summary.opened).toEqual([]);
    expect(summary.acknowledge).toEqual({ count: 1, median: 7 * 1_440, percentile95: 7 * 1_440 });
  });
});

describe("the noise of rules", () => {
  it("is what people got of them, with what came and went and what ended untouched", () => {
    const stale = of("a");
    const other = of("b");
    const untouched = of("d");
    const app = of("c", { rule: "app-install-failures" });
    const events = [
      event(stale, daysAgo(3), opened),
      event(other, daysAgo(3), opened),
      event(other, daysAgo(2), taken, "asa"),
      event(other, daysAgo(1), resolved),
      event(stale, daysAgo(1), resolved),
      event(untouched, daysAgo(1), resolved),
      event(app, daysAgo(3), opened),
      event(app, daysAgo(2), { kind: "flapping", openings: 3 }),
      event(app, daysAgo(9), opened),
    ];
    const messages = [
      message([stale, other], 3, daysAgo(3)),
      message([app, stale], 1, daysAgo(2)),
      message([app], 5, daysAgo(8)),
    ];
    expect(measure({ alerts: [stale, other, untouched, app], events, messages }).noise).toEqual([
      { rule: "stale-devices", openings: 2, messages: 4, flapping: 0, unacknowledged: 2 },
      { rule: "app-install-failures", openings: 1, messages: 1, flapping: 1, unacknowledged: 0 },
    ]);
  });
});

describe("what nobody is told of", () => {
  it("is every suppression with what it silences, those that end within a week named", () => {
    const alerts = [of("a"), of("b")];
    const suppressions = [
      suppression({ id: "far", scope: { rule: "vpp-token" }, until: daysAgo(-7.1) }),
      suppression({ id: "near", scope: { rule: "stale-devices" }, until: daysAgo(-7) }),
    ];
    expect(
      measure({ alerts, suppressions }).suppressions.map((one) => [
        one.suppression.id,
        one.endsSoon,
        one.alerts,
      ]),
    ).toEqual([
      ["near", true, 2],
      ["far", false, 0],
    ]);
  });

  it("is every rule of which nothing can be said", () => {
    const standings = [
      standing("stale-devices"),
      standing("malware-active", "unknown"),
      standing("vpp-token", "notApplicable"),
    ];
    expect(measure({ standings }).unknown.map(({ rule }) => rule)).toEqual(["malware-active"]);
  });

  it("is everything while no snapshot was judged", () => {
    expect(measure({ standings: [] }).watched).toBe(false);
    expect(measure({}).watched).toBe(true);
  });
});
