import { person, role } from "../../test-support/plans.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { device, plan as planOf } from "../../test-support/snapshots.ts";
import { update } from "../../test-support/updates.ts";
import type { Plan } from "../config/plan/plan.ts";
import { createEstate } from "./estate.ts";
import type { Touched } from "./touched.ts";
import {
  createTriage,
  DEADLINE_MOVED,
  moveDeadline,
  NOT_OURS,
  reviseTriage,
  startTriage,
} from "./start-triage.ts";
import { acknowledge, assignTriage, isOverdue, moveTriage, TRIAGE_MOVES } from "./triage.ts";
import { TRIAGE_STATES, type Triage, type TriageState } from "./update-record.ts";
import { createWorkCalendar } from "../calendar/work-calendar.ts";

const calendar = createWorkCalendar("Europe/Stockholm");
/** A Thursday. */
const AT = new Date("2026-11-26T08:00:00Z");
const MONDAY = new Date("2026-11-30T22:59:59Z");
const later = (days: number): Date => new Date(AT.getTime() + days * 86_400_000);

const some: Touched = {
  devices: 312,
  users: 300,
  apps: 0,
  appNames: [],
  platforms: ["ios"],
  share: 0.3,
  relevance: "touches",
};
const perhaps: Touched = {
  ...some,
  devices: null,
  users: null,
  platforms: [],
  share: null,
  relevance: "mayTouch",
};
const nothing: Touched = { ...some, devices: 0, users: 0, platforms: [], share: 0, relevance: "none" };

function plan(patch: Partial<Plan> = {}, updates: Partial<Plan["updates"]> = {}): Plan {
  const base = planOf({
    people: ["asa", "bo", "cia", "dan"].map((id) => person(id)),
    roles: [role("update-watcher", ["bo", "cia"]), role("apple-lead", ["cia"])],
    ...patch,
  });
  return { ...base, updates: { ...base.updates, ...updates } };
}

const setting = (of: Plan = plan(), at: Date = AT) => ({ plan: of, calendar, at });
const start = (patch: Parameters<typeof update>[0] = {}, of: Plan = plan(), touched = some): Triage =>
  startTriage(update(patch), touched, setting(of));

describe("a date to act by that was moved", () => {
  const asked = { kind: "actionRequired", audiences: ["admin", "user"], actBy: later(40) } as const;
  const moved = update({ ...asked, actBy: later(70) });
  const move = (triage: Triage): Triage => moveDeadline(triage, moved, some, setting());

  it("gives the work that is left new dates, and leaves what is done", () => {
    const before = start(asked);
    const [first, ...rest] = before.tasks;
    if (first === undefined) throw new Error("the update asks for no work");
    const done = { ...first, doneAt: AT };
    const after = move({ ...before, state: "planned", tasks: [done, ...rest] });
    expect(after).toMatchObject({
      state: "planned",
      due: before.due,
      tasks: [done, ...after.tasks.slice(1)],
    });
    for (const [index, task] of rest.entries())
      expect(after.tasks[index + 1]?.due?.getTime()).toBeGreaterThan(task.due?.getTime() ?? Infinity);
  });

  it("brings back what was done when the new date lies ahead, with who had read it", () => {
    const closed: Triage = {
      ...start(asked),
      state: "done",
      reason: "Rolled out",
      acknowledgements: [{ person: "bo", at: AT }],
    };
    expect(move(closed)).toMatchObject({
      state: "new",
      owner: "bo",
      due: MONDAY,
      reason: DEADLINE_MOVED,
      acknowledgements: closed.acknowledgements,
    });
    const past = update({ ...asked, actBy: later(-3) });
    expect(moveDeadline(closed, past, some, setting())).toBe(closed);
  });

  it("does not touch what people found not relevant", () => {
    const aside: Triage = { ...start(asked), state: "notRelevant", reason: "Not our edition" };
    expect(move(aside)).toBe(aside);
  });
});

describe("the owner of an update", () => {
  const rules: Plan["updates"]["rules"] = [
    { when: { platform: "ios", kind: "endOfSupport" }, owner: "dan" },
    { when: { platform: "ios" }, owner: "apple-lead" },
    { when: { area: "device-enrollment" }, owner: "asa" },
    { when: { audience: "user" }, owner: "dan" },
  ];

  it.each([
    [{}, "bo"],
    [{ platforms: ["ios", "macos"] }, "cia"],
    [{ platforms: ["ios"], kind: "endOfSupport" }, "dan"],
    [{ area: "device-enrollment" }, "asa"],
    [{ audiences: ["admin", "user"] }, "dan"],
  ] as const)("of %j is %s: by the first rule that fits, else the update watcher", (patch, owner) => {
    expect(start(patch, plan({}, { rules })).owner).toBe(owner);
  });

  it("is the first holder of the role that the plan names as watcher", () => {
    expect(start({}, plan({}, { watcher: "apple-lead" })).owner).toBe("cia");
  });

  it("is the first administrator where the plan has no update watcher, and nobody where it has neither", () => {
    expect(start({}, plan({ roles: [] })).owner).toBe("asa");
    expect(start({}, plan({ roles: [], audiences: [] })).owner).toBeNull();
  });
});

describe("the day by which an update must be assessed", () => {
  it("is two working days on, or as many as the plan says", () => {
    expect(start()).toMatchObject({ state: "new", due: MONDAY });
    expect(start({}, plan({}, { dueWorkingDays: 1 })).due).toEqual(new Date("2026-11-27T22:59:59Z"));
  });

  it("comes no later than the date to act by, unless that has passed", () => {
    expect(start({ actBy: later(1) }).due).toEqual(later(1));
    expect(start({ actBy: later(-1) }).due).toEqual(MONDAY);
    // Midnight of today in UTC is past and still today's date.
    const today = new Date("2026-11-26T00:00:00Z");
    expect(start({ actBy: today }).due).toEqual(new Date("2026-11-26T22:59:59Z"));
    expect(start({ actBy: later(60) }).due).toEqual(MONDAY);
  });

  it("has passed only for an update that is still new", () => {
    const triage = start();
    expect(isOverdue(triage, MONDAY)).toBe(false);
    const tuesday = new Date("2026-11-30T23:00:00Z");
    expect(isOverdue(triage, tuesday)).toBe(true);
    expect(isOverdue({ ...triage, state: "assessed" }, tuesday)).toBe(false);
    expect(isOverdue({ ...triage, due: null }, tuesday)).toBe(false);
  });
});

describe("an update that has to do with nothing of ours", () => {
  it("is set aside with a reason, without owner, day or work", () => {
    expect(start({ audiences: ["user"] }, plan(), nothing)).toEqual({
      state: "notRelevant",
      owner: null,
      due: null,
      reason: NOT_OURS,
      acknowledgements: [],
      tasks: [],
    });
  });

  it("may touch us when nobody knows, and then has an owner", () => {
    expect(start({}, plan(), perhaps)).toMatchObject({ state: "new", owner: "bo" });
  });

  it("begins as soon as it touches us, with the day counted from then", () => {
    const aside = start({}, plan(), nothing);
    const begun = reviseTriage(aside, update(), some, setting(plan(), later(1)));
    expect(begun).toMatchObject({ state: "new", owner: "bo", reason: null });
    expect(begun.due).toEqual(new Date("2026-12-01T22:59:59Z"));
  });

  it("is set aside later when nobody has looked at it yet, and stays when somebody has", () => {
    const triage = start();
    const read = acknowledge(triage, "asa", AT);
    const assessed = moveTriage(triage, { to: "assessed", by: "bo", at: AT });
    const revise = (of: Triage): Triage => reviseTriage(of, update(), nothing, setting());
    expect(revise(triage).state).toBe("notRelevant");
    expect(revise(read)).toBe(read);
    expect(revise(assessed)).toBe(assessed);
  });

  it("stays closed when a person closed it, whatever the estate becomes", () => {
    const closed = moveTriage(start(), { to: "notRelevant", by: "asa", at: AT, reason: NOT_OURS });
    const unowned = moveTriage(
      { ...start(), owner: null },
      { to: "notRelevant", by: "asa", at: AT, reason: "x" },
    );
    for (const triage of [closed, unowned]) {
      expect(reviseTriage(triage, update(), some, setting())).toBe(triage);
    }
  });
});

describe("the work that an update asks for", () => {
  const kinds = (patch: Parameters<typeof update>[0], touched = some): readonly string[] =>
    start(patch, plan(), touched).tasks.map(({ kind }) => kind);

  it("is none for what administrators alone notice", () => {
    expect(kinds({ kind: "new", audiences: ["admin"] })).toEqual([]);
  });

  it("is a notice where users or the help desk notice it", () => {
    expect(kinds({ kind: "incident", audiences: ["helpdesk"] })).toEqual(["notice"]);
    expect(kinds({ kind: "retirement", audiences: ["admin", "user"] })).toEqual(["notice"]);
  });

  it("is training, too, where users get something new or changed", () => {
    expect(kinds({ kind: "new", audiences: ["user"] })).toEqual(["notice", "training"]);
    expect(kinds({ kind: "changed", audiences: ["user"] })).toEqual(["notice", "training"]);
    expect(kinds({ kind: "new", audiences: ["helpdesk"] })).toEqual(["notice"]);
  });

  it.each(["osRelease", "actionRequired", "endOfSupport"] as const)(
    "is a pilot for %s on our devices",
    (kind) => {
      const patch = { kind, audiences: ["admin"], platforms: ["ios"] } as const;
      expect(kinds(patch)).toEqual(["pilot"]);
      expect(kinds(patch, { ...some, devices: null, relevance: "mayTouch" })).toEqual(["pilot"]);
      expect(kinds(patch, perhaps)).toEqual([]);
    },
  );

  it("is the owner's, unless the plan names somebody for it", () => {
    const of = plan({}, { tasks: { notice: "apple-lead", training: "dan" } });
    const { tasks } = start({ kind: "new", audiences: ["user"] }, of);
    expect(tasks.map(({ kind, owner }) => [kind, owner])).toEqual([
      ["notice", "cia"],
      ["training", "dan"],
    ]);
    expect(start({ kind: "osRelease" }, of).tasks[0]).toMatchObject({
      kind: "pilot",
      owner: "bo",
      doneAt: null,
    });
  });

  it("is due some working days before the date to act by, else after the update was seen, never in the past", () => {
    const due = (actBy: Date | null) =>
      start({ kind: "osRelease", audiences: ["user"], actBy }).tasks.map((task) =>
        calendar.dayOf(task.due ?? AT),
      );
    expect(due(null)).toEqual(["2026-12-03", "2026-12-10"]);
    expect(due(new Date("2027-02-01T12:00:00Z"))).toEqual(["2027-01-25", "2027-01-18"]);
    expect(due(later(4))).toEqual(["2026-11-27", "2026-11-27"]);
    expect(due(later(-30))).toEqual(["2026-12-03", "2026-12-10"]);
  });
});

describe("the triage of an estate", () => {
  it("begins new updates, and looks again at those that are known", () => {
    const phones = createEstate({ devices: [device({ os: "iOS" })], apps: [], appAssignments: [] });
    const computers = createEstate({ devices: [device()], apps: [], appAssignments: [] });
    const about = update({ platforms: ["ios"] });
    const aside = createTriage(computers, setting())(about, null);
    const begun = createTriage(phones, setting())(about, aside);
    expect([aside.state, begun.state]).toEqual(["notRelevant", "new"]);
    expect(createTriage(phones, setting(plan(), later(3)))(about, begun)).toBe(begun);
  });
});

describe("taking an update on", () => {
  const state = fc.constantFrom(...TRIAGE_STATES);
  const move = (triage: Triage, to: TriageState, reason?: string): Triage =>
    moveTriage(triage, { to, by: "asa", at: AT, reason });

  it("goes along the table and no other way", () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const triage: Triage = { ...start(), state: from };
        if (TRIAGE_MOVES[from].includes(to)) expect(move(triage, to, "why").state).toBe(to);
        else
          expect(() => move(triage, to, "why")).toThrow(
            expect.objectContaining({ code: "triage.not-allowed" }),
          );
      }),
    );
  });

  it("leads from new to done by every step, and by fewer where a small update needs no more", () => {
    const steps = ["assessed", "planned", "communicated", "done"] as const;
    const walked = steps.reduce<Triage>((triage, to) => move(triage, to), start());
    expect(walked.state).toBe("done");
    expect(move(start(), "done").state).toBe("done");
  });

  it("never makes an update new again, and takes up an ended one by assessing it", () => {
    expect(TRIAGE_STATES.flatMap((from) => TRIAGE_MOVES[from])).not.toContain("new");
    expect([TRIAGE_MOVES.done, TRIAGE_MOVES.notRelevant]).toEqual([["assessed"], ["assessed"]]);
    const again = move(move(start(), "notRelevant", "no phones"), "assessed");
    expect(again).toMatchObject({ state: "assessed", reason: null });
  });

  it.each([undefined, "", "  "])(
    "needs a reason for an update that is not relevant: %j is none",
    (reason) => {
      expect(() => move(start(), "notRelevant", reason)).toThrow(
        expect.objectContaining({ code: "triage.no-reason" }),
      );
      expect(move(start(), "notRelevant", " no phones ").reason).toBe("no phones");
    },
  );

  it("has who moves it own it when nobody did, and changes no owner else", () => {
    expect(move({ ...start(), owner: null }, "assessed").owner).toBe("asa");
    expect(move(start(), "assessed").owner).toBe("bo");
  });

  it("ends the notice when it was communicated, and all work when it is done", () => {
    const triage = start({ kind: "new", audiences: ["user"] });
    const ends = (of: Triage): readonly (Date | null)[] => of.tasks.map(({ doneAt }) => doneAt);
    const told = move(triage, "communicated");
    expect(ends(told)).toEqual([AT, null]);
    expect(ends(moveTriage(told, { to: "done", by: "asa", at: later(1) }))).toEqual([AT, later(1)]);
    expect(ends(move(triage, "planned"))).toEqual([null, null]);
  });
});

describe("giving an update to somebody", () => {
  it("gives them the work of the former owner that is not done, and nobody else's", () => {
    const of = plan({}, { tasks: { training: "dan" } });
    const { owner, tasks } = assignTriage(start({ kind: "new", audiences: ["user"] }, of), "cia");
    expect([owner, ...tasks.map((task) => task.owner)]).toEqual(["cia", "cia", "dan"]);
  });
});

describe("reading an update", () => {
  it("is kept with the first time, each person once", () => {
    const once = acknowledge(acknowledge(start(), "asa", AT), "bo", later(1));
    const twice = acknowledge(once, "asa", later(2));
    expect(twice).toBe(once);
    expect(once.acknowledgements).toEqual([
      { person: "asa", at: AT },
      { person: "bo", at: later(1) },
    ]);
  });
});
