import { join } from "node:path";
import { openStore, systemClock } from "@intune-om/core";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Round {
  readonly title: string;
  readonly steps: readonly {
    readonly id: string;
    readonly url: string;
    readonly page: string;
    readonly figures: readonly { readonly id: string; readonly value: number | null }[];
  }[];
}

let organisation: OrganisationCopy;
let tenant: DemoTenant;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 30, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
});

afterEach(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const run = (argv: readonly string[], answers?: readonly (string | null)[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    clock: { now: () => new Date("2026-11-26T08:00:00Z") },
    ...(answers === undefined ? {} : { answers }),
  });
const om = (...argv: string[]): Promise<CommandResult> => run(argv);
const figures = (round: Round): Readonly<Record<string, number | null>> =>
  Object.fromEntries(round.steps.flatMap((step) => step.figures.map(({ id, value }) => [id, value])));

async function journal(): Promise<readonly object[]> {
  const store = await openStore(
    { kind: "sqlite", path: join(organisation.folder, "state", "intune-om.db") },
    { clock: systemClock },
  );
  const entries = await store.journal.listOf(["roundDone"]);
  await store.close();
  return entries;
}

describe("round", () => {
  it("has today's figures beside what is normal, the same as an independent count", async () => {
    await om("collect", "--json");
    const round = (await om("round", "--json")).json<Round>();
    expect(round.steps).toHaveLength(9);
    const answer = await fetch(`${tenant.graphUrl}/v1.0/deviceManagement/managedDevices`, {
      headers: { authorization: `Bearer ${tenant.token}` },
    });
    const { value } = (await answer.json()) as { value: readonly { readonly complianceState: string }[] };
    expect(figures(round)).toMatchObject({
      devices: value.length,
      noncompliant: value.filter(({ complianceState }) => complianceState === "noncompliant").length,
    });
    const text = (await om("round", "--list", "--by", "priya-raman")).stdout;
    expect(text).toContain("Daily round in the admin center");
    expect(text).toContain(`Devices: ${value.length}`);
    expect(text).toContain(
      "https://intune.microsoft.com/#view/Microsoft_Intune_DeviceSettings/DevicesMenu/~/overview",
    );
  });

  it("says that a figure is not known before anything was collected, and when its source was refused", async () => {
    const before = await om("round", "--json");
    expect(Object.values(figures(before.json<Round>())).filter((value) => value !== null)).toEqual([]);
    expect(before.stderr).toContain("intune-om collect");
    tenant.setFaults([{ path: "/deviceManagement/managedDevices", status: 403 }]);
    await om("collect", "--json");
    const round = (await om("round", "--json")).json<Round>();
    expect(figures(round)).toMatchObject({ devices: null, compliantPercent: null, noncompliant: null });
    expect((await om("round", "--list", "--language", "en")).stdout).toContain("Devices: not known");
  });

  it("is in the language of who goes through it, else of the organisation, or as asked", async () => {
    expect((await om("round", "--list")).stdout).toContain("Daglig rond i administrationscentret");
    expect((await om("round", "--list", "--by", "priya-raman")).stdout).toContain("Daily round");
    expect((await om("round", "weekly", "--language", "sv", "--json")).json<Round>().title).toContain(
      "Veckorond",
    );
    expect((await om("round", "--language", "fi", "--json")).exitCode).toBe(2);
    expect((await om("round", "dayly", "--json")).json()).toMatchObject({
      error: { code: "usage.round", hint: expect.stringContaining("Did you mean daily?") },
    });
  });

  it("asks at each step on a terminal, and writes down what was found", async () => {
    const answers = ["", " ", "Two Macs fail ", "", "", "", "", "", "Token ends in May"];
    const done = await run(["round", "--by", "priya-raman"], answers);
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toContain("9/9  Audit log");
    expect(await journal()).toMatchObject([
      {
        round: "daily",
        by: "priya-raman",
        found: "Devices that are not compliant: Two Macs fail; Audit log: Token ends in May",
      },
    ]);
  });

  it("that is broken off is not written down, and leaves with 3", async () => {
    const broken = await run(["round", "--by", "priya-raman"], ["", null]);
    expect([broken.exitCode, broken.stdout]).toEqual([3, expect.stringContaining("nothing was written")]);
    expect(await journal()).toEqual([]);
  });

  it("is written down with --done, by somebody, and without what could steer a terminal", async () => {
    expect((await om("round", "--done", "--json")).json()).toMatchObject({ error: { code: "usage.by" } });
    const done = await om(
      "round",
      "weekly",
      "--done",
      "--by",
      "malin-sjoberg",
      "--found",
      "\u001b[31mAll well\n",
    );
    expect(done.exitCode).toBe(0);
    expect(await journal()).toMatchObject([{ round: "weekly", by: "malin-sjoberg", found: "[31mAll well" }]);
  });

  it("is for those who have operations, unless it is asked for all the same", async () => {
    for (const help of ["karin-forsgren", "goran-ostberg"]) {
      const refused = await om("round", "--done", "--by", help, "--json");
      expect(refused.json()).toMatchObject({
        error: { code: "practice.not-role", hint: expect.stringContaining("malin-sjoberg") },
      });
    }
    const asked = await run(["round", "--by", "karin-forsgren"], ["", null]);
    expect([asked.exitCode, asked.stderr]).toEqual([1, expect.stringContaining("--anyone")]);
    expect((await om("round", "--list", "--by", "karin-forsgren")).exitCode).toBe(0);
    expect(await journal()).toEqual([]);
    expect((await om("round", "--done", "--by", "karin-forsgren", "--anyone")).exitCode).toBe(0);
    expect(await journal()).toMatchObject([{ by: "karin-forsgren" }]);
  });
});
