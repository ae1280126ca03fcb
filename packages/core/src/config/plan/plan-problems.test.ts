import { describe, expect, test } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { formatProblem } from "../problem.ts";
import { AREAS } from "../../updates/classify/area-words.ts";

const AREA_IDS = AREAS.map(({ id }) => id);

const FILE = "/srv/om/plan.yaml";
const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["state", "kpis"],
  knownKpis: ["compliance_rate"],
} as const;

/** A sound file; each case below puts another text in place of one of its lines. */
const SOUND = `
version: 1
organisation: { name: Contoso }
people:
  - { id: anna, name: Anna Åberg, address: anna@contoso.com }
  - { id: bo, name: Bo Ek, address: bo@contoso.com, language: en }
roles:
  - { id: owner, name: { en: Owner, sv: Ansvarig }, holders: [anna], deputies: [bo] }
audiences:
  - { id: board, name: Board, kind: stakeholders, members: [anna, bo] }
reports:
  - id: weekly
    title: { en: Weekly, sv: Veckan }
    audience: board
    sections: [state, kpis]
    schedule: 0 7 * * MON
targets:
  - { kpi: compliance_rate, value: 95 }
routines:
  - { id: look, title: Look, cadence: daily, role: owner }
deployments:
  - { id: app, title: App, kind: app, owner: anna, start: 2026-11-02, end: 2026-11-02 }
maintenanceWindows:
  - { id: night, title: Night, start: 2026-11-14T21:00, end: 2026-11-15T01:00 }`;

/** Line number and new text, then the problem: line and column, what is wrong, how to put it right. */
const CASES = String.raw`
2|# no organisation
1:1  organisation is missing
Add organisation at the top level: a mapping of keys and values.

2|organisation: Contoso
2:15  organisation must be a mapping of keys and values (found: "Contoso")
Write its keys below it, indented, or between { and }.

4|  - { id: anna, name: "\u202e ", address: anna@contoso.com }
4:23  people[0].name is empty (found: "")
Write some text.

4|  - { id: anna, name: Anna, address: "Anna <anna@contoso.com>" }
4:38  people[0].address is not one plain mail address: it has a name or brackets (found: "Anna <anna@contoso.com>")
Write one address such as anna@contoso.com, without name, brackets, commas or line ends.

4|  - { id: anna, name: Anna, address: anna@contoso.com }${"\n"}  - { id: anna, name: Other, address: other@contoso.com }
5:11  people[1].id repeats people[0].id of line 4 (found: "anna")
Give each its own, or remove one of the two.

5|  - { id: bo, name: Bo Ek, address: bo@contoso.com, language: fi }
5:63  people[1].language is not allowed (found: "fi")
Write one of en, sv.

7|  - { id: owner, name: Owner, holders: [ana], deputies: [nobody] }
7:41  roles[0].holders[0] is no id in people (found: "ana")
Did you mean anna? Write the id of an entry under people, or add the entry there.
7:58  roles[0].deputies[0] is no id in people (found: "nobody")
Write the id of an entry under people, or add the entry there.

7|  - { id: owner, name: { }, holders: [] }
7:24  roles[0].name has no text (found: a mapping)
Write one under en or sv.
7:38  roles[0].holders is an empty list (found: an empty list)
Add at least one entry.

9|  - { id: board, name: Board, kind: bosses, members: [anna, anna] }
9:37  audiences[0].kind is not allowed (found: "bosses")
Write one of stakeholders, administrators, helpdesk, users, newcomers.
9:61  audiences[0].members[1] repeats audiences[0].members[0] of line 9 (found: "anna")
Give each its own, or remove one of the two.

13|    audience: bord
13:15  reports[0].audience is no id in audiences (found: "bord")
Did you mean board? Write the id of an entry under audiences, or add the entry there.

9|  - { id: board, name: Board, kind: stakeholders, members: [] }
13:15  reports[0].audience has no members, so nobody would get the report (found: "board")
Name at least one person under members of board in audiences, or a group or a rule; or another audience here.

9|  - { id: board, name: Board, kind: users, members: [anna] }
13:15  reports[0].audience has users as readers, and the report needs nobody's approval (found: "board")
Add approval: { role: … } to the report, with the id of the role that reads it before they do.

9|  - { id: board, name: Board, kind: helpdesk, members: [anna], platforms: [ios, iphone, ios] }
9:81  audiences[0].platforms[1] is not allowed (found: "iphone")
Write one of windows, ios, ipados, macos, android, linux, chromeos, visionos, tvos.
9:89  audiences[0].platforms[2] repeats audiences[0].platforms[0] of line 9 (found: "ios")
Give each its own, or remove one of the two.

14|    sections: [stats, kpis, kpis]
14:16  reports[0].sections[0] is no section (found: "stats")
Did you mean state? Use one of: state, kpis.
14:29  reports[0].sections[2] repeats reports[0].sections[1] of line 14 (found: "kpis")
Give each its own, or remove one of the two.

15|    formats: [docx]
15:15  reports[0].formats[0] is no format (found: "docx")
Use one of: pdf, xlsx, html, ics.

15|    schedule: "0 7 * * MOM"
15:24  reports[0].schedule has a value out of range in the field day of the week, at character 9 (found: "0 7 * * MOM")
Did you mean MON? Write 0 to 7 or SUN to SAT.

15|    schedule: { cron: 0 25 * * *, timezone: Mars/Olympus }
15:25  reports[0].schedule.cron has a value out of range in the field hour, at character 3 (found: "0 25 * * *")
Write 0 to 23.
15:45  reports[0].schedule.timezone is no time zone (found: "Mars/Olympus")
Write an IANA name such as Europe/Stockholm or UTC.

15|    approval: { role: boss }
15:23  reports[0].approval.role is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.

15|    periodDays: 1.5
15:17  reports[0].periodDays must be a whole number (found: 1.5)
Write a whole number.

17|  - { kpi: compliance, value: "95", owner: cia, approvedOn: 2026-02-30 }
17:12  targets[0].kpi is no KPI (found: "compliance")
Did you mean compliance_rate? Use one of: compliance_rate.
17:31  targets[0].value must be a number (found: "95")
Write a number, without quotation marks.
17:44  targets[0].owner is no id in people (found: "cia")
Write the id of an entry under people, or add the entry there.
17:61  targets[0].approvedOn is no date (found: "2026-02-30")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.

19|  - { id: look, title: Look, cadence: dayly, role: owner }
19:39  routines[0].cadence is not allowed (found: "dayly")
Did you mean daily? Write one of daily, weekly, monthly, quarterly, yearly, on-event.

21|  - { id: app, title: App, kind: app, owner: anna, start: 2026-11-02, end: 2026-11-01 }
21:76  deployments[0].end lies before the start (found: "2026-11-01")
Write an end on or after the start.

23|  - { id: night, title: Night, start: 2026-11-14 21:00, end: 2026-11-15T24:00 }
23:39  maintenanceWindows[0].start is no local time (found: "2026-11-14 21:00")
Write a day and a time as YYYY-MM-DDTHH:MM, for example 2026-11-30T22:00.
23:62  maintenanceWindows[0].end is no local time (found: "2026-11-15T24:00")
Write a day and a time as YYYY-MM-DDTHH:MM, for example 2026-11-30T22:00.

23|  - { id: a, title: A, start: 2026-11-14T21:00, end: 2026-11-14T22:00 }${"\n"}updates: { watcher: anna, dueWorkingDays: 0, rules: [{ when: { platform: iphone, area: enrollment }, owner: boo }, { when: {}, owner: owner }] }
24:21  updates.watcher is no id in roles (found: "anna")
Write the id of an entry under roles, or add the entry there.
24:43  updates.dueWorkingDays is too small (found: 0)
Write 1 or more.
24:74  updates.rules[0].when.platform is not allowed (found: "iphone")
Write one of windows, ios, ipados, macos, android, linux, chromeos, visionos, tvos.
24:88  updates.rules[0].when.area is no area (found: "enrollment")
Use one of: ${AREA_IDS.join(", ")}.
24:109  updates.rules[0].owner is no id in people or roles (found: "boo")
Did you mean bo? Write the id of an entry under people or roles, or add the entry there.
24:124  updates.rules[1].when names no condition (found: a mapping)
Name a platform, an area, a kind or an audience; who has all other updates is said by watcher.

23|  - { id: a, title: A, start: 2026-11-14T21:00, end: 2026-11-14T22:00 }${"\n"}updates: { tasks: { pilot: nobody, test: anna }, rules: [{ when: { kind: retired, audience: users } }] }
24:28  updates.tasks.pilot is no id in people or roles (found: "nobody")
Write the id of an entry under people or roles, or add the entry there.
24:36  updates.tasks.test is not a known key
Correct or remove it; updates.tasks takes: notice, training, pilot.
24:58  updates.rules[0].owner is missing
Add owner under updates.rules[0]: text.
24:74  updates.rules[0].when.kind is not allowed (found: "retired")
Write one of new, changed, retirement, actionRequired, incident, osRelease, endOfSupport.
24:93  updates.rules[0].when.audience is not allowed (found: "users")
Did you mean user? Write one of admin, helpdesk, user.

23|  - { id: a, title: A, start: 2026-11-14T21:00, end: 2026-11-14T22:00 }${"\n"}selfHelp: [{ title: x, url: "javascript:alert(1)" }]
24:29  selfHelp[0].url is no web address (found: "javascript:alert(1)")
Write the whole address, with https://.

23|  - { id: a, title: A, start: 2026-11-14T21:00, end: 2026-11-14T22:00 }${"\n"}supportContacts: [{ name: x, role: y, phone: 0701 }]
24:46  supportContacts[0].phone must be text (found: 701)
Write text; put a number or a word such as true in quotation marks.`;

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
      SOUND.trimStart()
        .split("\n")
        .with(number - 1, text)
        .join("\n"),
    ).join("\n");
    expect(told.replaceAll(`${FILE}:`, "").replaceAll("  Fix: ", "")).toBe(expected);
  });
});

test("the plan that the cases start from has no problem", () => {
  expect(problemsOf(SOUND.trimStart())).toEqual([]);
});
