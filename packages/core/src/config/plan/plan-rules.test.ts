import { describe, expect, test } from "vitest";
import { formatProblem } from "../problem.ts";
import { parsePlan } from "./parse-plan.ts";
import { DISCOVERY_QUESTIONS } from "./plan.ts";

const FILE = "/srv/om/plan.yaml";
const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["state"],
  knownKpis: ["compliance_rate"],
} as const;

/** A sound file; each case below puts another text in place of one of its lines. */
const SOUND = `version: 1
organisation: { name: Contoso, calendar: { country: SE } }
people:
  - { id: anna, name: Anna, address: anna@contoso.com }
  - { id: bo, name: Bo, address: bo@contoso.com, deputy: anna }
  - { id: cia, name: Cia, address: cia@contoso.com, deputy: bo }
roles:
  - { id: owner, name: Owner, holders: [anna], deputies: [bo] }
audiences:
  - { id: board, name: Board, kind: stakeholders, members: [anna] }
reports:
  - { id: weekly, title: Weekly, audience: board, sections: [state] }
routines:
  - { id: look, title: Look, cadence: daily, role: owner }
training:
  - { id: course, title: Course, roles: [owner] }
deployments:
  - { id: app, title: App, kind: app, owner: anna, start: 2026-11-02, end: 2026-11-30 }
# communications
# checklist
# notices
# newcomers
# discovery
# onboarding`;

/** Line number and new text, then the problem: line and column, what is wrong, how to put it right. */
const CASES = String.raw`
10|  - { id: board, name: Board, kind: stakeholders, members: [anna], rule: { platforms: [ios, windows], versionBelow: 18.2.1 } }
10:117  audiences[0].rule.versionBelow is a version, and the rule does not say of which system (found: "18.2.1")
Name one platform beside it, for example platforms: [windows], or ios and ipados together.

4|  - { id: anna, name: Anna, address: anna@contoso.com, deputy: cia }
4:64  people[0].deputy makes a circle of deputies: anna → cia → bo → anna (found: "cia")
Let one of them have a deputy outside the circle, or none.

5|  - { id: bo, name: Bo, address: bo@contoso.com, deputy: bo }
5:58  people[1].deputy is the person's own id (found: "bo")
Name somebody else, or leave the deputy out.

5|  - { id: bo, name: Bo, address: bo@contoso.com, deputy: ann }
5:58  people[1].deputy is no id in people (found: "ann")
Did you mean anna? Write the id of an entry under people, or add the entry there.

6|  - { id: cia, name: Cia, address: Anna@Contoso.com }
6:36  people[2].address is the address of people[0] of line 4, too (found: "Anna@Contoso.com")
Give each person an address of their own, or remove one of the two.

6|  - { id: cia, name: Cia, address: c@contoso.com, absences: [{ from: 2026-12-24, to: 2026-12-23 }] }
6:86  people[2].absences[0].to lies before the start (found: "2026-12-23")
Write an end on or after the start.

6|  - { id: cia, name: Cia, address: c@contoso.com, absences: [{ from: 2026-12-01, to: 2026-12-31 }, { from: 2026-12-31, to: 2027-01-03, deputy: cia }] }
6:108  people[2].absences[1].from overlaps people[2].absences[0] of line 6 (found: "2026-12-31")
Join the two, or move one of them.
6:144  people[2].absences[1].deputy is the person's own id (found: "cia")
Name somebody else, or leave the deputy out.

6|  - { id: cia, name: Cia, address: c@contoso.com, absences: [{ from: 2026-02-29, to: 2026-13-01, deputy: dan }], startedOn: 2026-06-31 }
6:70  people[2].absences[0].from is no date (found: "2026-02-29")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
6:86  people[2].absences[0].to is no date (found: "2026-13-01")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
6:106  people[2].absences[0].deputy is no id in people (found: "dan")
Write the id of an entry under people, or add the entry there.
6:125  people[2].startedOn is no date (found: "2026-06-31")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.

6|  - { id: cia, name: Cia, address: c@contoso.com, workingHours: { from: "17:00", to: "08:00", days: [MON, MON] } }
6:86  people[2].workingHours.to is not after the beginning of the day's work (found: "08:00")
Write an end later on the same day than the beginning.
6:107  people[2].workingHours.days[1] repeats people[2].workingHours.days[0] of line 6 (found: "MON")
Give each its own, or remove one of the two.

2|organisation: { name: Contoso, calendar: { closed: [2026-12-24, 2026-12-24, 2026-02-30], open: [2026-12-24] } }
2:65  organisation.calendar.closed[1] repeats organisation.calendar.closed[0] of line 2 (found: "2026-12-24")
Give each its own, or remove one of the two.
2:77  organisation.calendar.closed[2] is no date (found: "2026-02-30")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
2:97  organisation.calendar.open[0] stands under closed, too (found: "2026-12-24")
Remove it from one of the two.

12|  - { id: news, title: News, audience: users, sections: [state] }
12:40  reports[0].audience is no id in audiences (found: "users")
Write the id of an entry under audiences, or add the entry there.

14|  - { id: look, title: Look, cadence: daily, role: ownr, from: 2026-04-31, evidence: { kind: metric, kpis: [compliance], reports: [weekli, weekly, weekly], modules: [corse] } }
14:52  routines[0].role is no id in roles (found: "ownr")
Did you mean owner? Write the id of an entry under roles, or add the entry there.
14:64  routines[0].from is no date (found: "2026-04-31")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
14:109  routines[0].evidence.kpis[0] is no KPI (found: "compliance")
Did you mean compliance_rate? Use one of: compliance_rate.
14:132  routines[0].evidence.reports[0] is no id in reports (found: "weekli")
Did you mean weekly? Write the id of an entry under reports, or add the entry there.
14:148  routines[0].evidence.reports[2] repeats routines[0].evidence.reports[1] of line 14 (found: "weekly")
Give each its own, or remove one of the two.
14:167  routines[0].evidence.modules[0] is no id in training (found: "corse")
Did you mean course? Write the id of an entry under training, or add the entry there.

16|  - { id: course, title: Course }
16:5  training[0] says of nobody that they need it (found: a mapping)
Add audience or roles.

16|  - { id: course, title: Course, roles: [] }
16:5  training[0] says of nobody that they need it (found: a mapping)
Add audience or roles.

16|  - { id: course, title: Course, roles: [boss], audience: bord }
16:42  training[0].roles[0] is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.
16:59  training[0].audience is no id in audiences (found: "bord")
Did you mean board? Write the id of an entry under audiences, or add the entry there.

18|  - { id: app, title: App, kind: app, owner: owner, start: 2026-10-32, end: 2026-11-30 }
18:46  deployments[0].owner is no id in people (found: "owner")
Write the id of an entry under people, or add the entry there.
18:60  deployments[0].start is no date (found: "2026-10-32")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.

18|  - { id: app, title: App, kind: app, owner: anna, start: 2026-11-02, end: 2026-11-30, phases: [{ on: 2026-11-01, share: 10 }, { on: 2026-12-01, share: 100 }] }
18:103  deployments[0].phases[0].on lies before the start of the deployment (found: "2026-11-01")
Write a day from 2026-11-02 to 2026-11-30, or move its start or end.
18:134  deployments[0].phases[1].on lies after the end of the deployment (found: "2026-12-01")
Write a day from 2026-11-02 to 2026-11-30, or move its start or end.

18|  - { id: app, title: App, kind: os-update, owner: anna, start: 2026-11-02, end: 2026-11-30, measure: { platform: windows, version: Sun Valley } }
18:133  deployments[0].measure.version is no version of windows that can be compared (found: "Sun Valley")
Write it as the devices tell it, such as 10.0.26100 or 18.2, or for Windows by its name: 11 24H2.

18|  - { id: app, title: App, kind: enrollment, owner: anna, start: 2026-11-02, end: 2026-11-30, measure: { enrolled: ios } }
18:104  deployments[0].measure does not tell how many are to be enrolled (found: a mapping)
Add target: { devices: … } or { group: { id: … } } to the deployment.

18|  - { id: app, title: App, kind: app, owner: anna, start: 2026-11-02, end: 2026-11-30, phases: [{ on: 2026-11-20, share: 50 }, { on: 2026-11-20, share: 60 }, { on: 2026-11-30, share: 40 }] }
18:134  deployments[0].phases[1].on is not after the day of the phase before (found: "2026-11-20")
Put the phases in the order of their days, each on a day of its own.
18:184  deployments[0].phases[2].share is less than the share of the phase before (found: 40)
Write the share that all phases so far reach together.

19|communications: [{ id: a, title: A, audience: bord, owner: bob, report: weekli }, { id: a, title: B, audience: board, owner: owner, on: 2026-02-30, cadence: daily }]
19:18  communications[0] says nowhere when (found: a mapping)
Add on, the day of a single one, or cadence, how often.
19:47  communications[0].audience is no id in audiences (found: "bord")
Did you mean board? Write the id of an entry under audiences, or add the entry there.
19:60  communications[0].owner is no id in people or roles (found: "bob")
Did you mean bo? Write the id of an entry under people or roles, or add the entry there.
19:73  communications[0].report is no id in reports (found: "weekli")
Did you mean weekly? Write the id of an entry under reports, or add the entry there.
19:89  communications[1].id repeats communications[0].id of line 19 (found: "a")
Give each its own, or remove one of the two.
19:137  communications[1].on is no date (found: "2026-02-30")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
19:149  communications[1].cadence stands beside on
Keep on for a single one, or cadence for one that comes again.

20|checklist: { off: [owners-named, owners-named], owners: { owners-named: bob }, own: [{ id: owners-named, text: T, role: boss }, { id: x, text: T, role: owner }, { id: x, text: T, role: owner }] }
20:34  checklist.off[1] repeats checklist.off[0] of line 20 (found: "owners-named")
Give each its own, or remove one of the two.
20:73  checklist.owners.owners-named is no id in people or roles (found: "bob")
Did you mean bo? Write the id of an entry under people or roles, or add the entry there.
20:92  checklist.own[0].id is the id of an item of the product's (found: "owners-named")
Give yours another id.
20:121  checklist.own[0].role is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.
20:168  checklist.own[2].id repeats checklist.own[1].id of line 20 (found: "x")
Give each its own, or remove one of the two.

20|checklist: { owners: { owner-named: anna } }
20:24  checklist.owners.owner-named is not a known key
Did you mean owners-named? Correct or remove it; checklist.owners takes: monitoring-applied, ready-for-alerts, admins-know-updates, helpdesk-knows-changes, owners-named, process-for-material, measures-and-reporting, certificates-watched, uncovered-devices.

21|notices: { approver: boss, quietHours: { from: "22:00", to: "22:00" }, doNotSend: [a@b.se, a@b.se] }
21:22  notices.approver is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.
21:61  notices.quietHours.to is the time at which it becomes quiet (found: "22:00")
Write another end, or leave quietHours out.
21:92  notices.doNotSend[1] repeats notices.doNotSend[0] of line 21 (found: "a@b.se")
Give each its own, or remove one of the two.

21|notices: { templates: [{ kind: grace-period, subject: "About {device}", body: { en: "{reason}: {dedline}", sv: "{reason} {deadline} {Namn}" } }] }
21:85  notices.templates[0].body.en lacks {deadline} (found: "{reason}: {dedline}")
Say it in the subject or the body: {deadline}.
21:96  notices.templates[0].body.en has the placeholder {dedline}, which is not known (found: "{reason}: {dedline}")
Did you mean {deadline}? Use {device}, {reason}, {deadline}, {days}, {name}, {organisation}, {help}.
21:133  notices.templates[0].body.sv has the placeholder {Namn}, which is not known (found: "{reason} {deadline} {Namn}")
Did you mean {name}? Use {device}, {reason}, {deadline}, {days}, {name}, {organisation}, {help}.

22|newcomers: { approval: { by: nobody, on: 2026-11-00 } }
22:30  newcomers.approval.by is no id in people (found: "nobody")
Write the id of an entry under people, or add the entry there.
22:42  newcomers.approval.on is no date (found: "2026-11-00")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.

23|discovery: { who-is-teem: Us }
23:14  discovery.who-is-teem is not a known key
Did you mean who-is-team? Correct or remove it; discovery takes: ${DISCOVERY_QUESTIONS.join(", ")}.

24|onboarding: [{ id: a, title: A, roles: [boss], module: corse }, { id: a, title: A, roles: [owner, owner] }]
24:41  onboarding[0].roles[0] is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.
24:56  onboarding[0].module is no id in training (found: "corse")
Did you mean course? Write the id of an entry under training, or add the entry there.
24:71  onboarding[1].id repeats onboarding[0].id of line 24 (found: "a")
Give each its own, or remove one of the two.
24:99  onboarding[1].roles[1] repeats onboarding[1].roles[0] of line 24 (found: "owner")
Give each its own, or remove one of the two.`;

function problemsOf(text: string): readonly string[] {
  const result = parsePlan(text, FILE, OPTIONS);
  return result.ok ? [] : result.problems.map(formatProblem);
}

describe("a plan with the line", () => {
  const cases = CASES.trimStart()
    .split("\n\n")
    .map((block) => {
      const [, number, text, expected] = /^(\d+)\|(.*?)\n(\d+:\d+ {2}.*)$/s.exec(block) ?? [];
      return [text ?? "", Number(number), expected ?? ""] as const;
    });

  test.each(cases)("%s is told what is wrong where, and how to put it right", (text, number, expected) => {
    const told = problemsOf(
      SOUND.split("\n")
        .with(number - 1, text)
        .join("\n"),
    ).join("\n");
    expect(told.replaceAll(`${FILE}:`, "").replaceAll("  Fix: ", "")).toBe(expected);
  });
});

describe("a plan is sound", () => {
  const sound = (number: number, text: string): readonly string[] =>
    problemsOf(
      SOUND.split("\n")
        .with(number - 1, text)
        .join("\n"),
    );

  test("as the cases start from it", () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  test("when an audience of a report has a group or a rule and no members", () => {
    const group = "group: 11111111-2222-3333-4444-555555555555";
    expect(sound(10, `  - { id: board, name: Board, kind: stakeholders, ${group} }`)).toEqual([]);
    expect(sound(10, "  - { id: board, name: Board, kind: helpdesk, rule: { platforms: [ios] } }")).toEqual(
      [],
    );
  });

  test("when deputies make a chain that ends, and phases begin and end with the deployment", () => {
    const phases = "phases: [{ on: 2026-11-02, share: 10 }, { on: 2026-11-30, share: 10 }]";
    const dates = "start: 2026-11-02, end: 2026-11-30";
    expect(sound(18, `  - { id: app, title: App, kind: app, owner: anna, ${dates}, ${phases} }`)).toEqual([]);
  });

  test("when somebody is away twice, and quiet hours go over midnight", () => {
    const absences = "absences: [{ from: 2026-12-24, to: 2026-12-24 }, { from: 2026-12-25, to: 2026-12-25 }]";
    expect(sound(4, `  - { id: anna, name: Anna, address: anna@contoso.com, ${absences} }`)).toEqual([]);
    expect(sound(21, 'notices: { quietHours: { from: "20:00", to: "07:00" } }')).toEqual([]);
  });
});

describe("a circle through the deputy of an absence", () => {
  const circles = (...people: readonly string[]): readonly string[] =>
    problemsOf(
      `version: 1\norganisation: { name: C }\npeople:\n${people
        .map((entry) => `  - { name: P, address: ${entry.slice(4, entry.indexOf(","))}@b.se, ${entry} }`)
        .join("\n")}`,
    ).map((told) => told.replaceAll(`${FILE}:`, ""));
  const away = (from: string, to: string, deputy?: string): string =>
    `absences: [{ from: 2026-12-${from}, to: 2026-12-${to}${deputy === undefined ? "" : `, deputy: ${deputy}`} }]`;
  const FIX = "Name a deputy for this absence who is there then, or is outside the circle.";

  test("is found where both absences share a day, once, at the deputy of the absence", () => {
    const told = circles(`id: anna, ${away("20", "24", "bo")}`, `id: bo, ${away("24", "31", "anna")}`);
    expect(told).toEqual([
      `5:97  people[1].absences[0].deputy makes a circle of deputies from 2026-12-24: bo → anna → bo (found: "anna")\n  Fix: ${FIX}`,
    ]);
  });

  test("is found through the usual deputy of somebody who is away, too", () => {
    const [told, ...more] = circles(
      `id: anna, deputy: cia, ${away("01", "31")}`,
      `id: bo, ${away("10", "12", "anna")}`,
      `id: cia, ${away("12", "20", "bo")}`,
    );
    expect(more).toEqual([]);
    expect(told).toContain(
      "people[2].absences[0].deputy makes a circle of deputies from 2026-12-12: cia → bo → anna → cia",
    );
  });

  test("is none where one of them is there, or has somebody else for those days", () => {
    expect(circles(`id: anna, ${away("20", "24", "bo")}`, `id: bo, ${away("25", "31", "anna")}`)).toEqual([]);
    expect(circles(`id: anna, ${away("20", "24", "bo")}`, "id: bo, deputy: anna")).toEqual([]);
    expect(
      circles(
        `id: anna, ${away("20", "24", "bo")}`,
        `id: bo, deputy: anna, ${away("20", "24", "cia")}`,
        "id: cia",
      ),
    ).toEqual([]);
  });
});

test("a circle of two hundred deputies is told once, and shortened", () => {
  const people = Array.from(
    { length: 200 },
    (_, index) => `  - { id: p${index}, name: P, address: p${index}@b.se, deputy: p${(index + 1) % 200} }`,
  );
  const told = problemsOf(`version: 1\norganisation: { name: C }\npeople:\n${people.join("\n")}`);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^.*:4:\d+ {2}people\[0\]\.deputy makes a circle of deputies: p0 → p1 → /);
  expect(told[0]?.length).toBeLessThan(400);
});
