import { describe, expect, it } from "vitest";
import { judgeRoutine, MORNING } from "../../test-support/judge-routine.ts";
import { person, role } from "../../test-support/plans.ts";
import { done, entry, evidence, logOf, routine, sent } from "../../test-support/routines.ts";
import { snapshot, without } from "../../test-support/snapshots.ts";
import { record, update } from "../../test-support/updates.ts";
import type { Routine } from "../config/plan/plan.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import { adherenceShare } from "./adherence.ts";
import type { RoutineState } from "./routine-state.ts";

const states = (state: RoutineState, last = 4) =>
  state.occurrences.slice(-last).map(({ due, state: name }) => `${due} ${name}`);

describe("each time that a routine is due", () => {
  it("is done on time by whoever says so on its day, late afterwards, and overdue without", () => {
    const journal = [
      done("2026-11-20T15:00:00Z", "look", "2026-11-20"),
      done("2026-11-24T08:00:00Z", "look", "2026-11-23"),
    ];
    expect(states(judgeRoutine(routine("look"), { log: logOf({ journal }) }), 5)).toEqual([
      "2026-11-20 onTime",
      "2026-11-23 late",
      "2026-11-24 overdue",
      "2026-11-25 due",
      "2026-11-26 upcoming",
    ]);
  });

  it("is on time to the last second of its day in the organisation's zone", () => {
    const at = (time: string) =>
      judgeRoutine(routine("look"), {
        log: logOf({ journal: [done(time, "look", "2026-11-24")] }),
      }).occurrences.find(({ due }) => due === "2026-11-24")?.state;
    expect([at("2026-11-24T22:59:59Z"), at("2026-11-24T23:00:00Z")]).toEqual(["onTime", "late"]);
  });

  it("does not know of what is said after the time at which it is judged", () => {
    const journal = [done("2026-11-25T10:00:00Z", "look", "2026-11-25")];
    expect(judgeRoutine(routine("look"), { log: logOf({ journal }) }).current?.state).toBe("due");
  });

  it("only counts from the routine's own first day, else from when the plan was first seen", () => {
    const planVersions = [{ number: 1, digest: "", firstSeenAt: new Date("2026-11-24T12:00:00Z"), body: "" }];
    const log = logOf({ planVersions });
    expect(states(judgeRoutine(routine("look"), { log }))).toEqual([
      "2026-11-24 overdue",
      "2026-11-25 due",
      "2026-11-26 upcoming",
    ]);
    expect(states(judgeRoutine(routine("look", { from: "2026-11-25" }), { log }))).toEqual([
      "2026-11-25 due",
      "2026-11-26 upcoming",
    ]);
  });

  it("has today's to be done first, then the last one that was missed, then the next", () => {
    const weekly = routine("look", { cadence: "weekly" });
    expect(judgeRoutine(routine("look")).current?.due).toBe("2026-11-25");
    expect(judgeRoutine(weekly).current).toMatchObject({ due: "2026-11-20", state: "overdue" });
    const journal = [done("2026-11-19T08:00:00Z", "look", "2026-11-20")];
    expect(judgeRoutine(weekly, { log: logOf({ journal }) }).current).toMatchObject({
      due: "2026-11-27",
      state: "upcoming",
    });
  });
});

describe("adherence", () => {
  it("is what was done on time out of what was due, in the period and in the last 30 days", () => {
    const journal = [
      done("2026-11-20T15:00:00Z", "look", "2026-11-20"),
      done("2026-11-24T08:00:00Z", "look", "2026-11-23"),
      done("2026-11-25T08:00:00Z", "look", "2026-11-25"),
    ];
    const state = judgeRoutine(routine("look", { from: "2026-11-20" }), { log: logOf({ journal }) });
    expect(state.period).toEqual({ due: 4, onTime: 2, late: 1, missed: 1, unknown: 0 });
    expect(adherenceShare(state.month)).toBe(50);
  });

  it("leaves out what is due today until it is done, and what lies ahead", () => {
    expect(judgeRoutine(routine("look", { from: "2026-11-25" })).month.due).toBe(0);
    expect(adherenceShare(judgeRoutine(routine("look", { from: "2026-11-25" })).month)).toBe(null);
  });

  it("counts what could not be read against, and is not known when nothing could be", () => {
    const kpis = routine("look", {
      from: "2026-11-25",
      evidence: evidence("metric", { kpis: ["compliance_rate"] }),
    });
    const blind = without(snapshot({ takenAt: MORNING }), "devices", "devices");
    const state = judgeRoutine(kpis, { snapshot: blind });
    expect(state.current?.state).toBe("unknown");
    expect(state.month).toEqual({ due: 1, onTime: 0, late: 0, missed: 0, unknown: 1 });
    expect(adherenceShare(state.month)).toBe(null);
  });
});

describe("a routine that waits for events", () => {
  const rule = (kind: Routine["evidence"]["kind"]) =>
    routine("brief", { cadence: "on-event", evidence: evidence(kind, { reports: ["brief"] }) });

  it("is due on the last working day before a change that users notice", () => {
    const actBy = new Date("2026-11-30T12:00:00Z");
    const known = record({
      firstSeenAt: new Date("2026-11-16T06:00:00Z"),
      update: update({ audiences: ["user"], actBy }),
    });
    const base = snapshot({ takenAt: MORNING });
    const of = { ...base, lists: { ...base.lists, updateRecords: [known] } };
    expect(judgeRoutine(rule("delivery-log"), { snapshot: of }).current).toMatchObject({
      due: "2026-11-27",
      opens: "2026-11-16",
    });
    const deliveries = [sent("2026-11-18T06:00:00Z", "brief", "a@contoso.example")];
    expect(
      judgeRoutine(rule("delivery-log"), { snapshot: of, log: logOf({ deliveries }) }).current?.state,
    ).toBe("onTime");
    const admins = { ...known, update: { ...known.update, audiences: ["admin"] as const } };
    const quiet = { ...base, lists: { ...base.lists, updateRecords: [admins] } };
    expect(judgeRoutine(rule("delivery-log"), { snapshot: quiet }).current).toBe(null);
  });

  it("is due thirty days after somebody new began, moved back to a working day", () => {
    const people = [person("new", { startedOn: "2026-10-29" })];
    const roles = [role("om-owner", ["new"])];
    expect(judgeRoutine(rule("training-record"), { plan: { people, roles } }).current).toMatchObject({
      due: "2026-11-27",
    });
  });

  it("is done for somebody new who was trained, whoever else's course has lapsed or has nothing to do with it", () => {
    const people = [
      person("new", { startedOn: "2026-10-20" }),
      person("old"),
      person("guest", { startedOn: "2026-10-20" }),
    ];
    const roles = [role("om-owner", ["new", "old"]), role("other", ["guest"])];
    const module = {
      id: "course",
      title: { en: "Course", sv: "Kurs" },
      audience: null,
      roles: ["om-owner"],
      url: null,
      version: "1",
      revisedOn: null,
      validMonths: 12,
      covers: { areas: [], words: [] },
    };
    const trained = (who: string, on: string) =>
      entry(`${on}T10:00:00Z`, "old", { kind: "trained", person: who, module: "course", version: "1", on });
    const of = (...training: PracticeLog["training"]) =>
      judgeRoutine(rule("training-record"), {
        plan: { people, roles, training: [module] },
        log: logOf({ training }),
      }).occurrences.map(({ state, people: whom }) => [state, whom]);
    expect(of(trained("old", "2025-03-01"), trained("new", "2026-11-02"))).toEqual([["onTime", ["new"]]]);
    expect(of(trained("old", "2026-11-02"))).toEqual([["overdue", ["new"]]]);
  });

  it("has no due day where nothing tells that it is needed", () => {
    expect(judgeRoutine(rule("attestation")).occurrences).toEqual([]);
  });
});
