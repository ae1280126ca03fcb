import { describe, expect, test } from "vitest";
import { scheduleOf } from "../../../test-support/plans.ts";
import { parsePlan } from "./parse-plan.ts";
import { DEFAULT_ALERTS, DEFAULT_NEWCOMERS, DEFAULT_NOTICES, DEFAULT_RETENTION, type Plan } from "./plan.ts";
import { formatProblem } from "../problem.ts";

const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["state"],
  knownKpis: ["compliance_rate"],
} as const;

function planOf(text: string): Plan {
  const result = parsePlan(`version: 1\norganisation: { name: Contoso }\n${text}`, "plan.yaml", OPTIONS);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.value;
}

const PEOPLE = "people: [{ id: anna, name: Anna, address: anna@contoso.com }]\n";
const BOARD = "audiences: [{ id: board, name: Board, kind: stakeholders, members: [anna] }]\n";
const report = (more: string): string =>
  `${PEOPLE}${BOARD}reports: [{ id: r, title: T, audience: board, sections: [state]${more} }]`;

test("a plan may hold nothing but the organisation", () => {
  expect(planOf("")).toEqual({
    file: "plan.yaml",
    organisation: { name: "Contoso", calendar: { country: null, region: null, closed: [], open: [] } },
    discovery: {},
    people: [],
    roles: [],
    audiences: [],
    reports: [],
    targets: [],
    routines: [],
    checklist: { off: [], owners: {}, own: [] },
    risks: [],
    actions: [],
    deployments: [],
    training: [],
    onboarding: [],
    communications: [],
    notices: DEFAULT_NOTICES,
    newcomers: DEFAULT_NEWCOMERS,
    maintenanceWindows: [],
    selfHelp: [],
    supportContacts: [],
    escalation: [],
    knowledgeBase: null,
    retention: DEFAULT_RETENTION,
    updates: { watcher: "update-watcher", dueWorkingDays: 2, rules: [], tasks: {} },
    watch: { role: null, person: null },
    alerts: DEFAULT_ALERTS,
  });
});

describe("what a plan leaves out", () => {
  test("of a report is a PDF of seven days in the organisation's language, sent by hand", () => {
    expect(planOf(report("")).reports[0]).toEqual({
      id: "r",
      title: { en: "T", sv: "T" },
      audience: "board",
      sections: ["state"],
      formats: ["pdf"],
      schedule: null,
      language: "sv",
      channels: [],
      approval: null,
      periodDays: 7,
    });
  });

  test("of a person is the organisation's language", () => {
    const people = planOf(
      "people: [{ id: a, name: A, address: a@b.se }, { id: b, name: B, address: b@b.se, language: en }]",
    ).people;
    expect(people.map(({ language }) => language)).toEqual(["sv", "en"]);
  });

  test("of targets, risks, actions, training and contacts is null or false", () => {
    const plan = planOf(
      [
        PEOPLE,
        BOARD,
        "targets: [{ kpi: compliance_rate, value: 95.5 }]",
        "risks: [{ id: r, title: T, level: low, owner: anna }]",
        "actions: [{ id: r, title: T, owner: anna, due: 2026-12-01 }]",
        "training: [{ id: t, title: T, audience: board }]",
        "supportContacts: [{ name: C, role: { en: E, sv: S } }]",
      ].join("\n"),
    );
    expect(plan.targets).toEqual([{ kpi: "compliance_rate", value: 95.5, owner: null, approvedOn: null }]);
    expect(plan.risks[0]).toMatchObject({ reviewBy: null });
    expect(plan.actions[0]).toMatchObject({ done: false });
    expect(plan.training[0]).toMatchObject({ url: null, revisedOn: null });
    expect(plan.supportContacts[0]).toEqual({
      name: "C",
      role: { en: "E", sv: "S" },
      address: null,
      phone: null,
      hours: null,
      vendor: false,
    });
  });
});

test("who takes care of updates may be a person or a role, for the whole or for a part", () => {
  const { updates } = planOf(
    [
      PEOPLE,
      "roles: [{ id: watcher, name: W, holders: [anna] }]",
      "updates:",
      "  watcher: watcher",
      "  dueWorkingDays: 3",
      "  rules: [{ when: { platform: ios, kind: endOfSupport }, owner: anna }]",
      "  tasks: { training: watcher }",
    ].join("\n"),
  );
  expect(updates).toEqual({
    watcher: "watcher",
    dueWorkingDays: 3,
    rules: [{ when: { platform: "ios", kind: "endOfSupport" }, owner: "anna" }],
    tasks: { training: "watcher" },
  });
});

describe("a schedule", () => {
  test.each([
    [", schedule: 0  7 * * MON", scheduleOf("0 7 * * MON", "Europe/Stockholm")],
    [", schedule: { cron: 0 7 * * * }", scheduleOf("0 7 * * *", "Europe/Stockholm")],
    [
      ", schedule: { cron: 0 7 * * *, timezone: America/New_York }",
      scheduleOf("0 7 * * *", "America/New_York"),
    ],
    [
      ", schedule: { cron: 0 7 * * *, missed: all, maxLateness: 3d, overlap: queue, jitter: 90s, holidays: move, succeedWithin: 2h }",
      scheduleOf("0 7 * * *", "Europe/Stockholm", {
        missed: "all",
        maxLatenessMs: 3 * 86_400_000,
        overlap: "queue",
        jitterMs: 90_000,
        holidays: "move",
        succeedWithinMs: 2 * 3_600_000,
      }),
    ],
  ])("%s is read", (more, schedule) => {
    expect(planOf(report(more)).reports[0]?.schedule).toEqual(schedule);
  });
});

test("texts are shown safely: no controls, no direction marks, one line", () => {
  expect(planOf('people: [{ id: a, name: "A\\u202e\\nB\\u0007", address: a@b.se }]').people[0]?.name).toBe(
    "A B",
  );
});
