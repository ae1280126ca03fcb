import { describe, expect, it } from "vitest";
import { items, pushCertificate } from "../../test-support/alert-letters.ts";
import { rota } from "../../test-support/alert-routes.ts";
import { alertWorld, type AlertWorldOptions } from "../../test-support/alert-world.ts";
import { person } from "../../test-support/plans.ts";
import { NOW, plan } from "../../test-support/snapshots.ts";
import type { ChannelConfig } from "../config/config.ts";
import type { Alert, AlertTold } from "./alert.ts";
import { escalatesAt } from "./escalates-at.ts";

const TOLD: AlertTold = {
  thread: "t1",
  episode: 1,
  firstAt: NOW,
  lastAt: NOW,
  severeAt: NOW,
  newsAt: NOW,
  severity: "critical",
  stage: 1,
  steps: 0,
  flapping: false,
  recovered: false,
  to: [],
};

const CONFIG = { timeZone: "Europe/Stockholm", locale: "en", channels: [] } as const;

const critical = (patch: Partial<Alert> = {}): Alert =>
  pushCertificate({ severity: "critical", told: TOLD, ...patch });

const after = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const next = (alerts: readonly Alert[], at: Date = NOW): Date | null =>
  escalatesAt({
    message: { items: items(alerts), at },
    alerts: new Map(alerts.map((one) => [one.key, one])),
    plan: plan(),
    config: CONFIG,
  });

describe("when more people are told", () => {
  it("is the next step that has not been taken, counted from when it was told as severe", () => {
    expect(next([critical()])).toEqual(after(30));
    expect(next([critical({ told: { ...TOLD, steps: 1 } })])).toEqual(after(120));
    expect(next([critical({ told: { ...TOLD, severeAt: after(10) } })])).toEqual(after(40));
  });

  it("is the earliest of several alerts", () => {
    expect(next([critical({ key: "x:1", severity: "high" }), critical()])).toEqual(after(30));
  });

  it("is never when all steps are taken, nobody was told, or the alert asks for nobody", () => {
    expect(next([critical({ told: { ...TOLD, steps: 2 } })])).toBeNull();
    expect(next([critical({ told: null })])).toBeNull();
    expect(next([critical({ episode: 2 })])).toBeNull();
    expect(next([critical({ state: "acknowledged" })])).toBeNull();
    expect(next([critical({ clear: 1 })])).toBeNull();
    expect(next([critical({ unknownSince: NOW })])).toBeNull();
    expect(next([critical({ severity: "low" })])).toBeNull();
  });

  it("is not a time that is past", () => {
    expect(next([critical()], after(60))).toEqual(after(120));
  });
});

describe("the time that a message names", () => {
  const bo = person("bo", { absences: [{ from: "2026-11-30", to: "2026-11-30", deputy: null }] });
  const toBo = [{ afterMinutes: 60, to: [{ kind: "person", person: "bo" }], channels: [] }] as const;
  const toOps = [{ afterMinutes: 480, to: [], channels: ["ops"] }];
  const nights = [{ kind: "onCall", rota: "nights" }] as const;
  const channels = [{ id: "ops", kind: "folder", path: "/tmp" }] as unknown as readonly ChannelConfig[];

  it.each<readonly [string, Partial<Alert>, string, string, Partial<AlertWorldOptions>]>([
    ["at any hour", { severity: "critical" }, "2026-11-27T20:00Z", "2026-11-27T20:30Z", {}],
    ["while they are at work", { severity: "high" }, "2026-11-24T07:00Z", "2026-11-24T15:05Z", {}],
    ["over a night", { severity: "high" }, "2026-11-24T14:00Z", "2026-11-25T07:00Z", {}],
    ["over a weekend", { severity: "high" }, "2026-11-27T14:00Z", "2026-11-30T07:00Z", {}],
    [
      "over an absence, to whoever stands in",
      { severity: "high" },
      "2026-11-27T15:30Z",
      "2026-11-30T07:00Z",
      { people: [person("asa"), bo, person("cia")], route: { escalate: toBo } },
    ],
    [
      "in a channel, which has no hours",
      { severity: "high" },
      "2026-11-24T14:00Z",
      "2026-11-24T22:05Z",
      { channels, route: { escalate: toOps } },
    ],
    [
      "at night, when it was told to whoever is on call",
      { severity: "critical" },
      "2026-11-24T21:00Z",
      "2026-11-24T22:00Z",
      {
        people: [person("asa", { deputy: "bo" }), person("bo"), person("nina"), person("cia")],
        route: { hours: "working", outOfHours: nights, escalate: toBo },
        policy: { onCall: [rota(["nina"])] },
      },
    ],
  ])("is when it goes further %s", (_case, patch, at, expected, options) => {
    const world = alertWorld({ at, ...options });
    world.set("stale-devices:a", patch);
    world.look();
    world.until(new Date(Date.parse(at) + 10 * 60_000).toISOString());
    const [message] = world.messages();
    if (message === undefined) throw new RangeError("nobody was told");
    const named = escalatesAt({
      message,
      alerts: new Map([["stale-devices:a", world.alert("stale-devices:a")]]),
      plan: world.plan(),
      config: { ...CONFIG, channels },
    });
    world.until("2026-12-04T12:00:00Z");
    const real = world.messages().find(({ kind }) => kind === "escalation")?.at ?? null;
    expect(named).toEqual(real);
    expect(named).toEqual(new Date(expected));
  });
});
