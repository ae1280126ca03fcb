import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Listed {
  readonly id: string;
  readonly planned: number;
  readonly actual: number | null;
  readonly deviation: number | null;
  readonly state: string;
  readonly forecast: string | null;
  readonly ownerName: string;
  readonly dataAt: string | null;
  readonly reason?: string;
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 250, day: 0 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await organisation.set(["feeds"], []);
});

afterEach(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

function om(...argv: readonly string[]): Promise<CommandResult> {
  return intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    clock: { now: () => tenant.now() },
  });
}

async function collectOn(...days: readonly number[]): Promise<void> {
  for (const day of days) {
    tenant.setDay(day);
    const { exitCode, stderr } = await om("collect", "--json");
    expect([0, 3], stderr).toContain(exitCode);
  }
}

async function listed(): Promise<ReadonlyMap<string, Listed>> {
  const { deployments } = (await om("deployments", "--json")).json<{ deployments: readonly Listed[] }>();
  return new Map(deployments.map((one) => [one.id, one]));
}

async function statesOn(day: number): Promise<Readonly<Record<string, string>>> {
  await collectOn(day);
  return Object.fromEntries([...(await listed())].map(([id, { state }]) => [id, state]));
}

describe("the deployments of the sample organisation", () => {
  it("follow, miss and fail their plans as the story goes on", async () => {
    expect(await statesOn(4)).toEqual({
      "windows-feature-update": "ahead",
      "meter-app": "notStarted",
      "stricter-passcode": "notStarted",
      "station-tablets": "notStarted",
    });
    expect(await statesOn(12)).toMatchObject({
      "windows-feature-update": "onPlan",
      "stricter-passcode": "failing",
    });
    expect(await statesOn(18)).toMatchObject({ "meter-app": "onPlan", "stricter-passcode": "ahead" });
    expect(await statesOn(28)).toMatchObject({
      "windows-feature-update": "behind",
      "meter-app": "done",
      "stricter-passcode": "done",
      "station-tablets": "notStarted",
    });
  });

  it("tell planned and actual share, owner and forecast, and stand in the weekly report", async () => {
    await collectOn(14, 15, 16, 17, 18);
    const app = (await listed()).get("meter-app");
    expect(app).toMatchObject({
      ownerName: "Malin Sjöberg",
      state: "onPlan",
      dataAt: tenant.now().toISOString(),
    });
    expect(Math.abs(app?.deviation ?? 100)).toBeLessThanOrEqual(5);
    expect(app?.forecast).toMatch(/^2026-1[12]-\d\d$/);
    const text = (await om("deployments")).stdout;
    expect(text).toContain("Malin Sjöberg");
    expect(text).toContain("on plan");
    const run = await om("run", "stakeholder-weekly", "--dry-run", "--out", organisation.folder, "--json");
    const { artifacts } = run.json<{ artifacts: readonly { readonly format: string }[] }>();
    expect(artifacts.map(({ format }) => format)).toContain("pdf");
  });

  it("are unknown, with the reason and never a figure, before anything was collected and where a source is refused", async () => {
    const before = await om("deployments", "--json");
    expect(before.exitCode).toBe(0);
    expect(before.stderr).toContain("intune-om collect");
    tenant.setDay(18);
    tenant.setFaults([{ path: "/deviceManagement/reports/getAppsInstallSummaryReport", status: 403 }]);
    await collectOn(18);
    expect((await listed()).get("meter-app")).toMatchObject({
      state: "unknown",
      actual: null,
      deviation: null,
      forecast: null,
      reason: "apps was not read in full",
    });
  });
});
