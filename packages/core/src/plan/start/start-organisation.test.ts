import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { briefReports } from "../../assess/checklist/helpdesk-knows-changes.ts";
import { KPI_IDS } from "../../assess/kpi.ts";
import { SECTION_IDS } from "../../compose/section.ts";
import { parseConfig } from "../../config/parse-config.ts";
import { parsePlan } from "../../config/plan/parse-plan.ts";
import type { Plan } from "../../config/plan/plan.ts";
import { formatProblem, type ParseResult } from "../../config/problem.ts";
import { findPlanGaps } from "../gaps/find-plan-gaps.ts";
import { answersTemplate } from "./answers-template.ts";
import { startOrganisation } from "./start-organisation.ts";
import { parseAnswers } from "./parse-answers.ts";
import type { StartingAnswers } from "./starting-answers.ts";
import { STARTING_ROLE_IDS } from "./starting-roles.ts";

const TODAY = "2026-11-27";

function must<T>(result: ParseResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(formatProblem).join("\n"));
}

const answersOf = (text: string): StartingAnswers =>
  must(parseAnswers(text, "/answers.yaml", { knownKpis: KPI_IDS }));

function planOf(answers: StartingAnswers): Plan {
  const { config, plan } = startOrganisation(answers, TODAY);
  must(parseConfig(config, "/srv/intune-om.yaml"));
  return must(
    parsePlan(plan, "/srv/plan.yaml", {
      locale: answers.language,
      timeZone: answers.timeZone,
      knownSections: SECTION_IDS,
      knownKpis: KPI_IDS,
    }),
  );
}

const SMALL = `
organisation: Contoso
timeZone: Europe/Stockholm
language: en
people: [{ name: Anna Berg, address: anna@contoso.example }]
team: { om-owner: { holder: anna@contoso.example } }
reporting: { to: [], often: monthly }
targets: none
tenant: { tenantId: contoso.example, clientId: 00000000-0000-0000-0000-000000000000 }
mail: { from: intune@contoso.example }
`;

describe("an organisation that begins", () => {
  test.each(["en", "sv"] as const)("with the answers of the template in %s lacks nothing", (language) => {
    const answers = answersOf(answersTemplate(language));
    const plan = planOf(answers);
    const now = new Date(`${TODAY}T06:00:00Z`);
    expect(findPlanGaps({ plan, now, timeZone: answers.timeZone, kpis: KPI_IDS })).toEqual([]);
    expect(plan.routines.length).toBeGreaterThan(15);
    expect(briefReports(plan).map(({ id }) => id)).toEqual(["helpdesk-brief"]);
    expect(plan.roles.map(({ id }) => id)).toEqual([...STARTING_ROLE_IDS]);
  });

  test("with one person gives her every routine, and the plan is read", () => {
    const plan = planOf(answersOf(SMALL));
    expect(new Set(plan.routines.map(({ role }) => role))).toEqual(new Set(["om-owner"]));
    expect(plan.people).toMatchObject([{ id: "anna-berg", address: "anna@contoso.example" }]);
    expect(plan.audiences.map(({ members }) => members)).toEqual([
      ["anna-berg"],
      ["anna-berg"],
      ["anna-berg"],
    ]);
  });

  test("is told what is wrong in a file of answers, and where", () => {
    const text = SMALL.replace("holder: anna@", "holder: bo@").replace(
      "targets: none",
      "targets: { complience_rate: 9 }",
    );
    const result = parseAnswers(text, "/answers.yaml", { knownKpis: KPI_IDS });
    const told = result.ok ? [] : result.problems.map(formatProblem);
    expect(told).toHaveLength(2);
    expect(told[0]).toContain(
      '/answers.yaml:6:29  team.om-owner.holder is nobody\'s address under people (found: "bo@contoso.example")',
    );
    expect(told[1]).toContain("/answers.yaml:8:12  targets.complience_rate is not a known key");
    expect(told[1]).toContain("Did you mean compliance_rate?");
  });
});

/** Texts that would break a file that is glued together. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    "a: b",
    "- x",
    "# no comment",
    "'",
    '"',
    "}\nversion: 2",
    "&a *a !!x |\n >",
    "yes",
    "null",
    "0701",
    "1e3",
    "---\n...",
    "\u202e\u2028x",
    "{ en: x }",
    "😀 åäö",
  ),
);

const people = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 4 });

const anyAnswers = fc.record({
  people,
  names: fc.array(hostile, { minLength: 4, maxLength: 4 }),
  organisation: hostile,
  alerts: hostile,
  how: hostile,
  reached: hostile,
  risk: hostile,
  help: hostile,
  holders: fc.array(fc.nat(3), { minLength: STARTING_ROLE_IDS.length, maxLength: STARTING_ROLE_IDS.length }),
  staffed: fc.array(fc.boolean(), {
    minLength: STARTING_ROLE_IDS.length,
    maxLength: STARTING_ROLE_IDS.length,
  }),
  often: fc.constantFrom("weekly", "monthly"),
  language: fc.constantFrom("en", "sv"),
});

test("whatever the answers are, both files are read, and hold them", () => {
  let read = 0;
  fc.assert(
    fc.property(anyAnswers, (any) => {
      const address = (index: number): string =>
        `${any.people[index % any.people.length] ?? ""}@contoso.example`;
      const team = STARTING_ROLE_IDS.flatMap((id, index) =>
        id === "om-owner" || any.staffed[index] === true
          ? [
              [
                id,
                { holder: address(any.holders[index] ?? 0), deputy: address((any.holders[index] ?? 0) + 1) },
              ] as const,
            ]
          : [],
      );
      const file = {
        organisation: any.organisation,
        timeZone: "Europe/Stockholm",
        language: any.language,
        people: any.people.map((name, index) => ({
          name: any.names[index],
          address: `${name}@contoso.example`,
        })),
        team: Object.fromEntries(team),
        reporting: { to: [address(0)], often: any.often, how: any.how },
        alerts: any.alerts,
        targets: "suggested",
        users: { pilot: [address(1)] },
        reached: any.reached,
        help: [{ title: any.help, url: "https://contoso.example/help" }],
        risks: [{ title: any.risk, level: "high" }],
        tenant: { tenantId: "contoso.example", clientId: "x" },
        mail: { from: "intune@contoso.example" },
      };
      const parsed = parseAnswers(JSON.stringify(file), "/answers.yaml", { knownKpis: KPI_IDS });
      // What is empty once it is cleaned is refused with its place, like in any file.
      if (!parsed.ok) return;
      read += 1;
      const answers = parsed.value;
      const plan = planOf(answers);
      expect(plan.organisation.name).toBe(answers.organisation);
      expect(briefReports(plan)).not.toEqual([]);
      expect(plan.people.map(({ name }) => name)).toEqual(answers.people.map(({ name }) => name));
      expect(plan.discovery["alert-practice"]?.en).toBe(answers.alerts);
      expect(plan.discovery["how-report"]?.sv).toBe(answers.reporting.how);
      expect(plan.discovery["channel-effect"]?.sv).toBe(answers.reached);
      expect(plan.risks[0]?.title.en).toBe(answers.risks[0]?.title);
      expect(plan.selfHelp[0]?.title.en).toBe(answers.help[0]?.title);
    }),
    { numRuns: 60 },
  );
  expect(read).toBeGreaterThan(20);
});
