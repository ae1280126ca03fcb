import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../problem.ts";
import { parsePlan } from "./parse-plan.ts";
import { type AlertPolicy, DEFAULT_ALERTS } from "./plan.ts";

const FILE = "/srv/om/plan.yaml";
const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["state"],
  knownKpis: [],
  channels: ["ops-team"],
  tenants: ["contoso"],
  now: new Date("2026-11-20T12:00:00Z"),
} as const;

/** A sound file; each case below puts another text in place of one of its lines. */
const SOUND = `version: 1
organisation: { name: Contoso }
people:
  - { id: anna, name: Anna, address: anna@contoso.com }
  - { id: bo, name: Bo, address: bo@contoso.com }
roles:
  - { id: om-owner, name: Owner, holders: [anna], deputies: [bo] }
  - { id: noc, name: NOC, holders: [bo] }
maintenanceWindows:
  - { id: patching, title: P, start: 2026-12-01T10:00, end: 2026-12-01T12:00, suppresses: { rule: vpp-token } }
alerts:
  rules: { stale-devices: { for: 2 } }
  route:
    channels: [ops-team]
    routes:
      - { id: bad, when: { severity: critical }, to: [owner, role:noc], hours: working, outOfHours: [onCall:nights] }
      - { when: { platform: [iOS, macos], labels: { owner: personal } }, to: [person:bo, desk@contoso.com] }
      - { when: { severity: [low] }, urgency: digest }
  custom: [{ id: many, title: Many, action: Look, metric: devices.total, above: 5 }]
  onCall: [{ id: nights, people: [anna, bo], startsOn: 2026-11-02, hours: { from: "17:00", to: "08:00" } }]
  suppressions: [{ id: quiet, scope: { rule: licences }, until: 2026-12-24T08:00, by: anna, why: Bought }]
  inhibit: [{ cause: { rule: apple-terms }, symptoms: { rule: ade-token-sync }, equal: [platform] }]
  runbooks: [{ rule: vpp-token, steps: [Renew it] }]
# reports`;

/** Line number and new text, then the problem: line and column, what is wrong, how to put it right. */
const CASES = String.raw`
10|  - { id: patching, title: P, start: 2026-12-01T10:00, end: 2026-12-01T12:00, suppresses: { rule: licences } }
21:18  alerts.suppressions[0] is silent for the same alerts at the same time as maintenanceWindows[0] of line 10 (found: a mapping)
Join the two, move one of them, or let them be for other alerts.

12|  rules: { stale-device: {}, custom:many: { enabled: false }, licences: { for: 0, role: nok, thresholds: { nope: 1 } } }
12:12  alerts.rules.stale-device is no rule
Did you mean stale-devices? Write the id of a rule, as ${"`"}intune-om alerts rules${"`"} lists them.
12:30  alerts.rules.custom:many is a rule of this plan
Say it under alerts.custom, where the rule stands.
12:80  alerts.rules.licences.for is too small (found: 0)
Write 1 or more.
12:89  alerts.rules.licences.role is no id in roles (found: "nok")
Did you mean noc? Write the id of an entry under roles, or add the entry there.
12:108  alerts.rules.licences.thresholds.nope is no threshold of this rule
It has percent.

14|    channels: [ops-teem]
14:16  alerts.route.channels[0] is no id in channels of the configuration (found: "ops-teem")
Did you mean ops-team? Write the id of an entry under channels of intune-om.yaml, or add the entry there.

16|      - { id: root, when: { tenant: contosa, rule: [custom:few, my-plugin/some-rule, "No"] }, to: [role:nok, person:an, onCall:night, boss] }
16:15  alerts.route.routes[0].id is the name of another branch (found: "root")
Give the branch another id.
16:37  alerts.route.routes[0].when.tenant is no id in tenants of the configuration (found: "contosa")
Did you mean contoso? Write the id of an entry under tenants of intune-om.yaml.
16:53  alerts.route.routes[0].when.rule[0] is no rule (found: "custom:few")
Write the id of a rule, as ${"`"}intune-om alerts rules${"`"} lists them.
16:86  alerts.route.routes[0].when.rule[2] is no id of a rule (found: "No")
Write the id of a rule, as ${"`"}intune-om alerts rules${"`"} lists them.
16:100  alerts.route.routes[0].to[0] is no id in roles (found: "role:nok")
Did you mean role:noc? Write the id of an entry under roles after role:, or add the entry there.
16:110  alerts.route.routes[0].to[1] is no id in people (found: "person:an")
Did you mean person:anna? Write the id of an entry under people after person:, or add the entry there.
16:121  alerts.route.routes[0].to[2] is no id in alerts.onCall (found: "onCall:night")
Did you mean onCall:nights? Write the id of an entry under alerts.onCall after onCall:, or add the entry there.
16:135  alerts.route.routes[0].to[3] names nobody who could be told (found: "boss")
Write owner, deputy, role:ID, person:ID, onCall:ID or a mail address.

16|      - { when: { severity: hihg, platform: Windoze, labels: { sv: x } }, urgency: soon, group: { by: [owner], waitMinutes: -1 } }
16:29  alerts.route.routes[0].when.severity is not allowed (found: "hihg")
Did you mean high? Write one of low, medium, high, critical.
16:45  alerts.route.routes[0].when.platform is no operating system that Intune manages (found: "Windoze")
Did you mean Windows? Use one of: Windows, iOS, iPadOS, macOS, Android, Linux, ChromeOS, visionOS, tvOS.
16:68  alerts.route.routes[0].when.labels.sv is no name of a label (found: "x")
Write 3 to 40 letters, digits and hyphens, as ${"`"}intune-om alerts show${"`"} has the label.
16:84  alerts.route.routes[0].urgency is not allowed (found: "soon")
Write one of immediate, digest, none.
16:104  alerts.route.routes[0].group.by[0] is not allowed (found: "owner")
Write one of rule, entity, platform, severity, or label: and the name of a label.
16:125  alerts.route.routes[0].group.waitMinutes is too small (found: -1)
Write 0 or more.

16|      - { when: {}, to: [owner] }
17:9  alerts.route.routes[1] is never reached: alerts.route.routes[0] of line 16 takes all of it (found: a mapping)
Put it in front of that one, or remove it.
18:9  alerts.route.routes[2] is never reached: alerts.route.routes[0] of line 16 takes all of it (found: a mapping)
Put it in front of that one, or remove it.

17|      - { when: { severity: [high, medium, low] }, routes: [{ when: { severity: critical } }] }
17:69  alerts.route.routes[1].routes[0].when asks for what the branch around it never has (found: a mapping)
Let it ask for something that the branch around it has as well, or move it out of there.
18:9  alerts.route.routes[2] is never reached: alerts.route.routes[1] of line 17 takes all of it (found: a mapping)
Put it in front of that one, or remove it.

18|      - { when: { severity: [low, medium, high] } , routes: [{ when: { rule: defender-alert, severity: low } }, { when: { rule: defender-alert, severity: [medium, high] } }, { when: { rule: defender-alert } }] }
18:175  alerts.route.routes[2].routes[2] is never reached: the branches in front of it take every severity (found: a mapping)
Put it in front of that one, or remove it.

18|      - { when: { severity: low }, to: [], channels: [], escalate: [{ afterMinutes: 60, to: [deputy] }, { afterMinutes: 60 }] }
18:40  alerts.route.routes[2].to leaves nobody who is told (found: an empty list)
Name somebody under to or a channel under channels, or write urgency: none.
18:105  alerts.route.routes[2].escalate[1] tells nobody (found: a mapping)
Add to, with whom it tells, or channels.
18:121  alerts.route.routes[2].escalate[1].afterMinutes is not after the step before (found: 60)
Write more than 60: every step counts from the first message.

12|  rules: { vpp-token: { thresholds: { mediumDays: 100 } }, ade-token: { thresholds: { firstDays: 10, mediumDays: 8, highDays: 9 } } }
12:51  alerts.rules.vpp-token.thresholds.mediumDays is more than firstDays, which is 90 days where the plan does not set it (found: 100)
Write 90 days at most, or a larger firstDays.
12:127  alerts.rules.ade-token.thresholds.highDays is more than mediumDays, which is 8 days (found: 9)
Write 8 days at most, or a larger mediumDays.

12|  rules: { grace-period: { thresholds: { lastHours: 100 } }, policy-errors: { thresholds: { percent: 60.5 } }, compliance-rate: { thresholds: { highPoints: 1 } } }
12:53  alerts.rules.grace-period.thresholds.lastHours is more than days, which is 3 days where the plan does not set it (found: 100)
Write 72 hours at most, or a larger days.
12:102  alerts.rules.policy-errors.thresholds.percent is more than highPercent, which is 50 percent where the plan does not set it (found: 60.5)
Write 50 percent at most, or a larger highPercent.
12:157  alerts.rules.compliance-rate.thresholds.highPoints is less than marginPoints, which is 2 points where the plan does not set it (found: 1)
Write 2 points at least, or set marginPoints to less as well.

16|      - { when: { severity: critical }, outOfHours: [onCall:nights] }
16:53  alerts.route.routes[0].outOfHours is never used: people are told at any hour (found: a list)
Write hours: working beside it.

5|  - { id: bo, name: Bo, address: bo@contoso.com, absences: [{ from: 2026-01-01, to: 2030-12-31 }] }
16:62  alerts.route.routes[0].to[1] reaches nobody: everybody there is away for more than a year (found: "role:noc")
Name somebody who is there, or a deputy for them under people.
17:79  alerts.route.routes[1].to[0] reaches nobody: everybody there is away for more than a year (found: "person:bo")
Name somebody who is there, or a deputy for them under people.

19|  custom: [{ id: a, title: A, action: A, metric: devices.total, list: apps }, { id: a, title: A, action: A, metric: devices.total, role: boss }]
19:12  alerts.custom[0] is over one thing (found: a mapping)
Write metric, or list: one of the two.
19:85  alerts.custom[1].id repeats alerts.custom[0].id of line 19 (found: "a")
Give each its own, or remove one of the two.
19:117  alerts.custom[1].metric has no limit (found: "devices.total")
Add above, below or changeOver.
19:138  alerts.custom[1].role is no id in roles (found: "boss")
Write the id of an entry under roles, or add the entry there.

19|  custom: [{ id: a, title: A, action: A, list: apps, per: count }, { id: b, title: B, action: B, list: apps, per: each, above: 1 }, { id: c, title: C, action: C, list: apps, where: [{ field: failed, above: 1, below: 2 }] }]
19:59  alerts.custom[0].per counts rows, and there is no limit (found: "count")
Add above or below.
19:128  alerts.custom[1].above counts rows, and per is each (found: 1)
Remove it, or write the other.
19:183  alerts.custom[2].where[0] is one condition (found: a mapping)
Write one of equals, not, above, below, contains, olderThanDays, withinDays, missing.

19|  custom: [{ id: a, title: A, action: A, metric: devices.total, above: 1, below: 2 }, { id: b, title: B, action: B, metric: devices.total, changeOver: { by: 0, days: 40 } }]
19:72  alerts.custom[0].above is less than below, so that every figure is wrong (found: 1)
Write a figure that is at least that of below.
19:158  alerts.custom[1].changeOver.by is no change (found: 0)
Write how much is too much, for example -10.
19:167  alerts.custom[1].changeOver.days is too large (found: 40)
Write 30 or less.

20|  onCall: [{ id: nights, people: [anna, anna, cia], startsOn: 2026-11-31, everyDays: 0, hours: { from: "17:00", to: "17:00" } }, { id: days, people: [], startsOn: 2026-11-30 }]
20:41  alerts.onCall[0].people[1] repeats alerts.onCall[0].people[0] of line 20 (found: "anna")
Give each its own, or remove one of the two.
20:47  alerts.onCall[0].people[2] is no id in people (found: "cia")
Write the id of an entry under people, or add the entry there.
20:63  alerts.onCall[0].startsOn is no date (found: "2026-11-31")
Write a day that exists as YYYY-MM-DD, for example 2026-11-30.
20:86  alerts.onCall[0].everyDays is too small (found: 0)
Write 1 or more.
20:117  alerts.onCall[0].hours.to is the time at which it begins (found: "17:00")
Write another end, or leave hours out for around the clock.
20:150  alerts.onCall[1].people is an empty list (found: an empty list)
Add at least one entry.

21|  suppressions: [{ id: quiet, scope: {}, by: anne, why: Bought }, { id: gone, scope: { rule: licence }, from: 2026-12-02T08:00, until: 2026-12-01T08:00, by: anna, why: W }]
21:18  alerts.suppressions[0].until is missing
Add until under alerts.suppressions[0]: text.
21:38  alerts.suppressions[0].scope is every alert (found: a mapping)
Say which alerts: alert, rule, entity, platform or labels. A maintenance window may be for all.
21:46  alerts.suppressions[0].by is no id in people (found: "anne")
Did you mean anna? Write the id of an entry under people, or add the entry there.
21:94  alerts.suppressions[1].scope.rule is no rule (found: "licence")
Did you mean licences? Write the id of a rule, as ${"`"}intune-om alerts rules${"`"} lists them.
21:136  alerts.suppressions[1].until lies before the start (found: "2026-12-01T08:00")
Write an end on or after the start.

21|  suppressions: [{ id: long, scope: { rule: licences }, from: 2026-01-01T00:00, until: 2028-01-01T00:00, by: anna, why: W }]
21:88  alerts.suppressions[0].until is more than 366 days after the beginning (found: "2028-01-01T00:00")
Write an earlier end, and look at it again then.

21|  suppressions: [{ id: long, scope: { rule: licences }, until: 2027-11-23T00:00, by: anna, why: W }]
21:64  alerts.suppressions[0].until is more than 366 days from now, and the suppression has begun: it says no from (found: "2027-11-23T00:00")
Write an earlier end, and look at it again then.

22|  inhibit: [{ cause: { rule: licences, severity: high }, symptoms: { rule: licences } }, { cause: {}, symptoms: { rule: licences }, equal: [rule] }]
22:68  alerts.inhibit[0].symptoms has the cause among them, which would hide itself (found: a mapping)
Let symptoms be other alerts than the cause.
22:99  alerts.inhibit[1].cause is every alert (found: a mapping)
Say which: severity, rule, tenant, platform or labels.
22:141  alerts.inhibit[1].equal[0] is not allowed (found: "rule")
Write one of platform, or label: and the name of a label.

23|  runbooks: [{ rule: vpp-token }, { rule: vpp-token, steps: [] }]
23:14  alerts.runbooks[0] says nothing (found: a mapping)
Add action, steps or url, or remove it.
23:43  alerts.runbooks[1].rule repeats alerts.runbooks[0].rule of line 23 (found: "vpp-token")
Give each its own, or remove one of the two.
23:61  alerts.runbooks[1].steps is an empty list (found: an empty list)
Add at least one entry.

24|  flapping: { openings: 1 }
24:25  alerts.flapping.openings is too small (found: 1)
Write 2 or more.

24|reports: [{ id: alerts, title: A, audience: x, sections: [state] }]
24:17  reports[0].id is the name under which alerts are watched (found: "alerts")
Give the report another id.
24:45  reports[0].audience is no id in audiences (found: "x")
Write the id of an entry under audiences, or add the entry there.`;

const withLine = (number: number, text: string): string =>
  SOUND.split("\n")
    .with(number - 1, text)
    .join("\n");

function problemsOf(text: string): readonly string[] {
  const result = parsePlan(text, FILE, OPTIONS);
  return result.ok ? [] : result.problems.map(formatProblem);
}

function alertsOf(text: string): AlertPolicy {
  const result = parsePlan(text, FILE, OPTIONS);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.value.alerts;
}

describe("alerts with the line", () => {
  const cases = CASES.trimStart()
    .split("\n\n")
    .map((block) => {
      const [, number, text, expected] = /^(\d+)\|(.*?)\n(\d+:\d+ {2}.*)$/s.exec(block) ?? [];
      return [text ?? "", Number(number), expected ?? ""] as const;
    });

  test.each(cases)("%s are told what is wrong where, and how to put it right", (text, number, expected) => {
    const told = problemsOf(withLine(number, text)).join("\n");
    expect(told.replaceAll(`${FILE}:`, "").replaceAll("  Fix: ", "")).toBe(expected);
  });
});

describe("alerts of a plan", () => {
  test("are sound as the cases start from it", () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  test("may be silent for a year without a beginning, and for longer when nobody says when it is read", () => {
    const until = (day: string): string =>
      withLine(
        21,
        `  suppressions: [{ id: a, scope: { rule: licences }, until: ${day}T00:00, by: anna, why: W }]`,
      );
    expect(problemsOf(until("2027-11-20"))).toEqual([]);
    const { now: _now, ...undated } = OPTIONS;
    expect(parsePlan(until("2036-11-20"), FILE, undated).ok).toBe(true);
  });

  test("may have thresholds that meet, and such that stand in no order", () => {
    const rules = (text: string): readonly string[] => problemsOf(withLine(12, `  rules: { ${text} }`));
    expect(rules("vpp-token: { thresholds: { firstDays: 30, highDays: 30, criticalDays: 30 } }")).toEqual([]);
    expect(rules("grace-period: { thresholds: { days: 1 } }")).toEqual([]);
    expect(rules("os-minimum: { thresholds: { android: 5, androidUserless: 90 } }")).toEqual([]);
  });

  test("are what holds by itself in a plan that says nothing of them", () => {
    const text = SOUND.slice(0, SOUND.indexOf("maintenanceWindows"));
    expect(alertsOf(text)).toEqual(DEFAULT_ALERTS);
    expect(alertsOf(`${text}alerts: { route: {} }`)).toEqual(DEFAULT_ALERTS);
  });

  test("have branches that are called by their name, or by their place in the tree", () => {
    const routes =
      "      - { when: { rule: stale-devices }, routes: [{ id: inner, when: { platform: iOS }, routes: [{ when: { severity: low } }] }, {}] }";
    const names = (route: AlertPolicy["route"]): readonly string[] => [
      route.id,
      ...route.routes.flatMap(names),
    ];
    expect(names(alertsOf(withLine(17, routes)).route)).toEqual([
      "root",
      "bad",
      "routes.1",
      "inner",
      "inner.0",
      "routes.1.1",
      "routes.2",
    ]);
  });

  test("have targets as short texts, or as an address with a name", () => {
    const named =
      "      - { when: { rule: licences }, to: [deputy, a@b.se, { address: b@b.se, name: Bo, language: en }] }";
    expect(alertsOf(withLine(17, named)).route.routes[1]?.to).toEqual([
      { kind: "deputy" },
      { kind: "address", address: "a@b.se", name: "a@b.se", language: "sv" },
      { kind: "address", address: "b@b.se", name: "Bo", language: "en" },
    ]);
  });

  test("have conditions on rows with what is compared", () => {
    const where = "[{ field: failed, above: 10 }, { field: name, missing: true }, { field: failed, not: 0 }]";
    const text = `  custom: [{ id: apps, title: T, action: A, list: apps, where: ${where} }]`;
    expect(alertsOf(withLine(19, text)).custom[0]?.over).toEqual({
      kind: "list",
      list: "apps",
      where: [
        { field: "failed", is: "above", value: 10 },
        { field: "name", is: "missing", value: null },
        { field: "failed", is: "not", value: 0 },
      ],
      per: "each",
      above: null,
      below: null,
    });
  });

  test("may be silenced twice at different times, or for different things", () => {
    const both = (second: string): readonly string[] =>
      problemsOf(
        withLine(
          21,
          `  suppressions: [{ id: a, scope: { platform: iOS }, from: 2027-01-01T00:00, until: 2027-02-01T00:00, by: anna, why: W }, { id: b, ${second}, by: anna, why: W }]`,
        ),
      );
    expect(both("scope: { platform: iOS }, from: 2027-02-01T00:00, until: 2027-03-01T00:00")).toEqual([]);
    expect(both("scope: { platform: iOS }, from: 2026-12-01T00:00, until: 2027-01-01T00:00")).toEqual([]);
    expect(both("scope: { platform: Android }, from: 2027-01-01T00:00, until: 2027-03-01T00:00")).toEqual([]);
    expect(both("scope: { rule: licences }, from: 2027-01-01T00:00, until: 2027-03-01T00:00")).toEqual([]);
    expect(
      both("scope: { platform: ios, rule: os-minimum }, from: 2027-01-31T00:00, until: 2027-03-01T00:00"),
    ).toHaveLength(1);
  });

  test("never come to a branch that wants another value of a label than the one around it", () => {
    const inner =
      "routes: [{ when: { labels: { fault: silent } } }, { when: { labels: { connector: ndes } } }]";
    const told = problemsOf(withLine(18, `      - { when: { labels: { fault: failed } }, ${inner} }`));
    expect(told).toEqual([
      expect.stringContaining("routes[2].routes[0].when asks for what the branch around it"),
    ]);
  });

  test("may be told to nobody where the plan says so, and by channel alone", () => {
    expect(
      problemsOf(withLine(18, "      - { when: { severity: low }, to: [], channels: [], urgency: none }")),
    ).toEqual([]);
    expect(problemsOf(withLine(18, "      - { when: { severity: low }, to: [] }"))).toEqual([]);
  });

  test("have a tree as deep as the file may be, and no deeper", () => {
    const depth = 30;
    const deep = `${"{ routes: [".repeat(depth)}{}${"] }".repeat(depth)}`;
    expect(problemsOf(withLine(18, `      - ${deep}`))).toEqual([]);
  });
});

describe("the examples of docs/alert-routing.md", async () => {
  const text = await readFile(new URL("../../../../../docs/alert-routing.md", import.meta.url), "utf8");
  const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]) => yaml);

  test.each(examples)("are sound: %s", (yaml) => {
    const people = ["anna-berg", "bo-ek", "cia-lund"].map(
      (id) => `  - { id: ${id}, name: ${id}, address: ${id}@contoso.com }`,
    );
    const rotas = "  onCall: [{ id: nights, people: [bo-ek], startsOn: 2026-11-02 }]\n";
    const within = yaml.startsWith("alerts:") ? yaml : `alerts:\n${yaml.replace(/^(?=.)/gm, "  ")}`;
    const plan = [
      "version: 1\norganisation: { name: Contoso }\npeople:",
      ...people,
      "roles:",
      ...["om-owner", "apple-lead"].map((id) => `  - { id: ${id}, name: ${id}, holders: [anna-berg] }`),
      within.includes("onCall:\n") ? within : `${within}${rotas}`,
    ];
    expect(problemsOf(plan.join("\n"))).toEqual([]);
  });
});
