import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface AlertRow {
  readonly key: string;
  readonly rule: string;
  readonly severity: string;
  readonly state: string;
  readonly entity: string;
  readonly entityId: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly owner?: string;
  readonly acknowledgedBy: string | null;
  readonly suppressedUntil: string | null;
  readonly hiddenBy: string | null;
}

const SEVERITIES = ["critical", "high", "medium", "low"];
const BY = ["--by", "priya-raman"] as const;

let tenant: DemoTenant;
let organisation: OrganisationCopy;
/** Hours after the morning of the demo tenant's day. */
let hours = 2;

beforeAll(async () => {
  tenant = await startDemoTenant({ devices: 60, day: 5 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  expect([0, 3]).toContain((await om("collect", "--json")).exitCode);
});

afterAll(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const now = (): Date => new Date(tenant.now().getTime() + hours * 3_600_000);

const om = (...argv: readonly string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    clock: { now },
  });

async function list(...argv: readonly string[]): Promise<readonly AlertRow[]> {
  return (await om("alerts", "--json", ...argv)).json<{ alerts: readonly AlertRow[] }>().alerts;
}

/** `2026-11-07 09:00 +01:00`, as the clock in Stockholm shows it in winter. */
function inStockholm(at: string): string {
  const wall = new Date(new Date(at).getTime() + 3_600_000).toISOString();
  return `${wall.slice(0, 16).replace("T", " ")} +01:00`;
}

async function refusal(
  ...argv: readonly string[]
): Promise<{ readonly code: string; readonly hint: string }> {
  const { exitCode, json } = await om("alerts", ...argv, "--json");
  expect(exitCode, argv.join(" ")).toBe(2);
  return json<{ error: { code: string; hint: string } }>().error;
}

async function first(rule: string): Promise<AlertRow> {
  const [found] = await list("--rule", rule);
  if (found === undefined) throw new Error(`the demo tenant has no alert of ${rule}`);
  return found;
}

describe("the list of alerts", () => {
  it("has what is wrong in the tenant, the worst first, each with somebody who has it", async () => {
    const rows = await list();
    expect(rows.length).toBeGreaterThan(15);
    const ranks = rows.map(({ severity }) => SEVERITIES.indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    expect(rows.filter(({ owner }) => owner === undefined)).toEqual([]);
    expect(rows.filter(({ key, rule, entityId }) => key !== `${rule}:${entityId}`)).toEqual([]);
    const text = (await om("alerts")).stdout;
    for (const { key } of rows) expect(text).toContain(key);
  });

  it("can be narrowed, and says how many it leaves out", async () => {
    const rows = await list();
    const high = await list("--severity", "high");
    expect(high.map(({ key }) => key)).toEqual(
      rows.filter(({ severity }) => severity === "high").map(({ key }) => key),
    );
    expect((await list("--limit", "2")).map(({ key }) => key)).toEqual(
      rows.slice(0, 2).map(({ key }) => key),
    );
    expect((await om("alerts", "--limit", "2")).stdout).toContain(`${rows.length - 2} more are not shown.`);
    expect((await refusal("--severity", "hihg")).hint).toContain("Did you mean high?");
  });
});

describe("the table of alerts", () => {
  it("has the whole key near the front, and no column that is empty", async () => {
    const [head = "", , ...lines] = (await om("alerts")).stdout.split("\n");
    expect(head).toMatch(/^SEVERITY +STATE +KEY +WHAT /);
    expect(head).not.toContain("WORST");
    const [{ key } = { key: "" }] = await list();
    expect(lines[0]).toContain(` ${key} `);
    expect((await om("alerts", "log")).stdout).toContain(` ${key} `);
  });

  it("has times as the organisation's clock shows them, as everything else for people has; JSON has UTC", async () => {
    const [{ key, firstSeen } = { key: "", firstSeen: "" }] = await list();
    expect(firstSeen).toMatch(/T\d\d:\d\d:\d\d\.\d{3}Z$/);
    for (const argv of [[], ["log"], ["show", key]]) {
      const { stdout } = await om("alerts", ...argv);
      expect(stdout).toContain(inStockholm(firstSeen));
      expect(stdout).not.toMatch(/\d\d:\d\dZ/);
    }
    const from = firstSeen.slice(0, 10);
    expect((await om("alerts", "log", "--since", from)).stdout).toContain(key);
  });

  it("marks what is hidden by its cause, which is named where it is shown", async () => {
    const cause = await first("apple-push-certificate");
    const symptom = await first("ade-token");
    expect(await first("ade-token")).toMatchObject({ hiddenBy: null });
    await organisation.setPlan(
      ["alerts", "inhibit"],
      [{ cause: { rule: cause.rule }, symptoms: { rule: symptom.rule } }],
    );
    expect(await first("ade-token")).toMatchObject({ state: "open", hiddenBy: cause.key });
    expect((await om("alerts", "--rule", "ade-token")).stdout).toContain("open, hidden");
    const shown = (await om("alerts", "show", symptom.key)).stdout;
    expect(shown).toContain(`  hidden by      ${cause.key}\n`);
    expect(shown).toMatch(
      /\n {2}route +root[^:]*: not told while apple-push-certificate:\S+ hides it, else /,
    );
    await organisation.setPlan(["alerts", "inhibit"], []);
  });
});

describe("a mistyped word", () => {
  it("is answered with the nearest command, and not with that of the list", async () => {
    const { exitCode, stderr } = await om("alerts", "notfy", "--dry-run");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: unknown command 'notfy'\n(Did you mean notify?)");
    expect(stderr).not.toContain("too many arguments");
  });

  it("for a rule is answered with the nearest few, those of the plan among them", async () => {
    const { hint } = await refusal("list", "--rule", "stale-device");
    expect(hint).toMatch(/^Did you mean stale-devices\?/);
    expect(hint.length).toBeLessThan(250);
    expect((await refusal("rules", "--rule", "custom:fewer-device")).hint).toContain("custom:fewer-devices?");
  });
});

describe("one alert", () => {
  it("is shown with its evidence, its history, what to do and whom it goes to", async () => {
    const { key } = await first("apple-push-certificate");
    const shown = (await om("alerts", "show", "apple-push")).stdout;
    expect(shown).toContain(key);
    expect(shown).toContain("opened (high)");
    expect(shown).toMatch(/\n {2}1\. \S/);
    expect(shown).toMatch(/\nEvidence\n {2}NAME .+\n {2}─+ .+\n {2}\S/);
    expect(shown).toMatch(/route +root/);
    const json = (await om("alerts", "show", key, "--json")).json<{
      alert: AlertRow;
      events: readonly { readonly kind: string }[];
      runbook: { readonly steps: readonly string[] };
    }>();
    expect(json.alert.key).toBe(key);
    expect(json.events.map(({ kind }) => kind)).toEqual(["opened"]);
    expect(json.runbook.steps.length).toBeGreaterThan(2);
  });

  it("is found by the beginning of its key where no other has it, and else by more of it", async () => {
    const several = (await list("--rule", "grace-period")).map(({ key }) => key);
    expect(several.length).toBeGreaterThan(1);
    const { code, hint } = await refusal("show", "grace-period");
    expect(code).toBe("usage.alert");
    for (const key of several.slice(0, 5)) expect(hint).toContain(key);
    expect((await refusal("show", "aple-push-certificate")).hint).toContain(
      "Did you mean apple-push-certificate",
    );
  });
});

describe("what people do", () => {
  it("acknowledges, assigns and comments, with who did it in the history", async () => {
    const { key } = await first("vpp-token");
    const acked = await om("alerts", "ack", "vpp-token:", ...BY, "--note", "Renewing today");
    expect(acked.exitCode).toBe(0);
    await om("alerts", "assign", key, "--to", "karin-forsgren", ...BY);
    await om("alerts", "comment", key, "Case 4711 is open", ...BY);
    expect(await first("vpp-token")).toMatchObject({
      state: "acknowledged",
      acknowledgedBy: "priya-raman",
      owner: "karin-forsgren",
    });
    const log = (await om("alerts", "log", "--alert", key)).stdout;
    const steps = [
      "comment: Case 4711 is open",
      "assigned to karin-forsgren",
      "acknowledged: Renewing today",
      "opened",
    ];
    const places = steps.map((step) => log.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect((await list("--state", "acknowledged")).map((row) => row.key)).toEqual([key]);
    const second = await om("alerts", "ack", "vpp-token:", "--by", "malin-sjoberg");
    expect(second.stdout).toContain("priya-raman has acknowledged it already, and keeps it");
  });

  it("are none of a rule that has none, and a rule that is not there is refused with the nearest one", async () => {
    expect(await list("--rule", "exchange-connector")).toEqual([]);
    expect(await refusal("list", "--rule", "os-minimun")).toMatchObject({
      code: "usage.rule",
      hint: expect.stringContaining("Did you mean os-minimum?"),
    });
  });

  it("acknowledges every open one of a rule at once, and asks for at least one", async () => {
    const rows = await list("--rule", "os-minimum");
    expect(rows.length).toBeGreaterThan(1);
    const acked = (await om("alerts", "ack", "--rule", "os-minimum", ...BY, "--json")).json<{
      alerts: readonly AlertRow[];
    }>().alerts;
    expect(acked.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort());
    const states = (await list("--rule", "os-minimum")).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["acknowledged"]));
    expect((await refusal("ack", "--rule", "os-minimum", ...BY)).code).toBe("usage.alert");
    expect((await refusal("ack", "--rule", "os-minimun", ...BY)).hint).toContain("Did you mean os-minimum?");
    expect((await refusal("ack", ...BY)).hint).toContain("--rule");
  });

  it("changes nothing when one of several is not there, or nobody is called so", async () => {
    const before = await list();
    const { key } = await first("ade-token");
    expect((await refusal("ack", key, "no-such-alert", ...BY)).code).toBe("usage.alert");
    expect((await refusal("ack", key, "--by", "nobody")).code).toBe("usage.person");
    expect((await refusal("assign", key, "--to", "prya-raman", ...BY)).hint).toContain("priya-raman");
    expect(await list()).toEqual(before);
  });
});

describe("silence", () => {
  const WHY = ["--why", "The store is closed"] as const;

  it("needs an end, a reason and something that it is for", async () => {
    const rule = ["--rule", "stale-devices"] as const;
    expect((await refusal("suppress", ...rule, ...WHY, ...BY)).code).toBe("suppression.no-end");
    expect((await refusal("suppress", ...rule, "--until", "3d", ...BY)).code).toBe("suppression.no-reason");
    expect((await refusal("suppress", "--until", "3d", ...WHY, ...BY)).code).toBe("suppression.no-scope");
    expect((await refusal("suppress", ...rule, "--until", "2026-11-01", ...WHY, ...BY)).code).toBe(
      "suppression.past",
    );
    expect((await refusal("suppress", ...rule, "--until", "500d", ...WHY, ...BY)).code).toBe(
      "suppression.too-long",
    );
    expect((await refusal("suppress", ...rule, "--until", "0d", ...WHY, ...BY)).code).toBe(
      "suppression.past",
    );
    for (const until of ["soon", "2026-02-30", "3 weeks", "2026-12-24T25:00"])
      expect((await refusal("suppress", ...rule, "--until", until, ...WHY, ...BY)).code).toBe("usage.until");
  });

  it("for what fits no alert now is kept, with a warning", async () => {
    const asked = ["suppress", "--entity", "NOPE", "--until", "1d", ...WHY, ...BY] as const;
    const { exitCode, stderr, json } = await om("alerts", ...asked, "--json");
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("no alert fits entity NOPE now")]);
    const { suppression } = json<{ suppression: { id: string } }>();
    await om("alerts", "unsuppress", suppression.id, ...BY);
  });

  it("is refused for a rule or a system that is nowhere, with what was meant", async () => {
    const more = ["--until", "3d", ...WHY, ...BY] as const;
    const rule = await refusal("suppress", "--rule", "stale-device", ...more);
    expect([rule.code, rule.hint]).toEqual(["usage.rule", expect.stringContaining("stale-devices?")]);
    const platform = await refusal("suppress", "--platform", "iOSS", ...more);
    const label = await refusal("suppress", "--label", "connectr=ndes", ...more);
    expect(label).toMatchObject({
      code: "suppression.idle",
      hint: expect.stringContaining("Did you mean connector?"),
    });
    expect([platform.code, platform.hint]).toEqual(["usage.platform", expect.stringContaining("ios?")]);
    expect((await refusal("route", "stale-devices", "--platform", "windoze")).code).toBe("usage.platform");
    expect((await om("alerts", "suppressions")).stdout).toContain("Nothing is suppressed.");
  });

  it("counts the alerts of each, also of one that lasts less long than another", async () => {
    const { key } = await first("stale-devices");
    const ids: string[] = [];
    for (const scope of [[key], ["--rule", "stale-devices", "--platform", "IOS"]])
      for (const until of ["1d", "2d"]) {
        const said = await om("alerts", "suppress", ...scope, "--until", until, ...WHY, ...BY, "--json");
        ids.push(said.json<{ suppression: { id: string } }>().suppression.id);
      }
    const { suppressions } = (await om("alerts", "suppressions", "--json")).json<{
      suppressions: readonly { readonly id: string; readonly alerts: number }[];
    }>();
    const countOf = new Map(suppressions.map(({ id, alerts }) => [id, alerts]));
    expect(ids.slice(0, 2).map((id) => countOf.get(id))).toEqual([1, 1]);
    expect(countOf.get(ids[2] ?? "")).toBe(countOf.get(ids[3] ?? ""));
    for (const id of ids) await om("alerts", "unsuppress", id, ...BY);
  });

  it.each([
    ["2026-11-30", "2026-11-30T23:00:00.000Z"],
    ["2026-11-30T18:00", "2026-11-30T17:00:00.000Z"],
    ["2026-11-30T18:00Z", "2026-11-30T18:00:00.000Z"],
    ["8h", "2026-11-07T16:00:00.000Z"],
    ["+3d", "2026-11-10T08:00:00.000Z"],
  ])("until %s ends when the organisation's clock says so", async (until, ends) => {
    const said = await om(
      "alerts",
      "suppress",
      "--rule",
      "ade-token",
      "--until",
      until,
      ...WHY,
      ...BY,
      "--json",
    );
    const { suppression } = said.json<{ suppression: { id: string; until: string } }>();
    expect(suppression.until).toBe(ends);
    await om("alerts", "unsuppress", suppression.id, ...BY);
  });

  it("holds for what fits all that is said, is listed with its end, and can be ended by somebody", async () => {
    const stale = await first("stale-devices");
    const said = await om(
      "alerts",
      "suppress",
      "stale-devices:",
      "--until",
      "2026-11-09",
      ...WHY,
      ...BY,
      "--json",
    );
    const { suppression, alerts } = said.json<{
      suppression: { id: string; tenant: string };
      alerts: number;
    }>();
    expect([suppression.tenant, alerts]).toEqual(["norrviken", 1]);
    expect(await first("stale-devices")).toMatchObject({
      key: stale.key,
      state: "suppressed",
      suppressedUntil: "2026-11-09T23:00:00.000Z",
    });
    const listed = (await om("alerts")).stdout;
    expect(listed).toContain("Suppressions that end soon:");
    expect(listed).toContain(suppression.id);
    expect((await om("alerts", "suppressions")).stdout).toContain("The store is closed");
    const { code, hint } = await refusal("unsuppress", "20260101-000000", ...BY);
    expect([code, hint]).toEqual(["suppression.unknown", expect.stringContaining("alerts suppressions")]);
    await om("alerts", "unsuppress", suppression.id, ...BY);
    expect((await first("stale-devices")).state).toBe("open");
    expect((await refusal("unsuppress", suppression.id, ...BY)).code).toBe("suppression.ended");
  });

  it("that stands in the plan is ended there", async () => {
    expect((await refusal("unsuppress", "window:patch-night", ...BY)).code).toBe("suppression.planned");
  });
});

describe("the rules", () => {
  it("are listed with the thresholds that hold, those of the plan with their default", async () => {
    await organisation.setPlan(["alerts", "rules"], {
      "stale-devices": { thresholds: { days: 45 } },
      licences: { enabled: false },
    });
    const { rules } = (await om("alerts", "rules", "--json")).json<{
      rules: readonly {
        readonly id: string;
        readonly enabled: boolean;
        readonly thresholds: readonly {
          readonly name: string;
          readonly value: number;
          readonly default: number;
        }[];
      }[];
    }>();
    expect(rules.find(({ id }) => id === "stale-devices")?.thresholds[0]).toMatchObject({
      name: "days",
      value: 45,
      default: 30,
    });
    expect(rules.find(({ id }) => id === "licences")?.enabled).toBe(false);
    expect(rules.every(({ thresholds }) => thresholds.every((one) => "source" in one))).toBe(true);
    const { stdout } = await om("alerts", "rules");
    expect(stdout).toContain("days 45 (30)");
    expect(stdout).toContain("switched off");
    const { stdout: shown } = await om("alerts", "rules", "--rule", "stale-devices");
    expect(shown).toContain("https://learn.microsoft.com/");
    expect(shown).toContain("from         product, changed by the plan: thresholds.days\n");
    expect((await om("alerts", "rules", "--rule", "os-minimum")).stdout).toContain("from         product\n");
    expect((await om("alerts", "rules", "--rule", "custom:fewer-devices")).stdout).toContain(
      "holds when   the figure devices.total falls by more than 10% in 7 days\n",
    );
    expect((await refusal("rules", "--rule", "stale-device")).hint).toContain("stale-devices");
    await organisation.setPlan(["alerts", "rules"], {});
  });
});

describe("a report", () => {
  it("has the alerts as its own data make them", async () => {
    const out = join(organisation.folder, "reports");
    const ran = await om("run", "admin-operations", "--dry-run", "--out", out, "--json");
    const { artifacts } = ran.json<{ artifacts: readonly { path: string; language: string }[] }>();
    const page = artifacts.find(({ path, language }) => path.endsWith(".html") && language === "en");
    const html = await readFile(page?.path ?? "", "utf8");
    const [open, taken] = [await list("--state", "open"), await list("--state", "acknowledged")];
    expect(/Open: [^<]*/.exec(html)?.[0]).toBe(
      `Open: ${open.length}. Acknowledged: ${taken.length}. Suppressed: 0. Unknown: 0.`,
    );
    expect(html).toContain("The Apple push certificate ends in");
  });
});

describe("a source that is refused", () => {
  it("leaves its alerts unknown and says so, and takes none of them for over", async () => {
    const before = await list();
    hours += 24;
    tenant.setFaults([
      { path: "/deviceManagement/managedDevices", forbidden: "DeviceManagementManagedDevices.Read.All" },
    ]);
    await om("collect", "--json");
    const { alerts, unknown } = (await om("alerts", "--json")).json<{
      alerts: readonly AlertRow[];
      unknown: readonly { rule: string; reason: string; sources: readonly string[] }[];
    }>();
    expect(unknown.find(({ rule }) => rule === "stale-devices")).toMatchObject({
      tenant: "norrviken",
      reason: "source",
      sources: ["devices"],
    });
    const blind = before.filter(({ rule }) => unknown.some((one) => one.rule === rule));
    expect(blind.length).toBeGreaterThan(3);
    for (const { key } of blind) expect(alerts.find((row) => row.key === key)?.state, key).toBe("unknown");
    expect((await om("alerts")).stdout).toMatch(
      /Nothing can be said of:[^]*stale-devices .*could not be read: devices/,
    );
  });
});

describe("a replay", () => {
  it("counts what the snapshots would have given, and writes nothing", async () => {
    const before = await om("alerts", "log", "--json");
    const { inForce } = (await om("alerts", "replay", "--from", "2026-11-01", "--json")).json<{
      inForce: {
        snapshots: number;
        rules: readonly { rule: string; opened: number }[];
        people: readonly { perWeek: number | null }[];
      };
    }>();
    expect(inForce.snapshots).toBeGreaterThan(0);
    expect(inForce.people.length).toBeGreaterThan(0);
    for (const { perWeek } of inForce.people) expect(perWeek).toBeNull();
    const { stdout } = await om("alerts", "replay", "--from", "2026-11-01");
    expect(stdout).not.toContain("PER WEEK");
    expect(stdout).toContain("less than a week");
    expect((await om("alerts", "log", "--json")).stdout).toBe(before.stdout);
  });

  it("holds a file with other thresholds against the plan in force", async () => {
    const file = join(organisation.folder, "trial.yaml");
    await writeFile(file, "alerts:\n  rules:\n    apple-push-certificate: { enabled: false }\n");
    const { stdout } = await om("alerts", "replay", "--from", "2026-11-01", "--rules", "trial.yaml");
    expect(stdout).toMatch(/apple-push-certificate +1 → 0 +1 → 0/);
    expect(stdout).toContain(
      "Note: trial.yaml takes the place of the whole alerts part of the plan. It is without the routes urgent, support, minor; the custom rules fewer-devices; the on-call rotas nights.",
    );
    await writeFile(file, "alerts:\n  rules:\n    stale-devices:\n      thresholds: { days: 99999 }\n");
    const refused = await om("alerts", "replay", "--from", "2026-11-01", "--rules", "trial.yaml");
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("trial.yaml:4:");
  });

  it("wants two days of the past in their order", async () => {
    expect((await refusal("replay", "--from", "2026-11-05", "--to", "2026-11-01")).code).toBe("usage.day");
    expect((await refusal("replay", "--from", "2027-01-01")).code).toBe("usage.day");
  });
});
