import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { KPI_IDS } from "../../assess/kpi.ts";
import { SECTION_IDS } from "../../compose/section.ts";
import { formatProblem } from "../problem.ts";
import { findPlanWarnings, parsePlan } from "./parse-plan.ts";

const FILE = "/srv/om/plan.yaml";
const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: ["state"],
  knownKpis: [],
  channels: ["ops-team"],
  tenants: ["contoso"],
  now: new Date("2026-11-27T12:00:00Z"),
} as const;

const HEAD = `version: 1
organisation: { name: Contoso }
people:
  - { id: anna, name: Anna, address: anna@contoso.com }
  - { id: bo, name: Bo, address: bo@contoso.com, absences: [{ from: 2026-12-01, to: 2027-02-28 }] }
roles:
  - { id: noc, name: NOC, holders: [bo] }
  - { id: desk, name: Desk, holders: [anna], deputies: [bo] }
`;

interface Told {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What is told of alerts, without the file. */
function told(alerts: string, options: Partial<Parameters<typeof parsePlan>[2]> = {}): Told {
  const text = `${HEAD}alerts:\n  ${alerts}\n`;
  const all = { ...OPTIONS, ...options };
  const result = parsePlan(text, FILE, all);
  const short = (problem: Parameters<typeof formatProblem>[0]): string =>
    formatProblem(problem)
      .replace(`${FILE}:`, "")
      .replace(/ \(found: .*\)/, "")
      .replace("\n  Fix: ", " | ");
  return {
    errors: result.ok ? [] : result.problems.map(short),
    warnings: findPlanWarnings(text, FILE, all).map(short),
  };
}

const custom = (rule: string): Told => told(`custom: [{ id: a, title: A, action: A, ${rule} }]`);
const where = (list: string, conditions: string): Told => custom(`list: ${list}, where: [${conditions}]`);
const routes = (text: string): Told => told(`route: { routes: [${text}] }`);
const NOTHING: Told = { errors: [], warnings: [] };

const refuses = ({ errors, warnings }: Told, ...parts: readonly string[]): void => {
  expect(warnings).toEqual([]);
  expect(errors).toEqual(parts.map((part) => expect.stringContaining(part)));
};
const warns = ({ errors, warnings }: Told, ...parts: readonly string[]): void => {
  expect(errors).toEqual([]);
  expect(warnings).toEqual(parts.map((part) => expect.stringContaining(part)));
};

describe("rules of the plan's own", () => {
  test.each([
    [
      "metric: devices.os.Andriod, above: 3",
      "metric is a figure that no snapshot has | Did you mean devices.os.Android?",
    ],
    ["metric: devices.os.windows, above: 3", "Did you mean devices.os.Windows?"],
    ["metric: devices.compliance.compliantt, above: 3", "Did you mean devices.compliance.compliant?"],
    [
      "metric: malware.severity.dreadful, above: 3",
      "Use one of: malware.severity.unknown, malware.severity.low",
    ],
  ])("are refused over figures that no snapshot has: %s", (rule, part) => refuses(custom(rule), part));

  test.each(["metric: devices.os.Tizen, above: 3", "metric: audit.operation.Reboot, above: 3"])(
    "are warned of over figures that no snapshot is known to have: %s",
    (rule) => warns(custom(rule), "it is unknown until one has it | Use one of: "),
  );

  test.each([
    [
      "metric: devices.total, above: -1",
      "above is always passed: devices.total is 0 or more | Write 0 or more.",
    ],
    [
      "metric: devices.total, below: 0",
      "below is never passed: devices.total is 0 or more | Write more than 0.",
    ],
    ["list: devices, below: 0", "below is never passed: the number of devices is 0 or more"],
    [
      "metric: analytics.averageScore, above: 100",
      "above is never passed: analytics.averageScore is 0 to 100 | Write less than 100.",
    ],
    [
      "metric: analytics.averageScore, below: 101",
      "below is always passed: analytics.averageScore is 0 to 100 | Write 100 or less.",
    ],
    ["metric: devices.total, above: 5.7, below: 5.2", "leaves nothing between it and below"],
    ["metric: devices.total, above: 5, below: 10", "is less than below, so that every figure is wrong"],
    [
      "metric: devices.total, changeOver: { by: -150, unit: percent }",
      "cannot fall by more than 100 percent",
    ],
    [
      "metric: devices.total, changeOver: { by: -100, unit: percent }",
      "cannot fall by more than 100 percent",
    ],
    ["metric: analytics.averageScore, changeOver: { by: 100 }", "by is never passed"],
  ])("are refused with limits that nothing, or everything, passes: %s", (rule, part) =>
    refuses(custom(rule), part),
  );

  test.each([
    "metric: devices.total, above: 0",
    "metric: devices.total, below: 1",
    "metric: devices.total, above: 5, below: 5",
    "metric: analytics.averageScore, above: 5.7, below: 5.2",
    "metric: analytics.averageScore, below: 0.5",
    "metric: devices.total, changeOver: { by: -99, unit: percent }",
    "metric: devices.total, changeOver: { by: 300, unit: percent }",
    "metric: devices.os.Linux, below: 1",
    "list: devices, where: [{ field: os, equals: WINDOWS }, { field: encrypted, equals: false }], above: 20",
    "list: expiries, where: [{ field: expiresAt, withinDays: 30 }, { field: kind, equals: app-secret }]",
    "list: expiries, where: [{ field: expiresAt, olderThanDays: 0 }]",
    "list: apps, where: [{ field: failed, above: 10 }, { field: failed, below: 12 }, { field: name, contains: a }, { field: name, not: ab }]",
    "list: devices, where: [{ field: lastSyncAt, olderThanDays: 10 }, { field: os, not: iOS }, { field: os, not: Android }]",
    "list: securityAlerts, where: [{ field: devices, equals: a }, { field: devices, equals: b }]",
    "list: devices, where: [{ field: graceEndsAt, missing: true }, { field: encrypted, missing: true }]",
  ])("are taken where a figure or a row may be so and may be not: %s", (rule) =>
    expect(custom(rule)).toEqual(NOTHING),
  );

  test.each([
    ["devices", "{ field: os, equals: Windoze }", "equals is never what os is | Did you mean Windows?"],
    ["connectors", "{ field: kind, equals: ndess }", "equals is never what kind is | Did you mean ndes?"],
    [
      "devices",
      "{ field: complianceState, not: notcompliant }",
      "not is never what complianceState is | Did you mean noncompliant?",
    ],
    ["connectors", "{ field: kind, contains: zz }", "contains is never in what kind is"],
    [
      "devices",
      "{ field: os, equals: Windows }, { field: os, equals: iOS }",
      "where[1].equals contradicts alerts.custom[0].where[0].equals: no row is both",
    ],
    [
      "devices",
      "{ field: os, equals: Windows }, { field: os, missing: true }",
      "where[1].missing contradicts",
    ],
    [
      "devices",
      "{ field: os, equals: Windows }, { field: name, contains: x }, { field: os, not: windows }",
      "where[2].not contradicts alerts.custom[0].where[0].equals",
    ],
    [
      "devices",
      "{ field: name, equals: abc }, { field: name, contains: x }",
      "where[1].contains contradicts",
    ],
    [
      "devices",
      "{ field: encrypted, not: true }, { field: encrypted, not: false }, { field: encrypted, equals: true }",
      "contradicts",
    ],
    [
      "apps",
      "{ field: failed, above: 5 }, { field: failed, below: 6 }",
      "where[1].below contradicts alerts.custom[0].where[0].above",
    ],
    ["apps", "{ field: failed, below: 0 }", "below is never so of failed"],
    ["apps", "{ field: failed, above: -1 }", "above is so of every row"],
    ["deviceScores", "{ field: endpointAnalytics, above: 100 }", "above is never so of endpointAnalytics"],
    [
      "expiries",
      "{ field: expiresAt, olderThanDays: 10 }, { field: expiresAt, withinDays: 5 }",
      "where[1].withinDays says nothing beside alerts.custom[0].where[0].olderThanDays",
    ],
    [
      "devices",
      "{ field: lastSyncAt, withinDays: 5 }",
      "withinDays is so of every row: lastSyncAt lies back, and withinDays looks ahead",
    ],
    [
      "expiries",
      "{ field: expiresAt, olderThanDays: 1 }, { field: expiresAt, missing: true }",
      "missing contradicts",
    ],
  ])("are refused with conditions that no row, or every row, fits: %s, %s", (list, conditions, part) =>
    refuses(where(list, conditions), part),
  );

  test.each([
    ["devices", "{ field: os, equals: Tizen }", "equals is not known to be what os is"],
    [
      "devices",
      "{ field: os, equals: Windows }, { field: os, not: iOS }",
      "where[1].not says nothing beside alerts.custom[0].where[0].equals",
    ],
    [
      "devices",
      "{ field: lastSyncAt, olderThanDays: 5 }, { field: lastSyncAt, olderThanDays: 9 }",
      "where[0].olderThanDays says nothing beside",
    ],
    [
      "devices",
      "{ field: name, contains: a }, { field: name, contains: a }",
      "where[1].contains says nothing beside",
    ],
  ])("are warned of with conditions that say nothing: %s, %s", (list, conditions, part) =>
    warns(where(list, conditions), part),
  );

  test("are told all of their faults at once, each once", () => {
    refuses(
      custom("severity: urgent, metric: devices.total, list: devices, below: 0"),
      "alerts.custom[0] is over one thing",
      "severity is not allowed",
    );
    refuses(
      custom("severity: urgent, metric: devices.total"),
      "severity is not allowed",
      "metric has no limit",
    );
    refuses(where("devices", "{ field: lastSyncAt, olderThanDays: -3 }"), "olderThanDays is too small");
    refuses(
      where("devices", "{ field: os, equals: 7 }, { field: os, equals: iOS }"),
      "equals is never what os is, which holds a text",
    );
  });
});

describe("branches that no alert is for", () => {
  test.each([
    [
      "{ when: { labels: { nolabel: x } } }",
      "labels.nolabel is a label that no alert has | Use one of: application,",
    ],
    ["{ when: { labels: { connectr: ndes } } }", "Did you mean connector?"],
    [
      "{ when: { labels: { connector: ndess } } }",
      "is never what the label connector is | Did you mean ndes?",
    ],
    [
      "{ when: { rule: vpp-token, labels: { connector: ndes } } }",
      "is a label that no alert of vpp-token has | They have no labels",
    ],
    [
      "{ when: { rule: licences, labels: { fault: silent } } }",
      "is never what the label fault is of licences | Use one of: used, state.",
    ],
    [
      "{ when: { rule: stale-devices, severity: critical } }",
      "severity is never how bad alerts of stale-devices are | Use low, or set another severity",
    ],
    [
      "{ when: { rule: mtd-connector, platform: iOS } }",
      "platform is never what alerts of mtd-connector are about | They are of no system",
    ],
    ["{ when: { rule: protection-off, platform: iOS } }", "Use one of: windows."],
    [
      "{ when: { labels: { fault: silent, owner: personal } } }",
      "when asks for what no alert is: no rule has all of it",
    ],
    [
      "{ when: { severity: critical }, routes: [{ when: { rule: stale-devices } }] }",
      "routes[0].routes[0].when asks for what no alert of the branch around it is",
    ],
    [
      "{ when: { rule: stale-devices }, group: { by: ['label:zzz'] } }",
      "group.by[0] is a label that no alert of stale-devices has | Use one of: owner.",
    ],
    [
      "{ when: { severity: low } }, { when: { rule: service-advisory } }",
      "routes[1] is never reached: alerts.route.routes[0] of line 10 takes all of it",
    ],
    [
      "{ when: { rule: licences } }, { when: { rule: vpp-token } }, { when: { rule: [vpp-token, licences] } }",
      "routes[2] is never reached: alerts.route.routes[1] of line 10 and alerts.route.routes[0] of line 10 take all of it",
    ],
  ])("are refused: %s", (text, part) => refuses(routes(text), part));

  test.each([
    [
      "{ when: { rule: [vpp-token, stale-devices], severity: critical } }",
      "when.rule[1] brings nothing here",
    ],
    ["{ when: { rule: stale-devices, severity: [low, critical] } }", "when.severity[1] brings nothing here"],
  ])("are warned of where a part is for none: %s", (text, part) => warns(routes(text), part));

  test.each([
    "{ when: { severity: critical } }, { when: { rule: vpp-token } }",
    "{ when: { labels: { service: whatever } } }",
    "{ when: { platform: iOS } }, { when: { rule: os-minimum, platform: [iOS, Android] } }",
    "{ when: { rule: licences, severity: high } }, { when: { rule: licences } }",
    "{ when: { tenant: contoso } }, { when: { severity: low } }",
    "{ when: { rule: own/naming, labels: { anything: x }, severity: critical } }",
  ])("are none of these: %s", (text) => expect(routes(text)).toEqual(NOTHING));

  test("are judged by what the plan sets: another severity, a rule that is switched off, rules of its own", () => {
    const beside = (rules: string, route: string): Told => told(`${rules}\n  route: { routes: [${route}] }`);
    const severe = "rules: { stale-devices: { severity: critical } }";
    expect(beside(severe, "{ when: { rule: stale-devices, severity: critical } }")).toEqual(NOTHING);
    refuses(beside(severe, "{ when: { rule: stale-devices, severity: low } }"), "Use critical");
    const off = "rules: { exchange-connector: { enabled: false } }";
    warns(
      beside(off, "{ when: { rule: exchange-connector } }"),
      "has no alerts: alerts.rules switches exchange-connector off",
    );
    warns(beside(off, "{ when: { rule: [exchange-connector, licences] } }"), "when.rule[0] has no alerts");
    const own = "custom: [{ id: a, title: A, action: A, metric: devices.os.iOS, above: 3, severity: high }]";
    refuses(beside(own, "{ when: { rule: 'custom:a', severity: low } }"), "Use high");
    refuses(beside(own, "{ when: { rule: 'custom:a', platform: Android } }"), "Use one of: ios.");
  });

  test("may be for labels of plug-ins that nobody here knows", () => {
    const label = "route: { routes: [{ when: { labels: { nolabel: x } } }] }";
    warns(told(label, { hasPlugins: true }), "is a label that no alert has");
  });

  test.each([
    [
      "{ cause: { rule: stale-devices, severity: high }, symptoms: { rule: licences } }",
      "inhibit[0].cause.severity is never how bad",
    ],
    [
      "{ cause: { rule: licences }, symptoms: { labels: { nolabel: x } } }",
      "inhibit[0].symptoms.labels.nolabel is a label that no alert has",
    ],
    [
      "{ cause: { rule: stale-devices }, symptoms: { rule: licences }, equal: ['label:owner'] }",
      "equal[0] is a label that no alert of licences has",
    ],
  ])("stand in what hides what as well: %s", (text, part) => refuses(told(`inhibit: [${text}]`), part));
});

describe("suppressions that hold nothing back", () => {
  const suppression = (scope: string, until = "2026-12-24T08:00", options = {}): Told =>
    told(`suppressions: [{ id: a, scope: { ${scope} }, until: ${until}, by: anna, why: W }]`, options);

  test.each([
    ["alert: 'nosuchrule:abc'", "scope.alert is the key of no alert: it begins with no rule"],
    ["alert: 'vpp-tokn:abc'", "Did you mean vpp-token:abc?"],
    ["alert: vpp-token", "scope.alert is a rule, and the key of no alert | Write it under rule"],
    ["alert: 'vpp-token:x', rule: licences", "scope.rule is not the rule of the alert, which is vpp-token"],
    ["labels: { nolabel: y }", "is a label that no alert has"],
    ["rule: licences, platform: iOS", "platform is never what alerts of licences are about"],
    [
      "rule: compliance-rate, entity: contosa",
      "entity is nothing that alerts of compliance-rate are about | Did you mean contoso?",
    ],
    [
      "alert: 'source-unreadable:device'",
      "alert is nothing that alerts of source-unreadable are about | Did you mean source-unreadable:devices?",
    ],
  ])("are refused: %s", (scope, part) => refuses(suppression(scope), part));

  test("are warned of: ended ones, for rules that are off, entities with a pattern", () => {
    warns(suppression("rule: vpp-token", "2026-11-27T12:59"), "until has passed");
    expect(suppression("rule: vpp-token", "2026-11-27T13:01")).toEqual(NOTHING);
    warns(suppression("entity: 'NVM-*'"), "entity is compared whole: * and ? stand for themselves");
    const off =
      "rules: { licences: { enabled: false } }\n  suppressions: [{ id: a, scope: { alert: 'licences:x' }, until: 2026-12-24T08:00, by: anna, why: W }]";
    warns(told(off), "scope.alert has no alerts");
  });

  test.each([
    "alert: 'vpp-token:x'",
    "entity: NVM-1",
    "rule: source-unreadable, entity: 'feed:news'",
    "alert: 'own/naming:x'",
    "rule: os-minimum, labels: { owner: personal }",
  ])("are none of these: %s", (scope) => expect(suppression(scope)).toEqual(NOTHING));

  test("may be maintenance windows as well", () => {
    const window =
      "digestAt: '08:00'\nmaintenanceWindows: [{ id: w, title: W, start: 2026-12-01T10:00, end: 2026-12-01T12:00, suppresses: { rule: licences, platform: iOS } }]";
    refuses(
      told(window),
      "maintenanceWindows[0].suppresses.platform is never what alerts of licences are about",
    );
  });

  test("are told once when they are for every alert", () => {
    const two =
      "suppressions: [{ id: a, scope: {}, until: 2026-12-24T08:00, by: anna, why: W }, { id: b, scope: { rule: licences }, until: 2026-12-24T08:00, by: anna, why: W }]";
    refuses(told(two), "suppressions[0].scope is every alert");
  });
});

describe("targets that reach nobody", () => {
  const rota = (rest: string, route: string): Told =>
    told(`onCall: [{ id: r, people: [anna], ${rest} }]\n  route: ${route}`);
  const SATURDAYS = "startsOn: 2026-11-02, hours: { days: [SAT], from: '10:00', to: '12:00' }";

  test("are rotas that begin later, or that have gaps, where nobody else is told", () => {
    warns(
      rota("startsOn: 2030-11-02", "{ to: [onCall:r] }"),
      "to[0] reaches nobody until 2030-11-02 08:00 (Europe/Stockholm)",
    );
    warns(
      rota(SATURDAYS, "{ to: [onCall:r] }"),
      "to[0] reaches nobody from 2026-11-27 13:00 to 2026-11-28 10:00 (Europe/Stockholm)",
    );
    warns(
      rota("startsOn: 2026-11-02, hours: { from: '13:00', to: '12:00' }", "{ to: [onCall:r] }"),
      "from 2026-11-28 12:00 to 2026-11-28 13:00",
    );
    expect(rota(SATURDAYS, "{ to: [onCall:r, role:desk] }")).toEqual(NOTHING);
    expect(rota("startsOn: 2026-11-02", "{ to: [onCall:r] }")).toEqual(NOTHING);
  });

  test("are roles and people who are all away for weeks", () => {
    warns(told("route: { to: [role:noc] }"), "to[0] reaches nobody from 2026-12-01 to 2027-02-28");
    warns(told("route: { to: [person:bo, role:noc] }"), "reaches nobody from");
    expect(told("route: { to: [role:noc, role:desk] }")).toEqual(NOTHING);
    expect(told("route: { to: [role:desk] }")).toEqual(NOTHING);
  });

  test("are steps that tell only whom others have told before", () => {
    const steps = (text: string): Told => told(`route: { to: [role:desk], escalate: [${text}] }`);
    warns(
      steps("{ afterMinutes: 30, to: [person:anna] }"),
      "escalate[0] tells nobody who has not been told before",
    );
    warns(
      steps("{ afterMinutes: 30, to: [deputy] }, { afterMinutes: 60, to: [deputy, role:desk] }"),
      "escalate[1]",
    );
    expect(
      steps(
        "{ afterMinutes: 30, to: [deputy] }, { afterMinutes: 60, to: [role:desk], channels: [ops-team] }",
      ),
    ).toEqual(NOTHING);
  });
});

describe("the sample organisation", () => {
  test("is told nothing", async () => {
    const text = await readFile(
      new URL("../../../../../examples/organisation/plan.yaml", import.meta.url),
      "utf8",
    );
    const options = { ...OPTIONS, knownSections: SECTION_IDS, knownKpis: KPI_IDS, tenants: ["norrviken"] };
    expect(findPlanWarnings(text, FILE, options)).toEqual([]);
    expect(parsePlan(text, FILE, options)).toMatchObject({ ok: true });
  });
});
