import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Collected {
  readonly metrics: Readonly<Record<string, number>>;
  readonly alerts: Readonly<Record<"open" | "opened" | "resolved" | "unknown", number>>;
}

interface Listed {
  readonly alerts: readonly { readonly key: string; readonly rule: string; readonly state: string }[];
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 60 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
});

afterEach(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });

/** Puts a plug-in beside the configuration, which names it. */
async function plugIn(body: string, more: object = {}): Promise<void> {
  await writeFile(
    join(organisation.folder, "rules.mjs"),
    `const texts = { en: { name: "Naming", one: "{entity} is named oddly", many: { other: "# devices are named oddly" }, action: "Rename it.", steps: ["Rename it."] } };
     const rule = { id: "naming", kind: "row", list: "devices", sources: ["devices"], onIncomplete: "rows", role: "intune-admin", blade: "allDevices", thresholds: { most: { unit: "count", default: 3, min: 1, max: 9, meaning: "How many.", source: "Ours." } }, severity: "low", texts,
       begin: ({ thresholds }) => { let found = 0; return ({ id, name, os }) => ++found > thresholds.most ? null : { entity: { kind: "device", id, name, platform: os }, severity: "low" }; } };
     ${body}`,
  );
  await organisation.set(["alertRules"], [{ id: "own", module: "./rules.mjs", ...more }]);
}

const WELL = "export const createAlertRules = () => [rule];";

describe("alerts of a collection", () => {
  it("are counted, and open once", async () => {
    const first = (await om("collect", "--json")).json<Collected>().alerts;
    expect(first.open).toBeGreaterThan(0);
    expect(first).toMatchObject({ opened: first.open, resolved: 0, unknown: 0 });
    // Some rules ask for a second snapshot.
    const { open } = (await om("collect", "--json")).json<Collected>().alerts;
    expect((await om("collect")).stdout).toContain(
      `${open} alerts open, 0 new. \`intune-om alerts\` lists them.`,
    );
  });

  it("of a plug-in's rules open like any other, with the thresholds of the plan", async () => {
    await plugIn(WELL);
    await organisation.setPlan(["alerts", "rules"], { "own/naming": { thresholds: { most: 2 } } });
    expect((await om("check")).stdout).toContain("own/naming");
    await om("collect");
    const { alerts } = (await om("alerts", "--json")).json<Listed>();
    expect(alerts.filter(({ rule }) => rule === "own/naming")).toHaveLength(2);
    for (const command of [["list"], ["ack", "--by", "priya-raman"], ["rules"]]) {
      const { stderr } = await om("alerts", ...command, "--rule", "own-namin");
      expect(stderr).toContain("Did you mean own/naming?");
    }
  });

  it.each([
    [
      "throws",
      'export const createAlertRules = () => [{ ...rule, begin: () => { throw new Error("broken") } }];',
    ],
    ["loops for ever", "export const createAlertRules = () => [{ ...rule, begin: () => { for (;;); } }];"],
  ])("are those of the other rules when a plug-in %s", async (_, body) => {
    await plugIn(body, { timeoutSeconds: 1 });
    const result = await om("collect", "--json");
    expect(result.exitCode).toBe(0);
    expect(result.json<Collected>().alerts.open).toBeGreaterThan(0);
    const { stdout } = await om("alerts", "rules", "--rule", "own/naming");
    expect(stdout).toMatch(/unknown/);
  });
});

describe("the list of rules", () => {
  it("tells of a plug-in that cannot be loaded, until it can", async () => {
    await plugIn('throw new Error("not today");');
    await om("collect");
    expect((await om("alerts", "rules")).stdout).toMatch(/\n {2}own {2}since .+ {2}failed: not today/);
    const { unknown } = (await om("alerts", "rules", "--json")).json<{ unknown: readonly object[] }>();
    expect(unknown).toContainEqual(expect.objectContaining({ rule: "own", message: "not today" }));
    await plugIn(WELL);
    await om("collect");
    expect((await om("alerts", "rules")).stdout).not.toContain("not today");
  });
});

describe("check of alert rules", () => {
  const problems = async (): Promise<string> => {
    const { exitCode, stderr } = await om("check");
    expect(exitCode).toBe(2);
    return stderr;
  };

  it("finds a plug-in that cannot be used, and where it is named", async () => {
    await plugIn('throw new Error("not today");');
    expect(await problems()).toMatch(
      /intune-om\.yaml:\d+:\d+ {2}alertRules\[0\]\.module cannot be used: not today/,
    );
  });

  it("finds it together with what else is wrong in both files, and what the plan says of another plug-in", async () => {
    await plugIn('throw new Error("not today");');
    await organisation.set(["timezone"], "Europe/Nowhere");
    await organisation.setPlan(["alerts", "rules"], {
      "stale-devices": { thresholds: { days: 99_999 } },
      "other/rule": { enabled: false },
    });
    const text = await problems();
    expect(text).toContain("timezone");
    expect(text).toContain("alertRules[0].module cannot be used: not today");
    expect(text).toContain("alerts.rules.stale-devices.thresholds.days is out of range");
    expect(text).toContain("alerts.rules.other/rule is no rule of a plug-in");
    expect(text).toContain("4 problems");
  });

  it("warns of what may be meant, whether or not something else is wrong", async () => {
    await organisation.setPlan(
      ["alerts", "route", "routes"],
      [{ id: "mail", when: { rule: "exchange-connector" }, to: ["owner"] }],
    );
    const warning = "Warning: alerts.route.routes[0].when.rule has no alerts";
    const taken = await om("check");
    expect(taken.stderr).toContain(warning);
    expect(taken).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("plan.yaml is in order") });
    const { warnings } = (await om("check", "--json")).json<{ warnings: readonly object[] }>();
    expect(warnings).toMatchObject([{ path: "alerts.route.routes[0].when.rule" }]);
    await organisation.set(["timezone"], "Europe/Nowhere");
    const text = await problems();
    expect(text).toContain("timezone");
    expect(text).toContain(warning);
  });

  it("finds a module that is not there", async () => {
    await organisation.set(["alertRules"], [{ id: "own", module: "./none.mjs" }]);
    expect(await problems()).toContain("alertRules[0].module cannot be used: Cannot find module");
  });

  it("finds what the plan says of rules and thresholds that a plug-in does not have", async () => {
    await plugIn(WELL);
    await organisation.setPlan(["alerts", "rules"], {
      "own/namings": { enabled: false },
      "own/naming": { thresholds: { most: 99 } },
    });
    const text = await problems();
    expect(text).toMatch(/plan\.yaml:\d+:\d+ {2}alerts\.rules\.own\/namings is no rule of a plug-in/);
    expect(text).toContain("Did you mean own/naming?");
    expect(text).toMatch(/alerts\.rules\.own\/naming\.thresholds\.most is out of range/);
  });

  it("knows every figure that a collection brings", async () => {
    const { metrics } = (await om("collect", "--json")).json<Collected>();
    const custom = Object.keys(metrics).map((metric, index) => {
      return { id: `rule-${index}`, title: "T", action: "A.", metric, above: 1 };
    });
    expect(custom.length).toBeGreaterThan(100);
    await organisation.setPlan(["alerts", "custom"], custom);
    expect((await om("check")).stderr).toBe("");
  });

  it("finds rules over figures, lists and fields that no snapshot has", async () => {
    const about = [
      { metric: "devices.stale31", above: 1 },
      { list: "device" },
      { list: "devices", where: [{ field: "system", equals: "iOS" }] },
      { list: "devices", where: [{ field: "os", above: 3 }] },
      { metric: "devices.os.Android", above: 1 },
    ];
    await organisation.setPlan(
      ["alerts", "custom"],
      about.map((over, index) => ({ id: `rule-${index}`, title: "T", action: "A.", ...over })),
    );
    const text = await problems();
    expect(text).toContain("alerts.custom[0].metric is a figure that no snapshot has");
    expect(text).toContain("Did you mean devices.stale30?");
    expect(text).toContain("alerts.custom[1].list is a list that no snapshot has");
    expect(text).toContain("alerts.custom[2].where[0].field is no field of this list");
    expect(text).toContain("alerts.custom[3].where[0].above cannot be asked of os, which holds a text");
    expect(text).not.toContain("alerts.custom[4]");
  });
});
