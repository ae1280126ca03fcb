import { describe, expect, it } from "vitest";
import { rota } from "../../test-support/alert-routes.ts";
import { type AlertWorld, alertWorld, type AlertWorldOptions } from "../../test-support/alert-world.ts";
import { suppression } from "../../test-support/alerts.ts";
import { person } from "../../test-support/plans.ts";

/** A Tuesday, 11:00 in Stockholm. People work until 16:00 UTC, and from 07:00 on. */
const DAY = "2026-11-24T10:00:00Z";
/** 22:00 of the same day. */
const NIGHT = "2026-11-24T21:00:00Z";
const A = "malware-active:a";
const B = "malware-active:b";
const critical = { severity: "critical" } as const;
const PEOPLE = [person("asa", { deputy: "bo" }), person("bo"), person("nina"), person("nils"), person("cia")];

/** Critical alerts wait for working hours, and nina and nils take turns at night, a night each. */
function world({ route, policy, ...options }: Partial<AlertWorldOptions> = {}): AlertWorld {
  return alertWorld({
    at: DAY,
    people: PEOPLE,
    ...options,
    route: { hours: "working", outOfHours: [{ kind: "onCall", rota: "nights" }], escalate: [], ...route },
    policy: { onCall: [rota(["nina", "nils"], { everyDays: 1, handover: "00:00" })], ...policy },
  });
}

/** Who was told when, as `when who why`. */
function told(of: AlertWorld): readonly string[] {
  return of.lines().map(({ at, to, items }) => `${at} ${to.join()}: ${items.join()}`);
}

describe("what was told by day", () => {
  it("is no news for whoever is on call, at the end of the day, at midnight, or when the rota turns", () => {
    const of = world({ route: { repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-12-04T10:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T10:00 asa: new ${A}`]);
  });

  it("is repeated by day to those whom the branch means", () => {
    const of = world({ at: "2026-11-24T15:00:00Z", route: { repeatHours: 12 } });
    of.set(A, critical);
    of.until("2026-11-26T12:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T15:00 asa: new ${A}`,
      `2026-11-25T07:00 asa: still ${A}`,
      `2026-11-26T07:00 asa: still ${A}`,
    ]);
  });

  it("is repeated by day also where people are told at any hour", () => {
    const of = world({ at: NIGHT, route: { hours: "always", outOfHours: [], repeatHours: 24 } });
    of.set(A, critical);
    of.until("2026-11-26T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 asa: new ${A}`, `2026-11-26T07:00 asa: still ${A}`]);
  });

  it("is no news at midnight for who stands in from that day on, but in the morning", () => {
    const asa = person("asa", {
      deputy: "bo",
      absences: [{ from: "2026-11-25", to: "2026-11-25", deputy: null }],
    });
    const of = world({
      people: [asa, ...PEOPLE.slice(1)],
      route: { hours: "always", outOfHours: [], repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T10:00 asa: new ${A}`, `2026-11-25T07:00 bo: new ${A}`]);
  });

  it("is no news for the rota that a branch means beside others when its hours begin", () => {
    const hours = { days: ["MON", "TUE", "WED", "THU", "FRI"], from: "17:00", to: "08:00" } as const;
    const of = world({
      route: { to: [{ kind: "owner" }, { kind: "onCall", rota: "nights" }], outOfHours: [], repeatHours: 0 },
      policy: { onCall: [rota(["nina"], { hours })] },
    });
    of.set(A, critical);
    of.until("2026-11-26T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T10:00 asa: new ${A}`]);
  });

  it("is news at night when it has become more severe, and not by a stage", () => {
    const of = world({
      route: { repeatHours: 0, group: { by: ["rule"], waitMinutes: 0, everyMinutes: 30 } },
    });
    of.set(A, { severity: "high", stage: 1 });
    of.until(NIGHT);
    of.set(A, { stage: 2 });
    of.until("2026-11-24T22:00:00Z");
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T10:00 asa: new ${A}`,
      `2026-11-24T22:00 nina: new ${A}`,
      `2026-11-25T07:00 asa: worse ${A}`,
    ]);
  });

  it("is news at night when it has become more severe, also when somebody has taken it", () => {
    const of = world({ route: { repeatHours: 0 } });
    of.set(A, { severity: "high" });
    of.until("2026-11-24T12:00:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "asa", at: of.now(), note: null } });
    of.until(NIGHT);
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of).slice(1)).toEqual([
      `2026-11-24T21:00 nina: worse ${A}`,
      `2026-11-25T07:00 asa: worse ${A}`,
    ]);
  });
});

describe("what happens at night", () => {
  it("is told once to whoever is on call, and to those whom the branch means when they are at work", () => {
    const of = world({ at: NIGHT, route: { repeatHours: 2 } });
    of.set(A, critical);
    of.until("2026-11-25T08:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 nina: new ${A}`, `2026-11-25T07:00 asa: new ${A}`]);
  });

  it("is not told to those whom the branch means when somebody took it at night", () => {
    const of = world({ at: NIGHT });
    of.set(A, critical);
    of.until("2026-11-24T22:00:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "nina", at: of.now(), note: null } });
    of.until("2026-11-27T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 nina: new ${A}`]);
  });

  it("is told to nobody on call while one of those whom the branch means is at work", () => {
    const of = world({
      at: NIGHT,
      people: [...PEOPLE.slice(0, 4), person("york", { timeZone: "America/New_York" })],
      route: { to: [{ kind: "owner" }, { kind: "person", person: "york" }], repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 york: new ${A}`, `2026-11-25T07:00 asa: new ${A}`]);
  });

  it("is told to whoever is on call where the branch means but a mailbox, which nobody reads at night", () => {
    const desk = { kind: "address", address: "desk@b.example", name: "Desk", language: "en" } as const;
    const of = world({ at: NIGHT, route: { to: [desk], repeatHours: 24 } });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    of.set(B, critical);
    of.until("2026-11-26T06:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T21:00 desk@b.example,nina: new ${A}`,
      `2026-11-25T12:00 desk@b.example: new ${B},still ${A}`,
    ]);
  });

  it("is told to whoever is on call although it was posted to a channel a while before", () => {
    const hours = { days: ["MON", "TUE", "WED", "THU", "FRI"], from: "23:00", to: "08:00" } as const;
    const of = world({
      at: NIGHT,
      channels: [{ id: "ops", kind: "teams" } as never],
      route: { channels: ["ops"], repeatHours: 0 },
      policy: { onCall: [rota(["nina"], { hours })] },
    });
    of.set(A, critical);
    of.until("2026-11-25T06:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 #ops: new ${A}`, `2026-11-24T22:00 nina: new ${A}`]);
  });

  it("reaches each of several who are on call, also who has to wait for the interval of the thread", () => {
    const later = { ...rota(["nils"]), id: "late" };
    const of = world({
      at: NIGHT,
      route: {
        outOfHours: [
          { kind: "onCall", rota: "nights" },
          { kind: "onCall", rota: "late" },
        ],
        repeatHours: 0,
      },
      policy: { onCall: [rota(["nina"]), later] },
    });
    of.set(A, critical);
    of.until("2026-11-24T21:10:00Z");
    of.set(B, critical);
    of.until("2026-11-25T06:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T21:00 nina,nils: new ${A}`,
      `2026-11-24T21:30 nina,nils: new ${B},still ${A}`,
    ]);
  });

  it("is news when it opens again, and when nobody could be told for a suppression", () => {
    const of = world({ route: { repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T12:00:00Z");
    of.resolve(A);
    of.suppress(
      suppression({ scope: { alert: B }, from: new Date(DAY), until: new Date("2026-11-24T23:30:00Z") }),
    );
    of.set(B, critical);
    of.until(NIGHT);
    of.reopen(A);
    of.until("2026-11-25T06:00:00Z");
    expect(told(of).slice(2)).toEqual([
      `2026-11-24T21:00 nina: again ${A}`,
      `2026-11-24T23:30 nils: new ${B}`,
    ]);
  });

  it("is over for whoever was on call when they are at work", () => {
    const of = world({ at: NIGHT });
    of.set(A, critical);
    of.until("2026-11-24T22:00:00Z");
    of.resolve(A);
    of.until("2026-11-27T12:00:00Z");
    expect(told(of)).toEqual([`2026-11-24T21:00 nina: new ${A}`, `2026-11-25T07:00 nina: resolved ${A}`]);
  });
});

describe("a step of the escalation that falls due at night", () => {
  const escalate = [
    { afterMinutes: 30, to: [{ kind: "deputy" }], channels: [] },
    { afterMinutes: 120, to: [{ kind: "role", role: "om-owner" }], channels: [] },
  ] as const;

  it("is taken at once when the alert was told at night", () => {
    const of = world({ at: NIGHT, route: { escalate, repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T21:00 nina: new ${A}`,
      `2026-11-24T21:30 bo: escalated ${A}`,
      `2026-11-24T23:00 cia: escalated ${A}`,
      `2026-11-25T07:00 asa: new ${A}`,
    ]);
  });

  it("waits for the morning when the alert was told by day", () => {
    const of = world({ at: "2026-11-24T15:45:00Z", route: { escalate, repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T15:45 asa: new ${A}`,
      `2026-11-25T07:00 bo: escalated ${A}`,
      `2026-11-25T08:30 cia: escalated ${A}`,
    ]);
  });

  it("is taken at once where people are told at any hour", () => {
    const of = world({
      at: "2026-11-24T15:45:00Z",
      route: { hours: "always", outOfHours: [], escalate, repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(told(of)).toEqual([
      `2026-11-24T15:45 asa: new ${A}`,
      `2026-11-24T16:15 bo: escalated ${A}`,
      `2026-11-24T17:45 cia: escalated ${A}`,
    ]);
  });
});
