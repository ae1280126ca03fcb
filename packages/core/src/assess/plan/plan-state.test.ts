import { describe, expect, test } from "vitest";
import { person } from "../../../test-support/plans.ts";
import { plan } from "../../../test-support/snapshots.ts";
import { canonicalPlan } from "../../plan/versions/canonical-plan.ts";
import { NO_LOG, type PracticeLog } from "../../practice/practice-log.ts";
import { planStateOf } from "./plan-state.ts";

const AT = new Date("2026-11-27T06:00:00Z");
const first = plan();
const second = plan({ people: [...first.people, person("mia")] });
const seen = (number: number, of: typeof first) => ({
  number,
  digest: "",
  firstSeenAt: new Date("2026-11-01T06:00:00Z"),
  body: canonicalPlan(of),
});
const approval = (version: number, at: string): PracticeLog["planApprovals"][number] => ({
  kind: "planApproved",
  version,
  note: null,
  at: new Date(at),
  by: "asa",
});

describe("the state of the plan", () => {
  test("of an organisation that remembers nothing is not known", () => {
    expect(planStateOf(first, NO_LOG, AT)).toEqual({
      version: null,
      approvedVersion: null,
      approvedAt: null,
      approvedBy: null,
      changedSince: [],
    });
  });

  test("says which version was approved last, and what has changed since", () => {
    const log: PracticeLog = {
      ...NO_LOG,
      planVersions: [seen(1, first), seen(2, second)],
      planApprovals: [approval(1, "2026-11-02T06:00:00Z")],
    };
    expect(planStateOf(second, log, AT)).toEqual({
      version: 2,
      approvedVersion: 1,
      approvedAt: new Date("2026-11-02T06:00:00Z"),
      approvedBy: "asa",
      changedSince: [{ subject: "people", id: "mia", kind: "added", fields: [] }],
    });
    expect(planStateOf(first, log, AT)).toMatchObject({ version: 1, changedSince: [] });
  });

  test("does not know of an approval that came later", () => {
    const log: PracticeLog = {
      ...NO_LOG,
      planVersions: [seen(1, first)],
      planApprovals: [approval(1, "2026-11-28T06:00:00Z")],
    };
    expect(planStateOf(first, log, AT)).toMatchObject({ version: 1, approvedVersion: null });
  });
});
