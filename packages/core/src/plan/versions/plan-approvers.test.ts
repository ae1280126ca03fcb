import { describe, expect, test } from "vitest";
import { person, role } from "../../../test-support/plans.ts";
import { mayApprovePlan, planApprovers } from "./plan-approvers.ts";

const DAY = "2026-12-28";
const people = [
  person("asa", { absences: [{ from: "2026-12-21", to: "2027-01-08", deputy: "mia" }] }),
  person("john"),
  person("mia"),
];
const plan = (...roles: readonly ReturnType<typeof role>[]) => ({ people, roles });

describe("a plan is approved", () => {
  test("by whoever has one of the roles that it has, and by nobody of another", () => {
    const of = plan(role("sponsor", ["john"]), role("boss", ["mia"]));
    expect(["john", "mia", "asa"].map((id) => mayApprovePlan(of, id, DAY))).toEqual([true, false, false]);
  });

  test("by whoever stands in for an approver, on the days of the absence alone", () => {
    const of = plan(role("om-owner", ["asa"], { deputies: ["john"] }));
    expect(["john", "mia"].map((id) => mayApprovePlan(of, id, DAY))).toEqual([true, true]);
    expect(["john", "mia"].map((id) => mayApprovePlan(of, id, "2026-12-01"))).toEqual([true, false]);
  });

  test("by nobody where it has none of the roles", () => {
    const of = plan(role("boss", ["john"]));
    expect(planApprovers(of)).toEqual([]);
    expect(mayApprovePlan(of, "john", DAY)).toBe(false);
  });
});
