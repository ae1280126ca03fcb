import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface CollectJson {
  readonly tenant: string;
  readonly takenAt: string;
  readonly coverage: readonly {
    readonly source: string;
    readonly status: string;
    readonly reason?: string;
    readonly fix?: string;
    readonly count?: number;
  }[];
  readonly metrics: Readonly<Record<string, number>>;
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 130, pageSize: 50 });
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

/** What the tenant itself says, counted without any code of the product. */
async function independentCount(property: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  let next: string | undefined = `${tenant.graphUrl}/v1.0/deviceManagement/managedDevices`;
  while (next !== undefined) {
    const answer: Response = await fetch(next, { headers: { authorization: `Bearer ${tenant.token}` } });
    const page = (await answer.json()) as { value: Record<string, string>[]; "@odata.nextLink"?: string };
    for (const row of page.value) counts[row[property] ?? ""] = (counts[row[property] ?? ""] ?? 0) + 1;
    next = page["@odata.nextLink"];
  }
  return counts;
}

describe("collect", () => {
  it("gives the figures that an independent count of the tenant gives", async () => {
    const result = await om("collect", "--json");
    const { metrics, coverage, tenant: id } = result.json<CollectJson>();
    expect(result.exitCode).toBe(0);
    expect(id).toBe("norrviken");
    expect(metrics["devices.total"]).toBe(130);
    expect(coverage.find(({ source }) => source === "devices")).toEqual({
      source: "devices",
      status: "complete",
      count: 130,
    });
    for (const [state, count] of Object.entries(await independentCount("complianceState"))) {
      expect(metrics[`devices.compliance.${state}`], state).toBe(count);
    }
    for (const [os, count] of Object.entries(await independentCount("operatingSystem"))) {
      expect(metrics[`devices.os.${os}`], os).toBe(count);
    }
  });

  it("says which permission to grant", async () => {
    tenant.setFaults([{ path: "/admin/serviceAnnouncement/issues", status: 403 }]);
    const issues = (await om("collect", "--json"))
      .json<CollectJson>()
      .coverage.find(({ source }) => source === "service-issues");
    expect(issues).toMatchObject({
      status: "unreadable",
      fix: expect.stringContaining("ServiceHealth.Read.All"),
    });
  });

  it("asks for named properties of devices only, never for everything the service holds of people", async () => {
    await om("collect", "--json");
    const asked = tenant.requests.filter(({ path }) => path.endsWith("/managedDevices"));
    expect(asked.length).toBeGreaterThan(0);
    for (const { query } of asked) {
      expect(query).toMatch(/\$select=|\$skiptoken=/);
      expect(query).not.toMatch(/phoneNumber|imei|activationLock|MacAddress/i);
    }
  });

  it("ends with 1 and a hint when the token is refused", async () => {
    const result = await intuneOm(["--config", organisation.config, "collect", "--json"], {
      env: { OM_TOKEN: "wrong" },
      cwd: "/",
    });
    expect(result.exitCode).toBe(1);
    expect(result.stdout + result.stderr).not.toContain('wrong"');
    expect(result.json<{ error: { hint: string } }>().error.hint).not.toBe("");
  });

  it("names the secret that is not there", async () => {
    const result = await intuneOm(["--config", organisation.config, "collect"], { cwd: "/" });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain("OM_TOKEN");
  });
});
