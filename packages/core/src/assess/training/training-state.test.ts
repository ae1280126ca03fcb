import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audience, person, role } from "../../../test-support/plans.ts";
import { practiceOf } from "../../../test-support/practice.ts";
import { NOW, plan as planOf, snapshot, without } from "../../../test-support/snapshots.ts";
import { module, revised, trained } from "../../../test-support/training.ts";
import { record, UNTOUCHED, update } from "../../../test-support/updates.ts";
import type { Plan, TrainingModule } from "../../config/plan/plan.ts";
import type { Triage, UpdateRecord } from "../../updates/update-record.ts";
import type { KpiId } from "../kpi.ts";
import { measureKpis } from "../measure-kpis.ts";
import { createCoverTest } from "./covered-update.ts";
import { addMonths } from "./months.ts";
import type { TrainingRecord } from "./training-records.ts";
import { assessTraining, countTrained, type TrainingState } from "./training-state.ts";

const people = ["eva", "ola", "ida", "per"].map((id) => person(id));
const roles = [role("admin", ["eva"], { deputies: ["ola"] }), role("trainer", ["per"])];
const helpdesk = audience("helpdesk", "helpdesk", ["ida", "eva"]);

const planWith = (training: readonly TrainingModule[], patch: Partial<Plan> = {}): Plan =>
  planOf({ people, roles, audiences: [helpdesk], training, ...patch });

interface Told {
  readonly records?: readonly TrainingRecord[];
  readonly updates?: readonly UpdateRecord[];
  readonly at?: string;
  readonly plan?: Plan;
}

function assess(training: readonly TrainingModule[], told: Told = {}): TrainingState {
  const { records = [], updates = [], at = NOW.toISOString(), plan = planWith(training) } = told;
  return assessTraining({
    plan,
    records,
    updates,
    seesUpdates: true,
    timeZone: "Europe/Stockholm",
    at: new Date(at),
  });
}

const statesOf = (training: TrainingModule, told: Told = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(assess([training], told).modules[0]?.people.map((one) => [one.person, one.state]) ?? []);

describe("who needs a module", () => {
  it("are the people of its audience, and the holders and deputies of its roles, each once", () => {
    const [state] = assess([module("course", { audience: "helpdesk", roles: ["admin"] })]).modules;
    expect(state?.people.map(({ person: who, groups }) => [who, ...groups])).toEqual([
      ["eva", "admin", "helpdesk"],
      ["ola", "admin"],
      ["ida", "helpdesk"],
    ]);
  });

  it("is nobody who has not begun yet", () => {
    const starting = people.map((one) => (one.id === "ola" ? { ...one, startedOn: "2026-11-23" } : one));
    const course = module("course", { roles: ["admin"] });
    const plan = planWith([course], { people: starting });
    expect(Object.keys(statesOf(course, { plan }))).toEqual(["eva"]);
    expect(Object.keys(statesOf(course, { plan, at: "2026-11-22T23:30:00Z" }))).toEqual(["eva", "ola"]);
  });
});

describe("a completion", () => {
  const course = module("course", { roles: ["admin"], validMonths: 12 });

  it.each([
    ["2025-11-22", "valid"],
    ["2025-11-21", "expired"],
    ["2026-11-22", "valid"],
  ])("of %s, which counts for twelve months, is %s on 22 November 2026", (on, state) => {
    expect(statesOf(course, { records: [trained("eva", "course", on)] })).toEqual({
      eva: state,
      ola: "missing",
    });
  });

  it("counts for good where the module says nothing", () => {
    const records = [trained("eva", "course", "2009-01-01")];
    expect(statesOf({ ...course, validMonths: null }, { records })["eva"]).toBe("valid");
  });

  it("does not count for somebody else, for another module or before it was written down", () => {
    const records = [trained("eva", "other", "2026-11-01"), trained("ida", "course", "2026-11-01")];
    expect(statesOf(course, { records })["eva"]).toBe("missing");
    const later = { ...trained("eva", "course", "2026-11-01"), at: new Date("2026-11-30T00:00:00Z") };
    expect(statesOf(course, { records: [later] })["eva"]).toBe("missing");
  });

  it("is out of date when the material was revised for a feature since, and not when it was for another reason", () => {
    const done = trained("eva", "course", "2026-10-01", "1");
    const forFeature = revised("course", "2", "2026-10-10", "mc:1");
    expect(statesOf(course, { records: [done, forFeature] })["eva"]).toBe("outdated");
    expect(statesOf(course, { records: [done, revised("course", "2", "2026-10-10")] })["eva"]).toBe("valid");
    expect(
      statesOf(course, { records: [done, forFeature, revised("course", "3", "2026-10-12")] })["eva"],
    ).toBe("outdated");
  });

  it("counts again once it was made on the new version, and stays so when only pictures change after that", () => {
    const records = [
      trained("eva", "course", "2026-10-01", "1"),
      revised("course", "2", "2026-10-10", "mc:1"),
      trained("eva", "course", "2026-10-20", "2"),
      revised("course", "3", "2026-11-01"),
    ];
    expect(statesOf(course, { records })["eva"]).toBe("valid");
  });

  it("of the old version that is made after the revision is out of date all the same", () => {
    const records = [
      revised("course", "2", "2026-10-10", "mc:1"),
      trained("eva", "course", "2026-10-20", "1"),
    ];
    expect(statesOf({ ...course, revisedOn: "2026-01-01" }, { records })["eva"]).toBe("outdated");
  });

  it("ends on the same day of the month, or on the last one where there is none", () => {
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 120 }),
        (date, months) => {
          const day = date.toISOString().slice(0, 10);
          const later = addMonths(day, months);
          const monthsOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
          expect(monthsOf(later) - monthsOf(day)).toBe(months);
          expect(later.slice(8) <= day.slice(8)).toBe(true);
        },
      ),
    );
  });
});

describe("the people who are trained", () => {
  it("have everything that they need, and nobody is counted twice", () => {
    const training = [module("a", { roles: ["admin"] }), module("b", { audience: "helpdesk" })];
    const records = [trained("eva", "a", "2026-11-01"), trained("ola", "a", "2026-11-01")];
    expect(countTrained(assess(training, { records }))).toEqual({ required: 3, trained: 1 });
    const more = [...records, trained("eva", "b", "2026-11-01")];
    expect(countTrained(assess(training, { records: more }))).toEqual({ required: 3, trained: 2 });
  });
});

describe("what material covers", () => {
  const covers = (words: readonly string[], title: string, summary = ""): boolean =>
    createCoverTest({ areas: [], words })(record({ update: update({ title, summary }) }));

  it.each([
    ["Company Portal", "Changes to the company portal for iOS", true],
    ["Company Portal", "Changes to the company  portals for iOS", false],
    ["Company Portal*", "Changes to the company portals for iOS", true],
    ["company portal", "Company Portal’s new look", true],
    ["företagsportal*", "Nytt i FÖRETAGSPORTALEN", true],
    ["företagsportal", "Nytt i Företagsportalen", false],
    ["fo\u0308retagsportal*", "Nytt i företagsportalen", true],
    ["kor", "Så kör du igång", false],
    ["app", "Mapping of apples", false],
    ["app", "One megaapp for all", false],
    ["C++ (x64)", "Runtime C++ (x64) is needed", true],
    ["Multi* Approval", "Multiple approval is here", true],
    [".*", "Anything", false],
    ["*", "Anything", false],
  ])("by the word %s is found in “%s”: %s", (word, title, found) => {
    expect(covers([word], title)).toBe(found);
  });

  it("is looked for in the text and in other languages too, but not from the title into the text", () => {
    expect(covers(["passkey"], "A new setting", "It turns on passkey support.")).toBe(true);
    expect(covers(["new setting"], "Something new", "setting by setting")).toBe(false);
    const known = record({
      translations: [{ language: "sv", source: "feed:sv", title: "Ny lösenkod", summary: "", url: null }],
    });
    expect(createCoverTest({ areas: [], words: ["lösenkod"] })(known)).toBe(true);
  });

  it("is an area that the update is about", () => {
    const test = createCoverTest({ areas: ["device-enrollment"], words: [] });
    expect(test(record({ update: update({ area: "device-enrollment" }) }))).toBe(true);
    expect(test(record())).toBe(false);
  });
});

describe("material that must be revised", () => {
  const course = module("course", { revisedOn: "2026-11-01", covers: { areas: ["autopilot"], words: [] } });
  const change = (patch: Parameters<typeof update>[0] = {}, triage: Partial<Triage> = {}): UpdateRecord =>
    record({
      update: update({
        key: "mc:1",
        area: "autopilot",
        publishedAt: new Date("2026-11-10T08:00:00Z"),
        ...patch,
      }),
      firstSeenAt: new Date("2026-11-12T08:00:00Z"),
      triage: { ...UNTOUCHED, ...triage },
    });
  const tasks = (updates: readonly UpdateRecord[], told: Told = {}): readonly string[] =>
    assess([course], { ...told, updates }).modules[0]?.tasks.map((task) => `${task.update} ${task.due}`) ??
    [];

  it("is that which an update touches that is newer, within 14 days from when it could be known", () => {
    const [state] = assess([course], { updates: [change()] }).modules;
    expect(state?.tasks).toEqual([
      {
        update: "mc:1",
        title: "A new setting",
        url: null,
        changedOn: "2026-11-10",
        owner: "per",
        due: "2026-11-26",
        overdue: false,
      },
    ]);
    expect(
      assess([course], { updates: [change()], at: "2026-11-27T08:00:00Z" }).modules[0]?.tasks[0]?.overdue,
    ).toBe(true);
  });

  it("belongs to whom the plan names for it before the role trainer", () => {
    const updates = { ...planOf().updates, tasks: { training: "admin" } };
    const plan = planWith([course], { updates });
    expect(assess([course], { updates: [change()], plan }).modules[0]?.tasks[0]?.owner).toBe("eva");
    const nobody = planWith([course], { roles: [] });
    expect(assess([course], { updates: [change()], plan: nobody }).modules[0]?.tasks[0]?.owner).toBeNull();
  });

  it.each([
    ["an update from before it was revised", change({ publishedAt: new Date("2026-11-01T20:00:00Z") })],
    ["an incident", change({ kind: "incident" })],
    ["what is only in development", change({ stage: "inDevelopment" })],
    ["one that is not relevant", change({}, { state: "notRelevant" })],
    ["one that is done", change({}, { state: "done" })],
    [
      "one whose training is done",
      change({}, { tasks: [{ kind: "training", owner: null, due: null, doneAt: NOW }] }),
    ],
    ["one about something else", change({ area: "licensing" })],
  ])("is none because of %s", (_what, one) => {
    expect(tasks([change(), one].slice(1))).toEqual([]);
    expect(tasks([change()])).toHaveLength(1);
  });

  it("is none any more once it was revised for the update, whatever the day, under any of its keys", () => {
    const early = revised("course", "2", "2026-11-05", "mc:1");
    expect(tasks([change()], { records: [early] })).toEqual([]);
    const known = { ...change(), key: "feed:9", aliases: ["mc:1"] };
    expect(tasks([known], { records: [early] })).toEqual([]);
    expect(tasks([change()], { records: [revised("course", "2", "2026-11-05", "mc:2")] })).toHaveLength(1);
  });

  it("is all that covers a change when nobody has said when it was revised", () => {
    const undated = { ...course, revisedOn: null };
    expect(assess([undated], { updates: [change()] }).modules[0]?.tasks).toHaveLength(1);
  });
});

describe("the figures of training", () => {
  const course = module("course", { roles: ["admin"], covers: { areas: ["autopilot"], words: [] } });
  const measure = (id: KpiId, of = snapshot(), patch: Partial<Plan> = {}): unknown => {
    const practice = practiceOf(of, { plan: planWith([course, module("plain")], patch) });
    return measureKpis(of, practice).find(({ kpi }) => kpi === id);
  };
  const touched = snapshot({
    lists: { ...snapshot().lists, updateRecords: [record({ update: update({ area: "autopilot" }) })] },
  });

  it("count people, and material that is linked to a feature", () => {
    expect(measure("training_completion")).toMatchObject({ numerator: 0, denominator: 2, value: 0 });
    expect(measure("material_currency")).toMatchObject({ numerator: 1, denominator: 1, value: 100 });
    expect(measure("material_currency", touched)).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it("are nothing without training", () => {
    expect(measure("training_completion", snapshot(), { training: [] })).toMatchObject({ value: null });
    expect(measure("material_currency", snapshot(), { training: [] })).toMatchObject({ value: null });
  });

  it("never say that material is current when announcements could not be read", () => {
    expect(measure("material_currency", without(snapshot(), "service-messages", null))).toMatchObject({
      value: null,
    });
    const feed = { source: "feed:news", status: "incomplete", count: 1, reason: "cut" } as const;
    const inPart = { ...snapshot(), coverage: [...snapshot().coverage, feed] };
    expect(measure("material_currency", inPart)).toMatchObject({ value: null });
    expect(measure("material_currency", { ...snapshot(), coverage: [] })).toMatchObject({ value: null });
  });
});
