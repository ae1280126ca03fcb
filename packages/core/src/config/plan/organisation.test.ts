import { describe, expect, it } from "vitest";
import { formatProblem } from "../problem.ts";
import { parsePlan } from "./parse-plan.ts";

const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["kpis"],
  knownKpis: [],
} as const;

function problems(calendar: string): readonly string[] {
  const text = `version: 1\norganisation:\n  name: Contoso\n  calendar: ${calendar}\n`;
  const parsed = parsePlan(text, "/plan.yaml", OPTIONS);
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

describe("the calendar of an organisation", () => {
  it.each([
    "{ country: SE }",
    "{ country: DE, region: BY }",
    "{ country: SE, closed: [2027-01-07], open: [2027-01-06] }",
    "{}",
  ])("%s is sound", (calendar) => {
    expect(problems(calendar)).toEqual([]);
  });

  it("names a country whose holidays are known; else those that are stand in the fix", () => {
    const [problem] = problems("{ country: XX }");
    expect(problem).toContain(
      '/plan.yaml:4:24  organisation.calendar.country is no country whose holidays are known (found: "XX")',
    );
    expect(problem).toMatch(/Known are AD, .*, SE, .*, ZW\.$/);
    expect(problems("{ country: se }")[0]).toContain("Did you mean SE?");
    expect(problems("{ country: Sverige }")).toHaveLength(1);
  });

  it("names a part of that country, and of no other", () => {
    expect(problems("{ country: DE, region: BX }")[0]).toContain("write one of BB, BE, BW, BY");
    expect(problems("{ country: SE, region: AB }")[0]).toContain("Fix: Remove it.");
    expect(problems("{ region: BY }")[0]).toContain("Name the country as well");
  });

  it("has days that exist", () => {
    expect(problems("{ closed: [2027-02-29] }")[0]).toContain("is no date");
  });
});
