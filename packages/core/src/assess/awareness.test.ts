import { describe, expect, it } from "vitest";
import { audience, person, scheduleOf } from "../../test-support/plans.ts";
import { practiceOf } from "../../test-support/practice.ts";
import { done, logOf, ran, routine } from "../../test-support/routines.ts";
import { NOW, plan as planOf, snapshot, without } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { addDays } from "./days.ts";
import { measureKpis } from "./measure-kpis.ts";

const plan = planOf({
  people: ["a", "b", "c"].map((id) => person(id)),
  audiences: [audience("admins", "administrators", ["a", "b"]), audience("desk", "helpdesk", ["c"])],
  routines: [routine("look", { from: "2026-11-18" })],
});

/** Seen on a Monday: known in time until the end of the Monday after. */
const SEEN = new Date("2026-11-09T06:00:00Z");

function announced(
  acknowledgements: readonly (readonly [string, string])[],
  patch: Partial<UpdateRecord> = {},
): UpdateRecord {
  const read = acknowledgements.map(([who, at]) => ({ person: who, at: new Date(at) }));
  return record({
    firstSeenAt: SEEN,
    update: update({ key: `u${patch.key ?? ""}`, publishedAt: SEEN }),
    triage: { ...UNTOUCHED, acknowledgements: read },
    ...patch,
  });
}

const known = (...updateRecords: UpdateRecord[]): Snapshot => {
  const base = snapshot();
  return { ...base, lists: { ...base.lists, updateRecords } };
};

function kpi(id: string, of: Snapshot, log: PracticeLog = logOf()) {
  return measureKpis(of, practiceOf(of, { plan, log })).find((value) => value.kpi === id);
}

describe("what the administrators know", () => {
  it("is each one's acknowledgement within five working days of each relevant announcement", () => {
    const of = known(
      announced([
        ["a", "2026-11-16T22:59:59Z"],
        ["b", "2026-11-16T23:00:00Z"],
      ]),
    );
    expect(kpi("update_awareness", of)).toMatchObject({ numerator: 1, denominator: 2, value: 50 });
  });

  it("counts nobody else's, and none of what is not old enough, not relevant, an incident or history of a new source", () => {
    const desk = announced([["c", "2026-11-10T06:00:00Z"]]);
    expect(kpi("update_awareness", known(desk))).toMatchObject({ numerator: 0, denominator: 2 });
    const left = [
      announced([], { firstSeenAt: addDays(NOW, -5) }),
      announced([], { triage: { ...UNTOUCHED, state: "notRelevant" } }),
      announced([], { update: update({ kind: "incident", publishedAt: SEEN }) }),
      announced([], { update: update({ publishedAt: addDays(SEEN, -31) }) }),
      announced([], { firstSeenAt: addDays(NOW, -60), update: update({ publishedAt: addDays(NOW, -60) }) }),
    ];
    expect(kpi("update_awareness", known(...left))).toMatchObject({ value: null, denominator: null });
  });

  it("is missing when nothing that tells of updates could be read", () => {
    const blind = without(known(announced([["a", "2026-11-10T06:00:00Z"]])), "service-messages", null);
    expect(kpi("update_awareness", blind)).toMatchObject({ value: null, numerator: null });
  });
});

describe("the figure of the routines", () => {
  it("is what was done on time out of what was due in the last 30 days", () => {
    const journal = [
      done("2026-11-18T10:00:00Z", "look", "2026-11-18"),
      done("2026-11-20T10:00:00Z", "look", "2026-11-19"),
    ];
    expect(kpi("routine_adherence", known(), logOf({ journal }))).toMatchObject({
      numerator: 1,
      denominator: 3,
    });
  });
});

describe("the figure of the monitoring", () => {
  it("is what was carried out of what the schedules asked for, nothing without a schedule", () => {
    expect(kpi("monitoring_adherence", known())).toMatchObject({ value: null });
    const reports = [{ ...planOf().reports[0]!, schedule: scheduleOf("0 6 * * *", "UTC") }];
    const of = known();
    const practice = practiceOf(of, {
      plan: { ...plan, reports },
      log: logOf({ runs: [ran(addDays(NOW, -1).toISOString(), reports[0]?.id ?? "")] }),
    });
    expect(measureKpis(of, practice).find((value) => value.kpi === "monitoring_adherence")).toMatchObject({
      numerator: 1,
      denominator: 30,
    });
  });
});
