import { describe, expect, test } from "vitest";
import { audience, role, scheduleOf } from "../../test-support/plans.ts";
import { plan as anyPlan } from "../../test-support/snapshots.ts";
import { DISCOVERY_QUESTIONS, type DiscoveryQuestion, type Plan } from "../config/plan/plan.ts";
import { answerQuestions } from "./questions.ts";

const both = (text: string) => ({ en: text, sv: text });
const empty = (patch: Partial<Plan> = {}): Plan =>
  anyPlan({ people: [], roles: [], audiences: [], reports: [], ...patch });
const answer = (plan: Plan, id: DiscoveryQuestion) =>
  answerQuestions(plan).find((question) => question.id === id);
const [weekly] = anyPlan().reports;

test("an empty plan answers none of the nine, and says what each lacks", () => {
  const answers = answerQuestions(empty());
  expect(answers.map(({ id }) => id)).toEqual([...DISCOVERY_QUESTIONS]);
  expect(
    answers.every(({ answered, by, missing }) => !answered && by.length === 0 && missing.length > 0),
  ).toBe(true);
});

describe("a question is answered", () => {
  test.each<readonly [DiscoveryQuestion, Partial<Plan>, readonly string[]]>([
    ["who-is-team", { roles: [role("a", ["asa"], { deputies: ["john"] })] }, ["roles", "roles[].deputies"]],
    ["who-knows-updates", { roles: [role("update-watcher", ["asa"])] }, ["roles update-watcher"]],
    ["alert-practice", { discovery: { "alert-practice": both("Call.") } }, ["discovery.alert-practice"]],
    [
      "what-is-success",
      { targets: [{ kpi: "compliance_rate", value: 95, owner: "asa", approvedOn: "2026-09-01" }] },
      ["targets", "targets[].owner", "targets[].approvedOn"],
    ],
    ["who-needs-targeted", { audiences: [audience("all", "users", [])] }, ["audiences"]],
    ["where-get-help", { selfHelp: [{ title: both("H"), url: "https://a.example" }] }, ["selfHelp"]],
    [
      "existing-blockers",
      { discovery: { "existing-blockers": both("None.") } },
      ["discovery.existing-blockers"],
    ],
  ])("%s by the part of the plan that is about it", (id, patch, by) => {
    expect(answer(empty(patch), id)).toEqual({ id, answered: true, by, missing: [] });
  });

  test("how-report only by a report to stakeholders that has a schedule", () => {
    const audiences = [audience("board", "stakeholders", ["asa"])];
    const report = { ...weekly, id: "r", audience: "board" } as Plan["reports"][number];
    const byHand = answer(empty({ audiences, reports: [{ ...report, schedule: null }] }), "how-report");
    expect(byHand).toMatchObject({ answered: false, missing: ["reports[].schedule"] });
    const schedule = scheduleOf("0 7 * * MON", "UTC");
    expect(answer(empty({ audiences, reports: [{ ...report, schedule }] }), "how-report")?.answered).toBe(
      true,
    );
  });

  test("not by words alone where the product needs the data to act on", () => {
    const plan = empty({ discovery: { "who-is-team": both("Us."), "where-get-help": both("On the wiki.") } });
    expect(answer(plan, "who-is-team")).toMatchObject({ answered: false, by: ["discovery.who-is-team"] });
    expect(answer(plan, "where-get-help")?.answered).toBe(false);
  });
});
