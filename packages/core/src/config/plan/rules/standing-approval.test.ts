import { describe, expect, it } from "vitest";
import { formatProblem } from "../../problem.ts";
import { parsePlan } from "../parse-plan.ts";

function problemsWith(...lines: readonly string[]): readonly string[] {
  const text = [
    "version: 1",
    "organisation: { name: Contoso }",
    "people:",
    "  - { id: asa, name: Asa, address: asa@contoso.example }",
    "  - { id: john, name: John, address: john@contoso.example }",
    "  - { id: malin, name: Malin, address: malin@contoso.example }",
    "roles:",
    "  - { id: communicator, name: C, holders: [asa], deputies: [john] }",
    ...lines,
  ].join("\n");
  const parsed = parsePlan(text, "plan.yaml", {
    locale: "sv",
    timeZone: "Europe/Stockholm",
    knownSections: [],
    knownKpis: [],
  });
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

const approvedBy = (person: string): string => `newcomers: { approval: { by: ${person}, on: 2026-11-02 } }`;

describe("the standing approval of the welcome", () => {
  it.each(["asa", "john"])("may be of %s, who holds the role or deputises", (person) => {
    expect(problemsWith("notices: { approver: communicator }", approvedBy(person))).toEqual([]);
  });

  it("is not of somebody who may not approve what users are told", () => {
    const [problem = "", ...others] = problemsWith(
      "notices: { approver: communicator }",
      approvedBy("malin"),
    );
    expect(others).toEqual([]);
    expect(problem).toMatch(/plan\.yaml:10:30 .*newcomers\.approval\.by neither holds the role communicator/);
    expect(problem).toContain("Name a holder or a deputy of communicator: asa, john.");
  });

  it("is of nobody where no role may approve", () => {
    const [problem = "", ...others] = problemsWith(approvedBy("asa"));
    expect(others).toEqual([]);
    expect(problem).toMatch(/plan\.yaml:9:30 .*approves, and the plan names no role that may/);
    expect(problem).toContain("notices.approver");
  });
});
