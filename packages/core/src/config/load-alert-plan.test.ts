import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KPI_IDS } from "../assess/kpi.ts";
import { SECTION_IDS } from "../compose/section.ts";
import { loadAlertPlan } from "./load-alert-plan.ts";
import type { Plan } from "./plan/plan.ts";
import { ConfigError, type ConfigProblem } from "./problem.ts";

const SAMPLE = new URL("../../../../examples/organisation/plan.yaml", import.meta.url).pathname;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-trial-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const options = {
  knownSections: SECTION_IDS,
  knownKpis: KPI_IDS,
  knownFeedKinds: [],
  knownCollectors: [],
  knownTransports: [],
};

async function load(text: string): Promise<Plan> {
  const file = join(folder, "trial.yaml");
  await writeFile(file, text);
  return loadAlertPlan(file, {
    config: { locale: "sv", timeZone: "Europe/Stockholm", channels: [], tenants: [], alertRules: [] },
    plan: { file: SAMPLE },
    options,
  });
}

async function problems(text: string): Promise<readonly ConfigProblem[]> {
  const error = await load(text).catch((thrown: unknown) => thrown);
  if (error instanceof ConfigError) return error.problems;
  throw new Error("the file was taken", { cause: error });
}

const TRIAL = "alerts:\n  rules:\n    stale-devices: { thresholds: { days: 45 } }\n";

describe("a file that is tried", () => {
  it.each([
    ["as it is", TRIAL],
    ["with a document marker and a comment", `# a trial\n---\n${TRIAL}`],
    ["with a byte order mark", `\uFEFF${TRIAL}`],
  ])("of alerts alone, %s, takes the place of that part of the plan", async (_how, text) => {
    const plan = await load(text);
    expect(plan.alerts.rules).toMatchObject([{ rule: "stale-devices", thresholds: { days: 45 } }]);
    expect(plan.alerts.custom).toEqual([]);
    expect(plan.people.map(({ id }) => id)).toContain("priya-raman");
  });

  it.each([
    ["as it is", "rules:\n  stale-devices: { thresholds: { days: 45 } }\n"],
    ["with a document marker", "---\nrules:\n  stale-devices:\n    thresholds:\n      days: 45\n"],
    ["with a byte order mark", "\uFEFFrules: { stale-devices: { thresholds: { days: 45 } } }\n"],
  ])("may be what stands under alerts, %s", async (_how, text) => {
    const plan = await load(text);
    expect(plan.alerts.rules).toMatchObject([{ rule: "stale-devices", thresholds: { days: 45 } }]);
    expect(plan.people.map(({ id }) => id)).toContain("priya-raman");
  });

  it("is told its faults where they stand in it, whichever of the two it is", async () => {
    const under = "custom:\n  - { id: x, title: A, action: B, metric: devicez.total, above: 3 }\n";
    const whole =
      "alerts:\n  custom:\n    - { id: x, title: A, action: B, metric: devicez.total, above: 3 }\n";
    const found = await problems(under);
    expect(found).toMatchObject([{ line: 2, column: 43, path: "alerts.custom[0].metric" }]);
    expect(under.split("\n")[1]?.slice(42)).toMatch(/^devicez/);
    expect(await problems(whole)).toMatchObject([{ line: 3, column: 45, path: "alerts.custom[0].metric" }]);
  });

  it.each([
    ["both side by side", "alerts: {}\nrules: {}\n"],
    ["a list", "- rules\n"],
    ["nothing", ""],
  ])("is asked for in one sentence when it is %s", async (_what, text) => {
    expect(await problems(text)).toMatchObject([
      {
        message: "is neither a whole plan nor what a plan has under alerts",
        fix: expect.stringContaining("rules, custom, route, onCall, …"),
      },
    ]);
  });

  it("may be a whole plan", async () => {
    const whole = await readFile(SAMPLE, "utf8");
    const plan = await load(whole);
    expect(plan.reports.length).toBeGreaterThan(2);
    expect(plan.file).toBe(join(folder, "trial.yaml"));
  });

  it("is told off with its own lines", async () => {
    const [first] = await problems(
      "# one\nalerts:\n  rules:\n    stale-devices: { thresholds: { days: -1 } }\n",
    );
    expect(first).toMatchObject({ file: join(folder, "trial.yaml"), line: 4 });
    const [role] = await problems("alerts:\n  route:\n    to: [role:nobody-here]\n");
    expect(role).toMatchObject({ line: 3 });
  });

  it.each([
    ["empty", ""],
    ["no YAML", "alerts: ["],
    ["a list", "- alerts"],
    ["a plan without people", "alerts: {}\nreports: []\n"],
  ])("is refused when it is %s", async (_what, text) => {
    expect((await problems(text)).length).toBeGreaterThan(0);
  });

  it("must be there", async () => {
    const missing = loadAlertPlan(join(folder, "none.yaml"), {
      config: { locale: "sv", timeZone: "Europe/Stockholm", channels: [], tenants: [], alertRules: [] },
      plan: { file: SAMPLE },
      options,
    });
    await expect(missing).rejects.toMatchObject({ code: "config.missing" });
  });
});
