import { describe, expect, test } from "vitest";
import { audience, person, role, scheduleOf } from "../../../test-support/plans.ts";
import { deployment } from "../../../test-support/deployments.ts";
import { plan as anyPlan } from "../../../test-support/snapshots.ts";
import type { Plan, Routine } from "../../config/plan/plan.ts";
import { findPlanGaps } from "./find-plan-gaps.ts";
import { PLAN_GAP_CODES, type PlanGapCode } from "./gap.ts";

const NOW = new Date("2026-11-27T06:00:00Z");
const both = (text: string) => ({ en: text, sv: text });

function routine(patch: Partial<Routine> = {}): Routine {
  return {
    id: "look",
    title: both("Look"),
    area: "operations",
    cadence: "daily",
    role: "om-owner",
    weekday: null,
    from: null,
    evidence: { kind: "attestation", reports: [], kpis: [], modules: [], notices: [] },
    guide: null,
    ...patch,
  };
}

const AREAS = ["planning", "helpdesk", "awareness", "training", "operations"] as const;

/** A plan that lacks nothing; each case takes something away. */
function whole(patch: Partial<Plan> = {}): Plan {
  return anyPlan({
    discovery: { "alert-practice": both("Call."), "channel-effect": both("We ask.") },
    people: [person("asa"), person("john"), person("mia")],
    roles: [
      role("om-owner", ["asa"], { deputies: ["john"] }),
      role("update-watcher", ["john"], { deputies: ["asa"] }),
    ],
    audiences: [
      audience("board", "stakeholders", ["asa"]),
      audience("pilot", "users", ["mia"], { platforms: ["ios"] }),
    ],
    reports: [{ ...reportOf("weekly", "board"), schedule: scheduleOf("0 7 * * MON") }],
    targets: [{ kpi: "compliance_rate", value: 95, owner: "asa", approvedOn: "2026-09-01" }],
    routines: AREAS.map((area) => routine({ id: area, area })),
    risks: [{ id: "risk", title: both("R"), level: "low", owner: "asa", reviewBy: "2026-11-27" }],
    actions: [{ id: "act", title: both("A"), owner: "asa", due: "2026-11-27", done: false, doneOn: null }],
    deployments: [deployment({ start: "2026-11-01", end: "2026-11-27" })],
    communications: [
      {
        id: "news",
        title: both("N"),
        audience: "board",
        owner: "om-owner",
        channel: "mail",
        on: null,
        cadence: "weekly",
        report: null,
      },
    ],
    selfHelp: [{ title: both("H"), url: "https://contoso.example/help" }],
    ...patch,
  });
}

function reportOf(id: string, audienceId: string): Plan["reports"][number] {
  const [sample] = anyPlan().reports;
  if (sample === undefined) throw new Error("the sample plan has no report");
  return { ...sample, id, audience: audienceId, schedule: null };
}

const gapsOf = (plan: Plan, kpis: readonly string[] = ["compliance_rate"]) =>
  findPlanGaps({ plan, now: NOW, timeZone: "Europe/Stockholm", kpis });

const away = (from: string, to: string, deputy: string | null = null) => ({
  absences: [{ from, to, deputy }],
});
const training = [
  {
    id: "course",
    title: both("C"),
    audience: null,
    roles: ["om-owner"],
    url: null,
    version: "1",
    revisedOn: null,
    validMonths: null,
    covers: { areas: [], words: [] },
  },
];

/** What is taken away, the code and the subject that are then told, and the path. */
const CASES: readonly (readonly [string, Plan, PlanGapCode, string, readonly (string | number)[] | null])[] =
  [
    [
      "an answer",
      whole({ discovery: { "channel-effect": both("We ask.") } }),
      "question-unanswered",
      "alert-practice",
      null,
    ],
    [
      "every deputy of a role",
      whole({ roles: [role("om-owner", ["asa"]), role("update-watcher", ["john"], { deputies: ["asa"] })] }),
      "role-without-deputy",
      "om-owner",
      ["roles", 0],
    ],
    [
      "a deputy who does not hold the role",
      whole({
        roles: [
          role("update-watcher", ["john"], { deputies: ["asa"] }),
          role("om-owner", ["asa"], { deputies: ["asa"] }),
        ],
      }),
      "role-deputy-is-holder",
      "om-owner",
      ["roles", 1],
    ],
    [
      "holder and deputy on one day",
      whole({
        roles: [
          role("om-owner", ["asa"], { deputies: ["john"] }),
          role("update-watcher", ["john"], { deputies: ["mia"] }),
        ],
        people: [
          person("asa", away("2026-12-24", "2026-12-24")),
          person("john", away("2026-12-20", "2026-12-24")),
          person("mia"),
        ],
      }),
      "role-uncovered",
      "om-owner",
      ["roles", 0],
    ],
    [
      "a deputy while the person is away",
      whole({
        people: [
          person("asa"),
          person("john"),
          person("mia", away("2026-12-01", "2026-12-05", "kim")),
          person("kim", away("2026-12-05", "2026-12-09")),
        ],
      }),
      "deputy-absent",
      "mia",
      ["people", 2, "absences", 0],
    ],
    [
      "a role that approves it",
      whole({
        roles: [
          role("boss", ["asa"], { deputies: ["john"] }),
          role("update-watcher", ["john"], { deputies: ["asa"] }),
        ],
        routines: AREAS.map((area) => routine({ id: area, area, role: "boss" })),
        communications: whole().communications.map((entry) => ({ ...entry, owner: "boss" })),
      }),
      "no-plan-approver",
      "roles",
      null,
    ],
    [
      "every routine of an area",
      whole({ routines: AREAS.slice(1).map((area) => routine({ id: area, area })) }),
      "area-without-routine",
      "planning",
      ["routines"],
    ],
    [
      "the owner of a target",
      whole({
        targets: [
          { kpi: "compliance_rate", value: 95, owner: null, approvedOn: "2026-09-01" },
          { kpi: "other", value: 1, owner: "asa", approvedOn: "2026-09-01" },
        ],
      }),
      "target-without-owner",
      "compliance_rate",
      ["targets", 0],
    ],
    [
      "the approval of a target",
      whole({
        targets: [
          { kpi: "other", value: 1, owner: "asa", approvedOn: "2026-09-01" },
          { kpi: "compliance_rate", value: 95, owner: "asa", approvedOn: null },
        ],
      }),
      "target-without-approval",
      "compliance_rate",
      ["targets", 1],
    ],
    [
      "a schedule",
      whole({ reports: [...whole().reports, reportOf("extra", "board")] }),
      "report-without-schedule",
      "extra",
      ["reports", 1],
    ],
    [
      "the report of a stakeholder",
      whole({ audiences: [...whole().audiences, audience("owners", "stakeholders", ["asa", "john"])] }),
      "stakeholder-without-report",
      "john",
      ["audiences", 2],
    ],
    [
      "platforms",
      whole({ audiences: [...whole().audiences, audience("desk", "helpdesk", ["mia"])] }),
      "audience-without-platforms",
      "desk",
      ["audiences", 2],
    ],
    [
      "people of the plan among administrators",
      whole({
        audiences: [
          ...whole().audiences,
          audience("admins", "administrators", [], { group: { id: "6a0e1c3e", tenant: null } }),
        ],
      }),
      "audience-without-people",
      "admins",
      ["audiences", 2],
    ],
    ["whoever keeps the material", whole({ training }), "material-without-owner", "training", ["training"]],
    [
      "the communications calendar",
      whole({ communications: [] }),
      "no-communications",
      "communications",
      null,
    ],
    [
      "the owner of a message for a month",
      whole({
        people: [person("asa"), person("john"), person("mia", away("2026-11-01", "2027-02-01"))],
        communications: whole().communications.map((entry) => ({ ...entry, owner: "mia" })),
      }),
      "communication-owner-absent",
      "news",
      ["communications", 0],
    ],
    [
      "the review of a risk",
      whole({ risks: whole().risks.map((risk) => ({ ...risk, reviewBy: null })) }),
      "risk-without-review",
      "risk",
      ["risks", 0],
    ],
    [
      "a review that has passed",
      whole({ risks: whole().risks.map((risk) => ({ ...risk, reviewBy: "2026-11-26" })) }),
      "risk-review-overdue",
      "risk",
      ["risks", 0],
    ],
    [
      "an action on its day",
      whole({ actions: whole().actions.map((action) => ({ ...action, due: "2026-11-26" })) }),
      "action-overdue",
      "act",
      ["actions", 0],
    ],
    [
      "a deployment on its last day",
      whole({ deployments: [deployment({ end: "2026-11-26" })] }),
      "deployment-past-end",
      "meter-app",
      ["deployments", 0],
    ],
  ];

describe("a plan", () => {
  test("that has everything has no gap", () => {
    expect(gapsOf(whole())).toEqual([]);
  });

  test.each(CASES)("without %s has that one gap, and says where", (_what, plan, code, subject, path) => {
    expect(gapsOf(plan).map((gap) => [gap.code, gap.subject, gap.path])).toEqual([[code, subject, path]]);
  });

  test("that gives a figure no target lacks it, and one without pages for users lacks two things", () => {
    expect(gapsOf(whole(), ["compliance_rate", "active_threats"])).toMatchObject([
      { code: "kpi-without-target", subject: "active_threats" },
    ]);
    const codes = gapsOf(whole({ selfHelp: [] })).map(({ code }) => code);
    expect(codes).toEqual(["question-unanswered", "no-self-help"]);
  });

  test("has every kind of gap in one of these cases", () => {
    const tested = new Set<string>([
      ...CASES.map(([, , code]) => code),
      "kpi-without-target",
      "no-self-help",
      "routine-without-person",
    ]);
    expect(PLAN_GAP_CODES.filter((code) => !tested.has(code))).toEqual([]);
  });

  test("without anybody of a role for a month lacks the role on its days, and whoever does its routine", () => {
    const plan = whole({
      roles: [...whole().roles, role("tester", ["mia"], { deputies: ["kim"] })],
      people: [
        ...whole().people.slice(0, 2),
        ...["mia", "kim"].map((id) => person(id, away("2026-11-01", "2027-02-01"))),
      ],
      routines: [...whole().routines, routine({ id: "tests", role: "tester" })],
    });
    expect(gapsOf(plan).map(({ code, subject, path }) => [code, subject, path])).toEqual([
      ["role-uncovered", "tester", ["roles", 2]],
      ["routine-without-person", "tests", ["routines", 5]],
    ]);
    expect(gapsOf(plan)[0]?.message).toContain("on 2026-11-27 and on 29 more of the next 30 days");
  });

  test("is covered where somebody stands in for a person of the role, and open when they are away as well", () => {
    const people = (kim: Parameters<typeof person>[1]) => [
      person("asa", away("2026-11-01", "2027-02-01", "kim")),
      person("john", { ...away("2026-11-01", "2027-02-01"), deputy: "mia" }),
      person("mia"),
      person("kim", kim),
    ];
    const roles = [
      role("om-owner", ["asa"], { deputies: ["asa", "kim"] }),
      role("update-watcher", ["john"], { deputies: ["asa"] }),
    ];
    const none = { communications: whole().communications.map((entry) => ({ ...entry, owner: "john" })) };
    expect(gapsOf(whole({ people: people({}), roles, ...none }))).toEqual([]);
    const open = gapsOf(whole({ people: people(away("2026-12-01", "2026-12-01")), roles, ...none }));
    expect(open.map(({ code, subject }) => [code, subject])).toEqual([
      ["role-uncovered", "om-owner"],
      ["deputy-absent", "asa"],
    ]);
    expect(open[0]?.message).toContain("nobody of the role is there on 2026-12-01:");
  });

  test("is not blamed for what is done, or for absences later than a month from now", () => {
    const done = whole({
      actions: whole().actions.map((action) => ({ ...action, due: "2026-01-01", done: true })),
      deployments: [deployment({ end: "2026-01-31", start: "2026-01-01", done: true })],
      people: [
        person("asa", away("2026-12-27", "2026-12-31")),
        person("john", away("2026-12-27", "2026-12-31")),
        person("mia"),
      ],
    });
    expect(gapsOf(done)).toEqual([]);
  });

  test("counts days in the organisation's zone", () => {
    const late = new Date("2026-11-27T23:30:00Z");
    const gaps = findPlanGaps({ plan: whole(), now: late, timeZone: "Europe/Stockholm", kpis: [] });
    expect(gaps.map(({ code }) => code)).toEqual([
      "risk-review-overdue",
      "action-overdue",
      "deployment-past-end",
    ]);
  });
});

test("every gap says what is missing and what to do", () => {
  for (const [, plan] of CASES) {
    for (const { message, fix } of gapsOf(plan)) {
      expect(message).toMatch(/\w/);
      expect(fix).toMatch(/^[A-Z].*\.$/);
    }
  }
});
