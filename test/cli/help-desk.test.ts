import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "@intune-om/core";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const POST = "message-center:MC1288104";

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 130, day: 2 });
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

async function collect(day: number): Promise<void> {
  tenant.setDay(day);
  expect([0, 3]).toContain((await om("collect", "--json")).exitCode);
}

async function briefInEnglish(): Promise<string> {
  const out = join(organisation.folder, "out");
  const result = await om("run", "helpdesk-brief", "--dry-run", "--json", "--out", out);
  const { artifacts } = result.json<{ artifacts: readonly { path: string; format: string }[] }>();
  const html = artifacts.find(({ path }) => path.endsWith("-en.html"));
  return readFile(html?.path ?? "", "utf8");
}

describe("the help desk", () => {
  it("acknowledges an update and shows up among its readers, beside the administrators", async () => {
    await collect(2);
    const ack = await om("updates", "ack", POST, "--by", "emil-aberg");
    expect(ack.exitCode, ack.stderr).toBe(0);
    interface Matrix {
      readonly people: readonly { readonly id: string }[];
      readonly updates: readonly {
        readonly key: string;
        readonly readAt: Readonly<Record<string, string | null>>;
      }[];
    }
    const matrix = (await om("updates", "matrix", "--readers", "helpdesk", "--json")).json<Matrix>();
    expect(matrix.people.map(({ id }) => id)).toEqual(["emil-aberg", "karin-forsgren", "daniel-okafor"]);
    const readAt = matrix.updates.find(({ key }) => key === POST)?.readAt;
    expect(readAt).toMatchObject({ "emil-aberg": expect.any(String), "karin-forsgren": null });
    const admins = (await om("updates", "matrix", "--json")).json<Matrix>();
    expect(admins.people.map(({ id }) => id)).not.toContain("emil-aberg");
    expect((await om("updates", "matrix", "--readers", "users")).exitCode).toBe(2);
  });

  it("reads in its brief what is broken, what has begun to fail since the collection before, and its own articles", async () => {
    await collect(0);
    await collect(5);
    const html = await briefInEnglish();
    expect(html.indexOf("Coming this week")).toBeLessThan(html.indexOf("Broken right now"));
    expect(html).toContain("Something is broken");
    expect(html).toContain("Workaround: As a workaround, users can synchronise by hand");
    expect(html).toContain("Norrviken VPN-klient 5.2.1");
    expect(html).toContain("Compared with the collection of");
    expect(html).toContain("https://intranat.norrviken.example/support/artiklar/vpn-klienten");
    expect(html).toContain("Malin Sjöberg");
  });

  it("has its figures kept with every collection", async () => {
    await collect(5);
    const store = await openStore(
      { kind: "sqlite", path: join(organisation.folder, "state", "intune-om.db") },
      { clock: { now: () => tenant.now() } },
    );
    const span = { after: new Date("2000-01-01T00:00:00Z"), before: new Date("2100-01-01T00:00:00Z") };
    const [entry] = await store.snapshots.history("norrviken", span);
    await store.close();
    const valueOf = (kpi: string): number | null | undefined =>
      entry?.values.find((value) => value.kpi === kpi)?.value;
    expect(valueOf("kb_coverage")).toBeGreaterThan(0);
    expect(valueOf("stale_articles")).toBe(1);
  });
});
