import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface TenantJson {
  readonly tenant: string;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly coverage?: readonly { readonly source: string; readonly status: string }[];
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

const SIZES = [30, 45, 60];
let tenants: readonly DemoTenant[];
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenants = await Promise.all(SIZES.map((devices) => startDemoTenant({ devices })));
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
  await organisation.set(
    ["tenants"],
    tenants.map(({ graphUrl }, index) => ({
      id: `t${index}`,
      name: `Tenant ${index}`,
      cloud: { graph: graphUrl, login: graphUrl },
      auth: { type: "token", token: `env:TOKEN_${index}` },
    })),
  );
});

afterEach(async () => {
  await Promise.all(tenants.map(async (tenant) => await tenant.close()));
  await organisation[Symbol.asyncDispose]();
});

async function om(
  argv: readonly string[],
  tokens: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const env = Object.fromEntries(tenants.map(({ token }, index) => [`TOKEN_${index}`, token]));
  return await intuneOm(["--config", organisation.config, ...argv], {
    env: { ...env, ...tokens },
    cwd: organisation.folder,
  });
}

describe("several tenants in one configuration", () => {
  it("are each collected with their own figures", async () => {
    const result = await om(["collect", "--json"]);
    expect(result.exitCode).toBe(0);
    const read = result.json<{ tenants: readonly TenantJson[] }>().tenants;
    expect(read.map(({ tenant, metrics }) => [tenant, metrics?.["devices.total"]])).toEqual([
      ["t0", 30],
      ["t1", 45],
      ["t2", 60],
    ]);
  });

  it("go on when one of them refuses the sign-in, and that one says why", async () => {
    const result = await om(["collect", "--json"], { TOKEN_1: "wrong" });
    expect(result.exitCode).toBe(3);
    const [first, second, third] = result.json<{ tenants: readonly TenantJson[] }>().tenants;
    expect([first?.metrics?.["devices.total"], third?.metrics?.["devices.total"]]).toEqual([30, 60]);
    expect(second).toMatchObject({ tenant: "t1", error: { hint: expect.any(String) } });
    const text = (await om(["collect"], { TOKEN_1: "wrong" })).stdout;
    expect(text).toMatch(/No snapshot of t1: .+\n {2}.+/);
  });

  it("do not share a fault of one of them", async () => {
    tenants[2]?.setFaults([{ path: "/deviceManagement/managedDevices", html: true }]);
    const result = await om(["collect", "--json"]);
    expect(result.exitCode).toBe(3);
    const states = result
      .json<{ tenants: readonly TenantJson[] }>()
      .tenants.map(({ coverage }) => coverage?.find(({ source }) => source === "devices")?.status);
    expect(states).toEqual(["complete", "complete", "unreadable"]);
  });

  it("are told apart in the name and title of a report, and in the list of runs", async () => {
    await organisation.setPlan(["reports", 0, "formats"], ["html"]);
    const out = join(organisation.folder, "out");
    for (const id of ["t0", "t1"])
      await om(["run", "stakeholder-weekly", "--dry-run", "--tenant", id, "--out", out]);
    const files = (await readdir(out)).filter((name) => name.endsWith("-en.html")).toSorted();
    expect(files).toEqual([
      expect.stringMatching(/^stakeholder-weekly-t0-/),
      expect.stringMatching(/^stakeholder-weekly-t1-/),
    ]);
    expect(await readFile(join(out, files[1] ?? ""), "utf8")).toContain(
      "<h1>Intune this week – Tenant 1</h1>",
    );
    expect((await om(["runs"])).stdout).toMatch(/TENANT[\s\S]*stakeholder-weekly\s+t1/);
  });

  it("end with 1 when none could be read", async () => {
    const wrong = { TOKEN_0: "wrong", TOKEN_1: "wrong", TOKEN_2: "wrong" };
    expect((await om(["collect", "--json"], wrong)).exitCode).toBe(1);
  });

  it("can be collected one at a time", async () => {
    const result = await om(["collect", "--tenant", "t1", "--json"]);
    expect(result.json<TenantJson>().metrics?.["devices.total"]).toBe(45);
    expect(tenants[0]?.requests).toEqual([]);
  });
});
