import { describe, expect, it } from "vitest";
import { type AlertWorld, alertWorld, type AlertWorldOptions } from "../../test-support/alert-world.ts";
import { suppression } from "../../test-support/alerts.ts";
import { person, role } from "../../test-support/plans.ts";
import { type AlertRoute, DEFAULT_ROUTE } from "../config/plan/alerts.ts";

/** A Tuesday, 11:00 in Stockholm. */
const AT = "2026-11-24T10:00:00Z";
const A = "malware-active:a";
const B = "malware-active:b";

const world = (options: Partial<AlertWorldOptions> = {}) => alertWorld({ at: AT, ...options });
const critical = { severity: "critical" } as const;

describe("a new alert", () => {
  it("is told at once when it is critical, and once", () => {
    const of = world();
    of.set(A, critical);
    expect(of.until("2026-11-24T10:20:00Z")).toEqual([
      { at: "2026-11-24T10:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
    ]);
    expect(of.alert(A).told).toMatchObject({ episode: 1, severity: "critical", steps: 0, recovered: false });
  });

  it("waits a while for others of its thread when it is less severe", () => {
    const of = world();
    of.set(A, { severity: "high" });
    of.until("2026-11-24T10:02:00Z");
    of.set(B, { severity: "high" });
    expect(of.until("2026-11-24T10:30:00Z")).toEqual([
      { at: "2026-11-24T10:05", to: ["asa"], kind: "open", items: [`new ${A}`, `new ${B}`] },
    ]);
  });

  it("of a thread that was told waits for its interval, and what is open is named with it", () => {
    const of = world();
    of.set(A, { severity: "high" });
    of.until("2026-11-24T10:10:00Z");
    of.set(B, { severity: "high" });
    expect(of.until("2026-11-24T12:00:00Z")).toEqual([
      { at: "2026-11-24T11:05", to: ["asa"], kind: "update", items: [`new ${B}`, `still ${A}`] },
    ]);
  });

  it("that is more severe than anything told in its thread waits for nothing", () => {
    const of = world({ route: { group: { by: ["rule"], waitMinutes: 5, everyMinutes: 60 } } });
    of.set(A, { severity: "high" });
    of.until("2026-11-24T10:10:00Z");
    of.set(B, critical);
    expect(of.until("2026-11-24T10:11:00Z")).toEqual([
      { at: "2026-11-24T10:10", to: ["asa"], kind: "update", items: [`new ${B}`, `still ${A}`] },
    ]);
  });

  it("is one message however many open at once", () => {
    const of = world();
    for (let device = 0; device < 20_000; device += 1) of.set(`malware-active:d${device}`, critical);
    const { messages } = of.look();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.items).toHaveLength(20_000);
  });

  it("is one message also where the branch would write one for each of them", () => {
    const of = world({ route: { group: { by: ["entity"], waitMinutes: 0, everyMinutes: 60 } } });
    for (let device = 0; device < 2_000; device += 1) of.set(`malware-active:d${device}`, critical);
    expect(of.look().messages).toHaveLength(1);
  });

  it("is not told when nobody is to be told", () => {
    const of = world({ route: { urgency: "none" } });
    of.set(A, critical);
    expect(of.until("2026-12-24T10:00:00Z")).toEqual([]);
  });

  it("goes to the channels of its branch at any time", () => {
    const channel = { id: "ops", kind: "teams" } as never;
    const of = world({
      at: "2026-11-24T22:00:00Z",
      channels: [channel],
      route: { channels: ["ops"], hours: "working", escalate: [] },
    });
    of.set(A, critical);
    expect(of.until("2026-11-26T10:00:00Z")).toEqual([
      { at: "2026-11-24T22:00", to: ["#ops"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-25T07:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-26T07:00", to: ["asa"], kind: "repeat", items: [`still ${A}`] },
    ]);
  });
});

describe("the end of what a channel was told that is no longer there", () => {
  const channels = (...ids: readonly string[]) => ids.map((id) => ({ id, kind: "teams" }) as never);
  const toOps = { to: [], channels: ["ops"], escalate: [], repeatHours: 0 } as const;
  /** Told to one channel, which is then taken out of the configuration, and resolved at night. */
  const told = (route: Partial<AlertRoute>): AlertWorld => {
    const of = world({ channels: channels("ops", "new"), route });
    of.set(A, critical);
    of.until("2026-11-24T22:00:00Z");
    of.configure(channels("new"));
    of.resolve(A);
    return of;
  };
  const now = (of: AlertWorld, route: Partial<AlertRoute>): void =>
    of.change({ alerts: { ...of.plan().alerts, route: { ...DEFAULT_ROUTE, ...route } } });
  const end = { kind: "recovery", items: [`resolved ${A}`] } as const;

  it("goes where messages of the branch go now, to people at work, and once", () => {
    const of = told(toOps);
    now(of, { ...toOps, to: [{ kind: "owner" }], channels: ["new"], hours: "working" });
    expect(of.until("2027-01-24T10:00:00Z")).toEqual([
      { at: "2026-11-24T22:00", to: ["#new"], ...end },
      { at: "2026-11-25T07:00", to: ["asa"], ...end },
    ]);
    expect(of.alert(A).told).toMatchObject({ recovered: true });
  });

  it("goes to whoever watches when the branch has nothing else", () => {
    expect(told({ ...toOps, hours: "always" }).until("2027-01-24T10:00:00Z")).toEqual([
      { at: "2026-11-24T22:00", to: ["asa"], ...end },
    ]);
  });

  it("goes into their digest where the branch leaves it to that", () => {
    const of = told(toOps);
    now(of, { ...toOps, to: [{ kind: "owner" }], urgency: "digest" });
    expect(of.until("2027-01-24T10:00:00Z")).toMatchObject([
      { to: ["asa"], kind: "digest", items: end.items },
    ]);
  });

  it("is told once to who was told by mail as well", () => {
    const of = told({ ...toOps, to: [{ kind: "owner" }], hours: "always" });
    expect(of.until("2027-01-24T10:00:00Z")).toEqual([{ at: "2026-11-24T22:00", to: ["asa"], ...end }]);
  });
});

describe("a branch with nothing but a channel that the configuration does not have", () => {
  const route = { to: [], channels: ["ops"], escalate: [], repeatHours: 0 } as const;

  it("tells whoever watches, in their hours, and tells them when it is over", () => {
    const of = world({ at: "2026-11-24T22:00:00Z", route: { ...route, hours: "working" } });
    of.set(A, critical);
    of.until("2026-11-25T10:00:00Z");
    of.resolve(A);
    of.until("2026-11-25T12:00:00Z");
    const told = of
      .messages()
      .map(({ kind, to }) => [
        kind,
        to.map((one) => (one.kind === "mail" ? [one.person, one.because] : one.channel)),
      ]);
    expect(told).toEqual([
      ["open", [["asa", "noChannel"]]],
      ["recovery", [["asa", "told"]]],
    ]);
  });
});

describe("working hours", () => {
  const YORK = person("york", { timeZone: "America/New_York" });
  const both = { to: [{ kind: "owner" }, { kind: "person", person: "york" }] } as const;

  it("are waited for, each person in their own zone, in one thread", () => {
    const of = world({
      at: "2026-11-24T05:00:00Z",
      people: [person("asa"), YORK, person("cia")],
      route: { ...both, hours: "working", escalate: [], repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-25T05:00:00Z");
    expect(of.lines()).toEqual([
      { at: "2026-11-24T07:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-24T13:00", to: ["york"], kind: "open", items: [`new ${A}`] },
    ]);
    expect(new Set(of.messages().map(({ thread }) => thread)).size).toBe(1);
  });

  it("end the wait for somebody when another has taken it", () => {
    const of = world({
      at: "2026-11-24T07:30:00Z",
      people: [person("asa"), YORK, person("cia")],
      route: { ...both, hours: "working" },
    });
    of.set(A, critical);
    of.until("2026-11-24T07:45:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "asa", at: of.now(), note: null } });
    of.until("2026-11-26T10:00:00Z");
    expect(of.lines().map(({ to }) => to)).toEqual([["asa"]]);
  });

  it("bring in others at once where the branch names them, and the owner when there, if nobody has taken it", () => {
    const of = world({
      at: "2026-11-24T22:00:00Z",
      route: {
        hours: "working",
        outOfHours: [{ kind: "person", person: "cia" }],
        escalate: [],
        repeatHours: 0,
      },
    });
    of.set(A, critical);
    of.until("2026-11-25T12:00:00Z");
    expect(of.lines()).toEqual([
      { at: "2026-11-24T22:00", to: ["cia"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-25T07:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
    ]);
  });
});

describe("who is away", () => {
  it("is stood in for, also for what was open before", () => {
    const asa = person("asa", {
      deputy: "bo",
      absences: [{ from: "2026-11-25", to: "2026-11-25", deputy: null }],
    });
    const of = world({
      people: [asa, person("bo"), person("cia")],
      route: { hours: "working", escalate: [], repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-27T12:00:00Z");
    expect(of.lines()).toEqual([
      { at: "2026-11-24T10:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-25T07:00", to: ["bo"], kind: "open", items: [`new ${A}`] },
    ]);
  });
});

describe("an escalation", () => {
  it("goes from the person to the deputy to the owner while nobody takes it", () => {
    const of = world();
    of.set(A, critical);
    expect(of.until("2026-11-24T14:00:00Z")).toEqual([
      { at: "2026-11-24T10:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-24T10:30", to: ["bo"], kind: "escalation", items: [`escalated ${A}`] },
      { at: "2026-11-24T12:00", to: ["cia"], kind: "escalation", items: [`escalated ${A}`] },
    ]);
    expect(of.messages().map(({ step }) => step)).toEqual([0, 1, 2]);
    expect(of.alert(A).told?.steps).toBe(2);
  });

  it("goes past a deputy who was told already to somebody who was not, and to them when there is nobody else", () => {
    const onCall = [{ kind: "person", person: "bo" }] as const;
    const step = { to: [{ kind: "deputy" }], channels: [] } as const;
    const escalate = [
      { afterMinutes: 30, ...step },
      { afterMinutes: 60, ...step },
    ];
    const of = world({ route: { to: onCall, escalate, repeatHours: 0 } });
    of.change({ roles: [role("intune-admin", ["asa"], { deputies: ["bo", "cia"] })] });
    of.set(A, critical);
    expect(of.until("2026-11-24T14:00:00Z").map(({ at, to }) => [at, to[0]])).toEqual([
      ["2026-11-24T10:00", "bo"],
      ["2026-11-24T10:30", "cia"],
      ["2026-11-24T11:00", "bo"],
    ]);
  });

  it("is one message for a thread, with what was told meanwhile", () => {
    const escalate = [{ afterMinutes: 35, to: [{ kind: "deputy" }], channels: [] }] as const;
    const of = world({ route: { escalate } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(B, critical);
    of.until("2026-11-24T14:40:00Z");
    expect(of.lines().slice(1)).toEqual([
      { at: "2026-11-24T10:30", to: ["asa"], kind: "update", items: [`new ${B}`, `still ${A}`] },
      { at: "2026-11-24T10:35", to: ["bo"], kind: "escalation", items: [`escalated ${A}`, `escalated ${B}`] },
    ]);
  });

  it("gives each step its time, also when the one before had to wait or nobody looked for long", () => {
    const of = world({ at: "2026-11-27T15:50:00Z", route: { hours: "working", repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-30T12:00:00Z");
    expect(of.lines().map(({ at, to }) => [at, to[0]])).toEqual([
      ["2026-11-27T15:50", "asa"],
      ["2026-11-30T07:00", "bo"],
      ["2026-11-30T08:30", "cia"],
    ]);
  });

  it("stops when somebody takes it", () => {
    const of = world();
    of.set(A, critical);
    of.until("2026-11-24T10:40:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "bo", at: of.now(), note: null } });
    of.until("2026-12-24T10:40:00Z");
    expect(of.lines()).toHaveLength(2);
  });

  it("waits for working hours where the branch does", () => {
    const of = world({ at: "2026-11-27T15:00:00Z" });
    of.set(A, { severity: "high" });
    of.until("2026-11-30T12:00:00Z");
    expect(of.lines()).toEqual([
      { at: "2026-11-27T15:05", to: ["asa"], kind: "open", items: [`new ${A}`] },
      { at: "2026-11-30T07:00", to: ["bo"], kind: "escalation", items: [`escalated ${A}`] },
    ]);
  });
});

describe("a repeat", () => {
  it("is one message for all of a thread that nobody has taken", () => {
    const of = world({ route: { escalate: [] } });
    of.set(A, critical);
    of.set(B, critical);
    of.set("malware-active:c", critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(B, { state: "acknowledged", acknowledged: { by: "bo", at: of.now(), note: null } });
    expect(of.until("2026-11-25T11:00:00Z")).toEqual([
      {
        at: "2026-11-25T10:00",
        to: ["asa"],
        kind: "repeat",
        items: [`still ${A}`, "still malware-active:c"],
      },
    ]);
  });

  it("counts from the last message that named all of it", () => {
    const of = world({ route: { escalate: [] } });
    of.set(A, critical);
    of.until("2026-11-24T20:00:00Z");
    of.set(B, critical);
    expect(of.until("2026-11-25T19:00:00Z").map(({ kind }) => kind)).toEqual(["update"]);
    expect(of.until("2026-11-26T08:00:00Z").map(({ at }) => at)).toEqual(["2026-11-26T07:00"]);
  });
});

describe("what gets worse", () => {
  it("is told anew by its stage, in the same thread, and a changed figure is not", () => {
    const of = world();
    of.set(A, { severity: "medium", stage: 1, value: 60 });
    of.until("2026-11-24T12:00:00Z");
    of.set(A, { value: 59 });
    expect(of.until("2026-11-25T12:00:00Z")).toEqual([]);
    of.set(A, { stage: 2, value: 30, severity: "high" });
    expect(of.until("2026-11-25T12:01:00Z")).toEqual([
      { at: "2026-11-25T12:00", to: ["asa"], kind: "update", items: [`worse ${A}`] },
    ]);
    expect(new Set(of.messages().map(({ thread }) => thread)).size).toBe(1);
  });

  it("counts its escalation from when people were told how severe it is", () => {
    const of = world();
    of.set(A, { severity: "medium" });
    of.until("2026-11-25T12:00:00Z");
    of.set(A, critical);
    expect(of.until("2026-11-25T12:40:00Z").map(({ at, kind }) => [at, kind])).toEqual([
      ["2026-11-25T12:00", "update"],
      ["2026-11-25T12:30", "escalation"],
    ]);
  });

  it("after somebody has taken it is told by its severity alone, and not escalated", () => {
    const of = world();
    of.set(A, { severity: "high", stage: 1 });
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "asa", at: of.now(), note: null } });
    of.set(A, { stage: 2 });
    expect(of.until("2026-11-24T13:00:00Z")).toEqual([]);
    of.set(A, critical);
    expect(of.until("2026-11-25T13:00:00Z").map(({ items }) => items)).toEqual([[`worse ${A}`]]);
  });

  it("eases and gets as bad again is no news", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { severity: "high" });
    of.until("2026-11-24T10:20:00Z");
    of.set(A, critical);
    expect(of.until("2026-11-26T10:20:00Z")).toEqual([]);
  });
});

describe("the end of an alert", () => {
  it("is told once to everybody who was told, in the thread", () => {
    const of = world();
    of.set(A, critical);
    of.until("2026-11-24T10:40:00Z");
    of.resolve(A);
    expect(of.until("2026-12-24T10:40:00Z")).toEqual([
      { at: "2026-11-24T10:40", to: ["asa", "bo"], kind: "recovery", items: [`resolved ${A}`] },
    ]);
    expect(of.alert(A).told?.recovered).toBe(true);
    expect(new Set(of.messages().map(({ thread }) => thread)).size).toBe(1);
  });

  it("is no message when nobody was told", () => {
    const of = world();
    of.set(A, { severity: "high" });
    of.until("2026-11-24T10:02:00Z");
    of.resolve(A);
    expect(of.until("2026-12-24T10:40:00Z")).toEqual([]);
  });

  it("of one among others waits for the interval of the thread, and names those that are left", () => {
    const of = world({ route: { repeatHours: 0, escalate: [] } });
    of.set(A, { severity: "high" });
    of.set(B, { severity: "high" });
    of.until("2026-11-24T10:10:00Z");
    of.resolve(A);
    expect(of.until("2026-11-24T12:00:00Z")).toEqual([
      { at: "2026-11-24T11:05", to: ["asa"], kind: "update", items: [`resolved ${A}`, `still ${B}`] },
    ]);
  });

  it("that came and went before its reader was there is no end: it is open again", () => {
    const of = world({
      at: "2026-11-27T12:00:00Z",
      route: { hours: "working", escalate: [], repeatHours: 0 },
    });
    of.set(A, critical);
    of.until("2026-11-28T10:00:00Z");
    of.resolve(A);
    of.until("2026-11-29T10:00:00Z");
    of.reopen(A);
    expect(of.until("2026-11-30T10:00:00Z")).toEqual([
      { at: "2026-11-30T07:00", to: ["asa"], kind: "update", items: [`again ${A}`] },
    ]);
    of.resolve(A);
    expect(of.until("2026-12-30T10:00:00Z").map(({ kind }) => kind)).toEqual(["recovery"]);
  });

  it("begins a thread of its own when it opens again, with its history", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.resolve(A);
    of.until("2026-11-24T12:10:00Z");
    of.reopen(A);
    expect(of.until("2026-11-24T12:20:00Z")).toEqual([
      { at: "2026-11-24T12:10", to: ["asa"], kind: "open", items: [`again ${A}`] },
    ]);
    expect(new Set(of.messages().map(({ id }) => id)).size).toBe(3);
  });

  it("is not told to somebody who has left the plan", () => {
    const of = world({ route: { escalate: [] } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.change({ people: [person("cia")], roles: [] });
    of.resolve(A);
    expect(of.until("2026-11-25T10:10:00Z")).toEqual([]);
    expect(of.alert(A).told?.recovered).toBe(true);
  });
});

describe("silence", () => {
  it("by a suppression holds all messages, and what still fires afterwards is told as new", () => {
    const of = world();
    of.suppress(
      suppression({ scope: { alert: A }, from: new Date(AT), until: new Date("2026-11-25T10:00:00Z") }),
    );
    of.set(A, critical);
    expect(of.until("2026-11-25T10:10:00Z")).toEqual([
      { at: "2026-11-25T10:00", to: ["asa"], kind: "open", items: [`new ${A}`] },
    ]);
  });

  it.each(["whenDue", "eachMinute"] as const)("counts for no step of an escalation, looked at %s", (how) => {
    const of = world({ route: { repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:05:00Z", how);
    const from = new Date("2026-11-24T10:05:00Z");
    of.suppress(suppression({ scope: { alert: A }, from, until: new Date("2026-11-24T13:00:00Z") }));
    of.until("2026-11-24T13:30:00Z", how);
    const unknownSince = new Date("2026-11-24T13:30:00Z");
    of.set(A, { unknownSince });
    of.until("2026-11-24T14:30:00Z", how);
    of.set(A, { unknownSince: null });
    of.until("2026-11-24T16:30:00Z", how);
    expect(of.lines().map(({ at, to }) => [at, to[0]])).toEqual([
      ["2026-11-24T10:00", "asa"],
      ["2026-11-24T13:25", "bo"],
      ["2026-11-24T15:55", "cia"],
    ]);
  });

  it("by a suppression never breaks by a figure, a stage or a severity", () => {
    const of = world();
    of.set(A, { severity: "high", stage: 1 });
    of.until("2026-11-24T10:10:00Z");
    of.suppress(
      suppression({ scope: { alert: A }, from: new Date(AT), until: new Date("2026-12-25T10:00:00Z") }),
    );
    of.set(A, { ...critical, stage: 5, value: -1 });
    expect(of.until("2026-12-24T10:10:00Z")).toEqual([]);
  });

  it("by a suppression keeps the one end that people are to hear until it is over", () => {
    const of = world({ route: { escalate: [] } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.suppress(
      suppression({ scope: { alert: A }, from: new Date(AT), until: new Date("2026-11-25T08:00:00Z") }),
    );
    of.resolve(A);
    expect(of.until("2026-12-25T10:10:00Z")).toEqual([
      { at: "2026-11-25T08:00", to: ["asa"], kind: "recovery", items: [`resolved ${A}`] },
    ]);
  });

  it("of a source that cannot be read stops repeats and escalation, and is no end", () => {
    const of = world();
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { unknownSince: of.now() });
    expect(of.until("2026-11-27T10:10:00Z")).toEqual([]);
    of.set(A, { unknownSince: null });
    expect(of.until("2026-11-27T10:31:00Z").map(({ at, kind }) => [at, kind])).toEqual([
      ["2026-11-27T10:10", "repeat"],
      ["2026-11-27T10:30", "escalation"],
    ]);
  });

  it("for a symptom lasts as long as its cause, which counts it, and one snapshot more", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    const [cause, symptom] = ["service-incident:MO1", "enrollment-failures:network"];
    of.set(cause, critical);
    of.set(symptom, critical);
    expect(of.until("2026-11-24T12:00:00Z").map(({ items }) => items)).toEqual([[`new ${cause}`]]);
    expect(of.messages()[0]?.hidden).toEqual([symptom]);
    of.resolve(cause);
    of.set(symptom, { lastSeen: of.now() });
    expect(of.until("2026-11-24T13:00:00Z").map(({ items }) => items)).toEqual([[`resolved ${cause}`]]);
    of.set(symptom, { lastSeen: of.now() });
    expect(of.until("2026-11-24T13:01:00Z").map(({ items }) => items)).toEqual([[`new ${symptom}`]]);
  });

  it("is not given to a connector that fails days after an incident began", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    const [cause, early, late] = ["service-incident:MO1", "ndes-connector:a", "ndes-connector:b"];
    of.set(cause, critical);
    of.set(early, critical);
    of.until("2026-11-28T10:00:00Z");
    of.set(late, { ...critical, firstSeen: of.now(), openedAt: of.now() });
    of.until("2026-12-01T10:00:00Z");
    of.resolve(cause);
    for (const symptom of [early, late]) of.set(symptom, { lastSeen: of.now() });
    of.until("2026-12-01T11:00:00Z");
    for (const symptom of [early, late]) of.set(symptom, { lastSeen: of.now() });
    of.until("2026-12-08T10:00:00Z");
    expect(of.lines().map(({ items }) => items)).toEqual([
      [`new ${cause}`],
      [`new ${late}`],
      [`resolved ${cause}`],
      // What was hidden comes out when its cause is over, once.
      [`new ${early}`, `still ${late}`],
    ]);
  });

  it("is not given to the symptoms of a cause that nobody hears of", () => {
    const of = world();
    const [cause, symptom] = ["service-incident:MO1", "enrollment-failures:network"];
    of.suppress(
      suppression({ scope: { alert: cause }, from: new Date(AT), until: new Date("2026-12-25T08:00:00Z") }),
    );
    of.set(cause, critical);
    of.set(symptom, critical);
    expect(of.look().messages.map(({ items }) => items.map(({ alert: key }) => key))).toEqual([[symptom]]);
  });
});

describe("flapping", () => {
  it("is told once", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.resolve(A);
    of.until("2026-11-24T11:10:00Z");
    of.reopen(A);
    of.set(A, { flappingSince: of.now() });
    expect(of.until("2026-11-26T11:10:00Z").map(({ items }) => items)).toEqual([[`flapping ${A}`]]);
  });
});

describe("an alert that stays open although the newest snapshots are clear of it", () => {
  it("is neither repeated nor escalated until it holds again", () => {
    const of = world({
      route: { repeatHours: 2, escalate: [{ afterMinutes: 30, to: [{ kind: "deputy" }], channels: [] }] },
    });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { clear: 1, seen: 0, flappingSince: of.now() });
    const told = of.until("2026-11-25T10:00:00Z");
    expect(told.filter(({ kind }) => kind === "repeat" || kind === "escalation")).toEqual([]);
    of.set(A, { clear: 0, seen: 1 });
    expect(of.until("2026-11-25T15:00:00Z").map(({ kind }) => kind)).toContain("escalation");
  });
});

describe("an assignment", () => {
  it("tells whom it was given to, also when somebody else has taken it", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "asa", at: of.now(), note: null }, owner: "bo" });
    expect(of.until("2026-11-26T10:10:00Z")).toEqual([
      { at: "2026-11-24T10:10", to: ["bo"], kind: "open", items: [`new ${A}`] },
    ]);
  });

  it("tells nobody who took it themselves", () => {
    const of = world({ route: { escalate: [], repeatHours: 0 } });
    of.set(A, critical);
    of.until("2026-11-24T10:10:00Z");
    of.set(A, { state: "acknowledged", acknowledged: { by: "bo", at: of.now(), note: null }, owner: "bo" });
    expect(of.until("2026-11-26T10:10:00Z")).toEqual([]);
  });
});

describe("a digest", () => {
  const C = "stale-devices:c";
  const D = "licences:d";
  const low = { severity: "low" } as const;

  it("comes on working days at its time in the reader's zone, over all threads, and only with news", () => {
    const of = world({ at: "2026-11-27T10:00:00Z" });
    of.set(C, low);
    of.until("2026-11-28T10:00:00Z");
    of.set(D, low);
    of.until("2026-12-04T10:00:00Z");
    expect(of.lines()).toEqual([
      { at: "2026-11-30T07:00", to: ["asa"], kind: "digest", items: [`new ${D}`, `new ${C}`] },
    ]);
  });

  it("says what is over, with what is left", () => {
    const of = world();
    of.set(C, low);
    of.set(D, low);
    of.until("2026-11-25T10:00:00Z");
    of.resolve(C);
    expect(of.until("2026-11-27T10:00:00Z")).toEqual([
      { at: "2026-11-26T07:00", to: ["asa"], kind: "digest", items: [`resolved ${C}`, `still ${D}`] },
    ]);
    expect(of.alert(C).told?.recovered).toBe(true);
  });

  it("is not waited for by what becomes severe", () => {
    const of = world();
    of.set(C, low);
    of.until("2026-11-25T10:00:00Z");
    of.set(C, critical);
    expect(of.until("2026-11-25T10:01:00Z").map(({ kind, items }) => [kind, items])).toEqual([
      ["open", [`worse ${C}`]],
    ]);
  });

  it("takes up during the day what a suppression kept silent only with the next one", () => {
    const of = world();
    of.set(D, low);
    of.suppress(
      suppression({ scope: { alert: C }, from: new Date(AT), until: new Date("2026-11-26T13:00:00Z") }),
    );
    of.set(C, low);
    of.until("2026-11-26T20:00:00Z");
    expect(of.lines().map(({ items }) => items)).toEqual([[`new ${D}`]]);
    expect(of.until("2026-11-27T20:00:00Z").map(({ at }) => at)).toEqual(["2026-11-27T07:00"]);
  });
});
