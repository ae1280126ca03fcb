import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  collectSnapshot,
  createCollectors,
  createGraphReader,
  type Coverage,
  fixedClock,
  SOURCES,
} from "@intune-om/core";
import { type DemoTenant, type Fault, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface CollectJson {
  readonly coverage: readonly Coverage[];
  readonly metrics: Readonly<Record<string, number>>;
}

const DEVICES = 130;
const JOBS = "/deviceManagement/reports/exportJobs";

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: DEVICES, day: 4, pageSize: 50, hostileNames: true });
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

/** Reads the devices alone, by export jobs or not. */
async function collectDevices(
  exportJobs: boolean,
): Promise<CollectJson & { readonly result: CommandResult }> {
  const others = SOURCES.filter((source) => source !== "devices").map((source) => [source, false]);
  await organisation.set(["tenants", 0, "collectors"], { ...Object.fromEntries(others), exportJobs });
  await organisation.set(["feeds"], []);
  const result = await om("--verbose", "collect", "--json");
  return { ...result.json<CollectJson>(), result };
}

const asked = (path: string): number =>
  tenant.requests.filter((request) => request.path.startsWith(path)).length;

describe("collect with export jobs", () => {
  it("has the figures that paging has, by one job and a download without a token", async () => {
    const paged = await collectDevices(false);
    expect(asked(`/v1.0${JOBS}`)).toBe(0);
    const before = asked("/v1.0/deviceManagement/managedDevices");
    const exported = await collectDevices(true);
    expect(exported.result.exitCode).toBe(0);
    expect(exported.metrics).toEqual(paged.metrics);
    expect(exported.coverage).toEqual([{ source: "devices", status: "complete", count: DEVICES }]);
    expect(asked("/v1.0/deviceManagement/managedDevices")).toBe(before);
    // The files' server refuses every request that brings a token.
    const downloads = tenant.requests.filter(({ path }) => path.startsWith("/exports/"));
    expect(downloads.map(({ status }) => status)).toEqual([200]);
    const [order] = tenant.requests.filter(({ method }) => method === "POST");
    expect(order?.body).toMatchObject({ reportName: "Devices", format: "csv" });
    expect(JSON.stringify(order?.body)).not.toMatch(/IMEI|PhoneNumber|Mac/);
  });

  it.each<readonly [string, Fault, string]>([
    [
      "refuses the job",
      { path: JOBS, forbidden: "DeviceManagementManagedDevices.ReadWrite.All" },
      "needs the application permission DeviceManagementManagedDevices.ReadWrite.All",
    ],
    ["does not know the report", { path: JOBS, status: 400 }, "status 400"],
    ["fails the job", { path: `${JOBS}(`, jobStatus: "failed" }, "the export job failed"],
    ["sends a bomb", { path: "/exports/", archive: "bomb" }, "more than it says"],
    ["sends two files", { path: "/exports/", archive: "two" }, "2 files"],
    ["sends half an archive", { path: "/exports/", archive: "half" }, "could not be read"],
    ["sends a damaged archive", { path: "/exports/", archive: "damaged" }, "archive"],
    ["sends a login page", { path: "/exports/", html: true }, "could not be read"],
    ["sends nothing", { path: "/exports/", emptyBody: true }, "could not be read"],
    ["refuses the download", { path: "/exports/", status: 403 }, "refused the download"],
  ])("falls back to paging when the service %s, and says why", async (_what, fault, why) => {
    tenant.setFaults([fault]);
    const { coverage, metrics, result } = await collectDevices(true);
    expect(result.exitCode).toBe(0);
    expect(metrics["devices.total"]).toBe(DEVICES);
    expect(coverage).toEqual([
      { source: "devices", status: "complete", count: DEVICES, note: expect.stringContaining(why) },
    ]);
    expect((await om("collect")).stdout).toContain("devices: Read page by page");
  });

  it("shows the address of a file nowhere", async () => {
    tenant.setFaults([{ path: "/exports/", status: 403 }]);
    const { result } = await collectDevices(true);
    const texts = [result.stdout, result.stderr];
    const state = join(organisation.folder, "state");
    for (const name of await readdir(state)) texts.push(await readFile(join(state, name), "latin1"));
    const { port } = new URL(tenant.filesUrl);
    for (const text of texts) expect(text).not.toMatch(new RegExp(`sig=|/exports/|:${port}`));
    expect(result.stderr).toContain("refused the download");
  });

  it("has the shares of a fleet that is too large to ask device by device", async () => {
    const large = await startDemoTenant({ devices: 8_800, day: 4 });
    try {
      const { metrics, coverage } = await collectProtection(large);
      const overview = await overviewOf(large);
      expect(coverage).toMatchObject({ status: "complete", count: metrics["protection.windows"] });
      expect(metrics["protection.windows"]).toBeGreaterThan(5_000);
      expect(metrics["protection.reporting"]).toBe(overview["totalReportedDeviceCount"]);
      expect(metrics["protection.signaturesFresh"]).toBe(
        Number(overview["totalReportedDeviceCount"]) - Number(overview["pendingSignatureUpdateDeviceCount"]),
      );
      expect(large.requests.filter(({ part, path }) => part && path.includes("ProtectionState"))).toEqual([]);
    } finally {
      await large.close();
    }
  });
});

async function collectProtection(
  of: DemoTenant,
): Promise<{ readonly coverage: Coverage | undefined; readonly metrics: CollectJson["metrics"] }> {
  const clock = fixedClock(of.now());
  const { coverage, metrics } = await collectSnapshot({
    id: "s1",
    tenant: "large",
    collectors: createCollectors().filter(({ source }) => source === "unhealthy-devices"),
    graph: createGraphReader({
      cloud: { name: "custom", graph: of.graphUrl, login: of.loginUrl },
      credential: { getToken: async () => of.token },
      clock,
      sleep: async () => undefined,
    }),
    clock,
    exportJobs: true,
  });
  return { coverage: coverage[0], metrics };
}

/** What the service itself counts. */
async function overviewOf({ graphUrl, token }: DemoTenant): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`${graphUrl}/v1.0/deviceManagement?$select=deviceProtectionOverview`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const body = (await answer.json()) as { deviceProtectionOverview: Record<string, unknown> };
  return body.deviceProtectionOverview;
}
