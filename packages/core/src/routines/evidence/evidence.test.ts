import { describe, expect, it } from "vitest";
import { judgeRoutine, MORNING } from "../../../test-support/judge-routine.ts";
import { person } from "../../../test-support/plans.ts";
import { done, entry, evidence, logOf, ran, routine, sent } from "../../../test-support/routines.ts";
import { snapshot, without } from "../../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../../test-support/updates.ts";
import type { Routine } from "../../config/plan/plan.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import type { RoutineState } from "../routine-state.ts";

describe("evidence from data", () => {
  const of = (
    kind: Routine["evidence"]["kind"],
    patch: Partial<Routine["evidence"]> = {},
    rest: Partial<Routine> = {},
  ) => routine("look", { evidence: evidence(kind, patch), ...rest });
  const today = (state: RoutineState) => {
    const current = state.occurrences.find(({ due }) => due === "2026-11-25");
    return [current?.state, current?.evidence.detail.text];
  };
  const WEEK = { cadence: "weekly", weekday: "WED" } as const;

  it("by run log is a run that came to its end, or any collection where no report is named", () => {
    const named = of("run-log", { reports: ["weekly"] });
    const withRun = (patch: Parameters<typeof ran>[2]) =>
      today(judgeRoutine(named, { log: logOf({ runs: [ran("2026-11-25T06:00:00Z", "weekly", patch)] }) }));
    expect(withRun({})).toEqual(["onTime", "reportRan"]);
    expect(withRun({ state: "failed" })).toEqual(["due", "reportNotRun"]);
    expect(withRun({ kind: "dryRun" })).toEqual(["due", "reportNotRun"]);
    expect(withRun({ report: "other" })).toEqual(["due", "reportNotRun"]);
    const collections = [new Date("2026-11-25T06:00:00Z")];
    expect(today(judgeRoutine(of("run-log"), { log: logOf({ collections }) }))).toEqual([
      "onTime",
      "collected",
    ]);
    expect(today(judgeRoutine(of("run-log"), { snapshot: snapshot({ takenAt: MORNING }) }))).toEqual([
      "onTime",
      "collected",
    ]);
    expect(today(judgeRoutine(of("run-log")))).toEqual(["due", "notCollected"]);
  });

  it("by delivery log is a report that reached everybody it was sent to", () => {
    const rule = of("delivery-log", { reports: ["brief"] });
    const both = (state: "accepted" | "rejected" | "pending") =>
      today(
        judgeRoutine(rule, {
          log: logOf({
            deliveries: [
              sent("2026-11-25T06:00:00Z", "brief", "a@contoso.example"),
              sent("2026-11-25T06:00:00Z", "brief", "b@contoso.example", { state }),
            ],
          }),
        }),
      );
    expect(both("accepted")).toEqual(["onTime", "delivered"]);
    expect(both("rejected")).toEqual(["due", "deliveredInPart"]);
    expect(both("pending")).toEqual(["due", "deliveredInPart"]);
    expect(today(judgeRoutine(rule))).toEqual(["due", "notDelivered"]);
  });

  it("by delivery log without a report is a letter to people", () => {
    const deliveries = [
      sent("2026-11-25T06:00:00Z", "welcome:1", "a@contoso.example", { purpose: "welcome" }),
    ];
    expect(today(judgeRoutine(of("delivery-log"), { log: logOf({ deliveries }) }))).toEqual([
      "onTime",
      "noticesSent",
    ]);
    const drill = [{ ...deliveries[0]!, purpose: "drill" }];
    expect(today(judgeRoutine(of("delivery-log"), { log: logOf({ deliveries: drill }) }))).toEqual([
      "due",
      "noneSent",
    ]);
  });

  it("by delivery log of a kind of notice is a letter of that kind, and no trial of it", () => {
    const rule = of("delivery-log", { notices: ["welcome"] });
    const after = (report: string, purpose = "welcome") => {
      const deliveries = [sent("2026-11-25T06:00:00Z", report, "a@contoso.example", { purpose })];
      return today(judgeRoutine(rule, { log: logOf({ deliveries }) }))[0];
    };
    expect(after("notice:welcome-5b6d65c7")).toBe("onTime");
    expect(after("notice:welcome-5b6d65c7:trial-1")).toBe("due");
    expect(after("notice:stale-device-5b6d65c7", "notice")).toBe("due");
  });

  it("by metric is each figure measured; one that is missing though it was collected is not known", () => {
    const rule = of("metric", { kpis: ["active_threats", "expiry_margin"] });
    const at = new Date("2026-11-25T06:00:00Z");
    const figures = (...kpis: string[]) => kpis.map((kpi) => ({ kpi, at }));
    const log = (...kpis: string[]) => logOf({ collections: [at], figures: figures(...kpis) });
    expect(today(judgeRoutine(rule, { log: log("active_threats", "expiry_margin") }))).toEqual([
      "onTime",
      "measured",
    ]);
    expect(today(judgeRoutine(rule, { log: log("active_threats") }))).toEqual(["unknown", "measuredInPart"]);
    expect(today(judgeRoutine(rule, { log: log() }))).toEqual(["unknown", "measureUnread"]);
    expect(today(judgeRoutine(rule))).toEqual(["due", "notMeasured"]);
    expect(today(judgeRoutine(rule, { snapshot: snapshot({ takenAt: MORNING }) }))).toEqual([
      "onTime",
      "measured",
    ]);
  });

  it("by metric of how the plan is followed is a figure that was written down: no source tells of it", () => {
    const rule = of("metric", { kpis: ["routine_adherence"] });
    const collected = snapshot({ takenAt: MORNING });
    expect(today(judgeRoutine(rule, { snapshot: collected }))).toEqual(["unknown", "measureUnread"]);
    const figures = [{ kpi: "routine_adherence", at: MORNING }];
    expect(today(judgeRoutine(rule, { snapshot: collected, log: logOf({ figures }) }))).toEqual([
      "onTime",
      "measured",
    ]);
    const none = of("inventory", { kpis: ["time_to_acknowledge"] });
    expect(today(judgeRoutine(none, { snapshot: collected }))).toEqual(["unknown", "measureUnread"]);
  });

  it("by inventory is a collection that was read in full", () => {
    expect(today(judgeRoutine(of("inventory"), { snapshot: snapshot({ takenAt: MORNING }) }))).toEqual([
      "onTime",
      "listed",
    ]);
    const blind = without(snapshot({ takenAt: MORNING }), "licences", "licences");
    expect(today(judgeRoutine(of("inventory"), { snapshot: blind }))).toEqual(["unknown", "listUnread"]);
    expect(today(judgeRoutine(of("inventory")))).toEqual(["due", "notCollected"]);
  });

  it("by comparison needs a collection of the time and one before it", () => {
    const [before, now] = [new Date("2026-11-18T06:00:00Z"), new Date("2026-11-25T06:00:00Z")];
    const judged = (...collections: Date[]) =>
      today(
        judgeRoutine(of("snapshot-diff", {}, WEEK), {
          log: logOf({ collections }),
          snapshot: snapshot({ takenAt: now }),
        }),
      );
    expect(judged(before, now)).toEqual(["onTime", "compared"]);
    expect(judged(now)).toEqual(["due", "notCompared"]);
  });

  it("by document review is each named material revised, or the plan approved where none is named", () => {
    const revised = (module: string) =>
      entry("2026-11-24T10:00:00Z", "asa", {
        kind: "materialRevised",
        module,
        version: "2",
        on: "2026-11-24",
        update: null,
      });
    const both = of("document-review", { modules: ["a", "b"] }, WEEK);
    expect(today(judgeRoutine(both, { log: logOf({ journal: [revised("a"), revised("b")] }) }))).toEqual([
      "onTime",
      "revised",
    ]);
    expect(today(judgeRoutine(both, { log: logOf({ journal: [revised("a")] }) }))).toEqual([
      "due",
      "revisedInPart",
    ]);
    const approved = entry("2026-11-24T10:00:00Z", "asa", { kind: "planApproved", version: 1, note: null });
    expect(
      today(judgeRoutine(of("document-review", {}, WEEK), { log: logOf({ journal: [approved] }) })),
    ).toEqual(["onTime", "approved"]);
    expect(today(judgeRoutine(of("document-review", {}, WEEK)))).toEqual(["due", "notApproved"]);
  });

  it("by training record is everybody whom the module needs, as long as it counts", () => {
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
      entry(`${on}T10:00:00Z`, "asa", { kind: "trained", person: who, module: "course", version: "1", on });
    const rule = of("training-record", { modules: ["course"] }, WEEK);
    const judged = (...training: PracticeLog["training"]) =>
      today(judgeRoutine(rule, { plan: { training: [module] }, log: logOf({ training }) }));
    expect(judged(trained("asa", "2026-03-01"), trained("john", "2026-11-24"))).toEqual([
      "onTime",
      "trained",
    ]);
    expect(judged(trained("asa", "2025-03-01"), trained("john", "2026-11-24"))).toEqual([
      "due",
      "trainedInPart",
    ]);
    expect(judged(trained("john", "2026-11-24"))).toEqual(["due", "trainedInPart"]);
  });

  const announced = (patch: Parameters<typeof record>[0] = {}) =>
    record({
      firstSeenAt: new Date("2026-11-24T06:00:00Z"),
      update: update({ publishedAt: new Date("2026-11-23T00:00:00Z") }),
      ...patch,
    });
  const readBy = (who: string) => ({
    ...UNTOUCHED,
    acknowledgements: [{ person: who, at: new Date("2026-11-24T12:00:00Z") }],
  });
  const feeds = (updateRecords: ReturnType<typeof record>[]) => {
    const base = snapshot({ takenAt: new Date("2026-11-25T06:00:00Z") });
    return { ...base, lists: { ...base.lists, updateRecords } };
  };

  it("by acknowledgement is every announcement of the time read by somebody of the role", () => {
    const rule = of("acknowledgement", {}, WEEK);
    expect(today(judgeRoutine(rule, { snapshot: feeds([announced({ triage: readBy("asa") })]) }))).toEqual([
      "onTime",
      "acknowledged",
    ]);
    expect(today(judgeRoutine(rule, { snapshot: feeds([announced({ triage: readBy("eva") })]) }))).toEqual([
      "due",
      "acknowledgedInPart",
    ]);
    const away = [person("asa", { absences: [{ from: "2026-11-23", to: "2026-11-24", deputy: "eva" }] })];
    const standIn = { snapshot: feeds([announced({ triage: readBy("eva") })]), plan: { people: away } };
    expect(today(judgeRoutine(rule, standIn))).toEqual(["onTime", "acknowledged"]);
    expect(today(judgeRoutine(rule, { snapshot: feeds([]) }))).toEqual(["onTime", "nothingAnnounced"]);
    const blind = without(feeds([announced({ triage: readBy("asa") })]), "service-messages", null);
    expect(today(judgeRoutine(rule, { snapshot: blind }))).toEqual(["unknown", "updatesUnread"]);
  });

  it("by incident log is every incident of the time taken by somebody of the role", () => {
    const rule = of("incident-log", {}, WEEK);
    const incident = (triage = UNTOUCHED) =>
      announced({
        update: update({ kind: "incident", publishedAt: new Date("2026-11-23T00:00:00Z") }),
        triage,
      });
    expect(today(judgeRoutine(rule, { snapshot: feeds([incident(readBy("john"))]) }))).toEqual([
      "onTime",
      "incidentsTaken",
    ]);
    expect(today(judgeRoutine(rule, { snapshot: feeds([incident()]) }))).toEqual(["due", "incidentsInPart"]);
    expect(today(judgeRoutine(rule, { snapshot: feeds([]) }))).toEqual(["onTime", "noIncident"]);
    expect(
      today(judgeRoutine(rule, { snapshot: without(feeds([]), "service-issues", "serviceIssues") })),
    ).toEqual(["unknown", "updatesUnread"]);
  });

  it("by attestation is a person's word for the routine", () => {
    const journal = [
      entry("2026-11-25T08:00:00Z", "asa", { kind: "attested", item: "look", note: null, link: null }),
    ];
    expect(today(judgeRoutine(of("attestation"), { log: logOf({ journal }) }))).toEqual([
      "onTime",
      "attested",
    ]);
  });

  it("stands beside what a person says: the earlier of the two is when it was done", () => {
    const rule = of("run-log", { reports: ["weekly"] }, WEEK);
    const runs = [ran("2026-11-25T06:00:00Z", "weekly")];
    const journal = [done("2026-11-24T06:00:00Z", "look", "2026-11-25")];
    const state = judgeRoutine(rule, { log: logOf({ runs, journal }) }).occurrences.find(
      ({ due }) => due === "2026-11-25",
    );
    expect(state).toMatchObject({
      by: "asa",
      doneAt: new Date("2026-11-24T06:00:00Z"),
      evidence: { state: "found" },
    });
  });
});
