import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface PermissionsJson {
  readonly tenant: string;
  readonly permissions: readonly {
    readonly permission: string;
    readonly type: string;
    readonly id: string;
    readonly sources: readonly string[];
  }[];
  readonly requiredResourceAccess: readonly {
    readonly resourceAppId: string;
    readonly resourceAccess: readonly { readonly id: string; readonly type: string }[];
  }[];
  readonly warnings: readonly string[];
}

const WRITING = "DeviceManagementManagedDevices.ReadWrite.All";
let organisation: OrganisationCopy;

beforeEach(async () => {
  // Nothing is asked of any service: the address leads nowhere.
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(() => organisation[Symbol.asyncDispose]());

const permissions = (...words: readonly string[]): Promise<CommandResult> =>
  intuneOm(["permissions", "--config", organisation.config, ...words]);

const read = async (): Promise<PermissionsJson> => (await permissions("--json")).json<PermissionsJson>();

describe("permissions", () => {
  it("lists each permission once with its id and the sources that need it, and none that writes", async () => {
    const { tenant, permissions: rows, warnings } = await read();
    expect(tenant).toBe("norrviken");
    expect(new Set(rows.map(({ permission }) => permission)).size).toBe(rows.length);
    for (const { permission, type, id, sources } of rows) {
      expect(permission).not.toMatch(/Write/);
      expect(type).toBe("application");
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(sources.length).toBeGreaterThan(0);
    }
    expect(rows.find(({ sources }) => sources.includes("devices"))).toMatchObject({
      permission: "DeviceManagementManagedDevices.Read.All",
      id: "2f51be20-0bb4-4fed-bf7b-db946066c75e",
    });
    expect(warnings).toEqual([]);
  });

  it("prints a manifest fragment that is the same as in the JSON, alone on stdout", async () => {
    const { requiredResourceAccess, permissions: rows } = await read();
    expect(requiredResourceAccess).toEqual([
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccess: rows.map(({ id }) => ({ id, type: "Role" })),
      },
    ]);
    for (const words of [["--manifest"], ["--manifest", "--json"]]) {
      const result = await permissions(...words);
      expect(result).toMatchObject({ exitCode: 0, stderr: "" });
      expect(result.json()).toEqual({ requiredResourceAccess });
    }
  });

  it("leaves out what only switched-off collectors and beta requests need", async () => {
    const before = (await read()).permissions.map(({ permission }) => permission);
    expect(before).toContain("ServiceMessage.Read.All");
    await organisation.set(["tenants", 0, "collectors"], {
      "service-messages": false,
      "approval-requests": false,
      "role-assignments": false,
    });
    await organisation.set(["tenants", 0, "beta"], false);
    const { permissions: rows } = await read();
    expect(rows.map(({ permission }) => permission)).not.toContain("ServiceMessage.Read.All");
    expect(rows.map(({ permission }) => permission)).not.toContain("DeviceManagementRBAC.Read.All");
    expect(rows.flatMap(({ sources }) => sources)).not.toContain("ade-tokens");
  });

  it("warns of a permission that writes, which only export jobs take", async () => {
    await organisation.set(["tenants", 0, "collectors"], { exportJobs: true });
    const { permissions: rows, warnings } = await read();
    expect(rows.find(({ permission }) => permission === WRITING)?.sources).toContain("devices");
    expect(warnings).toEqual([expect.stringContaining(WRITING)]);
    const { stdout, stderr } = await permissions();
    expect(stdout).toContain(WRITING);
    expect(stderr).toContain(`${WRITING} also lets change`);
    expect((await permissions("--quiet")).stderr).toBe("");
  });

  it("lists every tenant when there are several, and one for the asking", async () => {
    await organisation.set(["tenants", 1], {
      id: "fjord",
      name: "Fjord",
      cloud: "gcc-high",
      auth: { type: "managed-identity" },
      beta: false,
    });
    const { tenants } = (await permissions("--json")).json<{ tenants: readonly PermissionsJson[] }>();
    expect(tenants.map(({ tenant }) => tenant)).toEqual(["norrviken", "fjord"]);
    expect((await permissions("--json", "--tenant", "fjord")).json()).toEqual(tenants[1]);
    expect((await permissions()).stdout).toMatch(/^norrviken$[^]*^fjord$/m);
    const manifest = await permissions("--manifest");
    expect(manifest.exitCode).toBe(2);
    expect(manifest.stderr).toContain("--tenant");
  });
});
