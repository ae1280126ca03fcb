import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
  readonly source?: string;
  readonly state?: string;
  readonly permission?: string;
  readonly grant?: string;
}

const GRAPH_APP = "00000003-0000-0000-c000-000000000000";
const started: DemoTenant[] = [];
const copied: OrganisationCopy[] = [];

afterEach(async () => {
  for (const tenant of started.splice(0)) await tenant.close();
  for (const organisation of copied.splice(0)) await organisation[Symbol.asyncDispose]();
});

async function setUp(options: DemoTenantOptions = {}): Promise<{
  readonly tenant: DemoTenant;
  readonly organisation: OrganisationCopy;
}> {
  const tenant = await startDemoTenant({ devices: 40, pageSize: 10, ...options });
  started.push(tenant);
  const organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  copied.push(organisation);
  return { tenant, organisation };
}

const doctor = ({ config }: OrganisationCopy, ...words: readonly string[]): Promise<CommandResult> =>
  intuneOm(["doctor", "--config", config, ...words], { env: { OM_TOKEN: "demo-tenant-token" } });

async function findingsOf(organisation: OrganisationCopy): Promise<readonly Finding[]> {
  const result = await doctor(organisation, "--json");
  return result.json<{ findings: readonly Finding[] }>().findings;
}

const find = (findings: readonly Finding[], check: string): Finding | undefined =>
  findings.find((finding) => finding.check === check);

describe("doctor", () => {
  it("tells what works, what does not and what to do", async () => {
    const { organisation } = await setUp({
      faults: [{ path: "/deviceManagement/troubleshootingEvents", status: 403 }],
    });
    const result = await doctor(organisation, "--json");
    const { findings } = result.json<{ findings: readonly Finding[] }>();
    expect(result.exitCode).toBe(1);
    expect(findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual([
      "norrviken/enrollment-failures",
      "mail/smtp",
    ]);
    for (const { ok, fix } of findings) if (!ok) expect(fix).toBeDefined();
  });

  it("asks for one member of each list and follows none to its end", async () => {
    const { tenant, organisation } = await setUp();
    const findings = await findingsOf(organisation);
    expect(find(findings, "norrviken/devices")).toEqual({
      check: "norrviken/devices",
      ok: true,
      source: "devices",
      state: "ok",
      detail: "ok",
    });
    const asked = tenant.requests.filter(({ path }) =>
      path.startsWith("/v1.0/deviceManagement/managedDevices"),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const { query } of asked) expect(query).toMatch(/\$top=1(?:&|$)/);
    expect(tenant.requests.filter(({ query }) => query.includes("$skiptoken"))).toEqual([]);
    expect(tenant.requests.filter(({ path }) => path.endsWith("/$batch"))).toEqual([]);
  });

  it("lists every source, also those that are switched off and those that the settings forbid", async () => {
    const { tenant, organisation } = await setUp({ pushCertificate: false });
    await organisation.set(["tenants", 0, "collectors"], { apps: false });
    await organisation.set(["tenants", 0, "beta"], false);
    const findings = await findingsOf(organisation);
    expect(find(findings, "norrviken/apps")).toMatchObject({ ok: true, state: "disabled" });
    expect(find(findings, "norrviken/ade-tokens")).toMatchObject({
      ok: true,
      state: "disabled",
      fix: expect.stringContaining("beta: true"),
    });
    expect(find(findings, "norrviken/apple-push-certificate")).toMatchObject({
      ok: true,
      state: "notConfigured",
    });
    expect(tenant.requests.filter(({ path }) => path.startsWith("/beta/"))).toEqual([]);
    const { stdout } = await doctor(organisation);
    expect(stdout).toMatch(/^off {3}norrviken\/apps: disabled/m);
    expect(stdout).toMatch(/^ok {4}norrviken\/apple-push-certificate: not configured: /m);
  });

  it("names a missing permission exactly, with the command that grants it", async () => {
    const { organisation } = await setUp({
      faults: [{ path: "/admin/serviceAnnouncement/messages", status: 403 }],
    });
    const found = find(await findingsOf(organisation), "norrviken/service-messages");
    expect(found).toMatchObject({
      ok: false,
      source: "service-messages",
      state: "missingPermission",
      permission: "ServiceMessage.Read.All",
      fix: expect.stringContaining("ServiceMessage.Read.All"),
      grant: `az ad app permission add --id CLIENT_ID --api ${GRAPH_APP} --api-permissions 1b620472-6534-4fe6-9df2-4680e8aa28ec=Role && az ad app permission admin-consent --id CLIENT_ID`,
    });
    const { stdout } = await doctor(organisation);
    expect(stdout).toContain("missing permission ServiceMessage.Read.All");
    expect(stdout).toContain("az ad app permission add --id CLIENT_ID");
  });

  it("adds that a permission may be granted already when other sources work with it", async () => {
    const { organisation } = await setUp({
      faults: [{ path: "/deviceManagement/windowsMalwareInformation", status: 403 }],
    });
    const found = find(await findingsOf(organisation), "norrviken/malware");
    expect(found?.fix).toContain("Other sources use this permission already");
  });

  it("says of export jobs that they were not tried", async () => {
    const { organisation } = await setUp({});
    await organisation.set(["tenants", 0, "collectors"], { exportJobs: true });
    const found = find(await findingsOf(organisation), "norrviken/devices");
    expect(found).toMatchObject({
      ok: true,
      detail: expect.stringContaining("DeviceManagementManagedDevices.ReadWrite.All, which cannot be tried"),
    });
  });

  it("says once that consent is missing when every source is refused, and names each permission", async () => {
    const { organisation } = await setUp({ permissions: [] });
    const findings = await findingsOf(organisation);
    expect(find(findings, "norrviken/permissions")).toMatchObject({
      ok: false,
      state: "missingPermission",
      detail: "no permission has been granted: admin consent is missing",
      permission: expect.stringContaining("DeviceManagementManagedDevices.Read.All"),
      grant: expect.stringContaining("2f51be20-0bb4-4fed-bf7b-db946066c75e=Role"),
    });
    expect(find(findings, "norrviken/devices")).toMatchObject({
      state: "missingPermission",
      permission: "DeviceManagementManagedDevices.Read.All",
    });
    const { stdout } = await doctor(organisation);
    expect(stdout.match(/consent is missing/g)).toHaveLength(1);
    expect(stdout.match(/az ad app permission add/g)).toHaveLength(1);
  });

  it("says once that Graph cannot be reached, and still tries the rest", async () => {
    const { organisation } = await setUp();
    await organisation.set(["tenants", 0, "cloud"], { graph: "http://127.0.0.1:1" });
    const findings = await findingsOf(organisation);
    expect(findings.filter(({ source, check }) => source !== undefined && !check.includes("feed:"))).toEqual(
      [],
    );
    expect(find(findings, "norrviken/graph")).toMatchObject({
      ok: false,
      state: "unreachable",
      detail: "127.0.0.1:1 refuses the connection.",
      fix: expect.stringContaining("cloud"),
    });
    expect(find(findings, "norrviken/feed:intune-whats-new")?.ok).toBe(true);
    expect(find(findings, "mail/smtp")).toBeDefined();
  });

  it("tells one source that is unreachable from the others", async () => {
    const { organisation } = await setUp({
      faults: [{ path: "/admin/serviceAnnouncement/issues", reset: true }],
    });
    const findings = await findingsOf(organisation);
    expect(find(findings, "norrviken/service-issues")).toMatchObject({ ok: false, state: "unreachable" });
    expect(find(findings, "norrviken/service-health")).toMatchObject({ ok: true });
  });

  it("says once that Graph does not take the token", async () => {
    const { organisation } = await setUp();
    const result = await intuneOm(["doctor", "--json", "--config", organisation.config], {
      env: { OM_TOKEN: "out-of-date" },
    });
    const { findings } = result.json<{ findings: readonly Finding[] }>();
    expect(findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual([
      "norrviken/sign-in",
      "mail/smtp",
    ]);
    expect(result.stdout + result.stderr).not.toContain("out-of-date");
  });

  it("tries every tenant, whatever becomes of the one before it", async () => {
    const { organisation } = await setUp();
    const second = await startDemoTenant({ devices: 5, permissions: [] });
    started.push(second);
    await organisation.set(["tenants", 1], {
      id: "fjord",
      name: "Fjord",
      cloud: { graph: second.graphUrl, login: second.loginUrl },
      auth: {
        type: "client-secret",
        tenantId: "nowhere.example",
        clientId: second.clientId,
        secret: "env:FJORD_SECRET",
      },
    });
    await organisation.set(["tenants", 2], {
      id: "sund",
      name: "Sund",
      cloud: { graph: second.graphUrl, login: second.loginUrl },
      auth: {
        type: "client-secret",
        tenantId: second.tenantId,
        clientId: second.clientId,
        secret: "env:FJORD_SECRET",
      },
    });
    const result = await intuneOm(["doctor", "--json", "--config", organisation.config], {
      env: { OM_TOKEN: "demo-tenant-token", FJORD_SECRET: second.clientSecret },
    });
    const { findings } = result.json<{ findings: readonly Finding[] }>();
    expect(find(findings, "norrviken/devices")?.ok).toBe(true);
    expect(find(findings, "fjord/sign-in")).toMatchObject({
      ok: false,
      detail: "Sign-in failed: there is no such tenant in this cloud (AADSTS90002).",
      fix: expect.stringContaining("auth.tenantId"),
    });
    expect(find(findings, "fjord/devices")).toBeUndefined();
    expect(find(findings, "sund/devices")).toMatchObject({
      state: "missingPermission",
      grant: expect.stringContaining(`--id ${second.clientId} `),
    });
  });
});

describe("doctor without a store that opens", () => {
  it("says so as one finding with its fix, and tries everything else", async () => {
    const { organisation } = await setUp();
    await writeFile(join(organisation.folder, "not-a-store.db"), "");
    await organisation.set(["store"], "./not-a-store.db");
    const result = await doctor(organisation, "--json");
    const { findings } = result.json<{ findings: readonly Finding[] }>();
    expect(result.exitCode).toBe(1);
    expect(find(findings, "store")).toMatchObject({ ok: false, fix: expect.stringContaining("backup") });
    expect(find(findings, "norrviken/devices")?.ok).toBe(true);
  });
});
