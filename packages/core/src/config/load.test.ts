import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KPI_IDS } from "../assess/kpi.ts";
import { SECTION_IDS } from "../compose/section.ts";
import { loadOrganisation } from "./load.ts";
import { ConfigError } from "./problem.ts";

const OPTIONS = { knownSections: ["state"], knownKpis: [] };
const CONFIG = `version: 1
plan: ./people/plan.yaml
store: ./om.db
timezone: Europe/Stockholm
locale: sv
tenants: [{ id: t, name: T, auth: { type: azure-cli } }]
mail: { transport: directory, path: ./out, from: om@contoso.com }
`;
const PLAN = `version: 1
organisation: { name: Contoso }
people: [{ id: a, name: Å, address: a@contoso.com }]
audiences: [{ id: all, name: All, kind: stakeholders, members: [a] }]
reports: [{ id: r, title: T, audience: all, sections: [state], schedule: 0 7 * * MON }]
`;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-config-"));
  await mkdir(join(folder, "people"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(config: string | Uint8Array | null, plan: string | Uint8Array | null): Promise<string> {
  if (config !== null) await writeFile(join(folder, "intune-om.yaml"), config);
  if (plan !== null) await writeFile(join(folder, "people", "plan.yaml"), plan);
  return join(folder, "intune-om.yaml");
}

async function failureOf(file: string): Promise<ConfigError> {
  const failure: unknown = await loadOrganisation(file, OPTIONS).catch((error: unknown) => error);
  if (!(failure instanceof ConfigError)) throw new Error("expected a ConfigError", { cause: failure });
  return failure;
}

describe("an organisation", () => {
  test("is read from both files; the plan takes language and zone from the configuration", async () => {
    const { config, plan } = await loadOrganisation(await write(CONFIG, `\u{FEFF}${PLAN}`), OPTIONS);
    expect(config).toMatchObject({ planFile: plan.file, store: { path: join(folder, "om.db") } });
    expect(plan.people[0]).toMatchObject({ name: "Å", language: "sv" });
    expect(plan.reports[0]?.schedule?.timeZone).toBe("Europe/Stockholm");
  });

  test("with problems in both files is told all of them, the configuration's first", async () => {
    const file = await write(
      CONFIG.replace("azure-cli", "azure").replace(": sv", ": xx"),
      PLAN.replace("[a]", "[b]"),
    );
    const failure = await failureOf(file);
    expect(failure.code).toBe("config.invalid");
    expect(failure.message).toBe(`The configuration has 3 problems, the first at ${file}:5:9`);
    expect(failure.problems.map(({ file: at, line, path }) => [at === file, line, path])).toEqual([
      [true, 5, "locale"],
      [true, 6, "tenants[0].auth.type"],
      [false, 4, "audiences[0].members[0]"],
    ]);
  });

  test("whose configuration is not there is told how to begin", async () => {
    const failure = await failureOf(join(folder, "intune-om.yaml"));
    expect(failure).toMatchObject({ code: "config.missing", problems: [] });
    expect(failure.message).toContain(join(folder, "intune-om.yaml"));
    expect(failure.hint).toContain("examples/organisation");
  });

  test("whose plan is not there is told so at the line that names it, beside other problems", async () => {
    const failure = await failureOf(await write(CONFIG.replace("version: 1", "version: 2"), null));
    expect(failure.code).toBe("config.missing");
    expect(failure.problems).toMatchObject([
      { line: 1, path: "version" },
      {
        line: 2,
        column: 7,
        path: "plan",
        message: expect.stringContaining(join(folder, "people", "plan.yaml")),
      },
    ]);
  });

  test("with bytes that are not UTF-8 is told where", async () => {
    const bytes = Buffer.concat([Buffer.from("version: 1\n# "), Buffer.from([0xe5]), Buffer.from("\n")]);
    const failure = await failureOf(await write(bytes, PLAN));
    expect(failure.problems).toMatchObject([
      { line: 2, column: 3, message: "holds bytes that are not UTF-8" },
    ]);
    const inPlan = await failureOf(await write(CONFIG, bytes));
    expect(inPlan.problems).toMatchObject([
      { file: join(folder, "people", "plan.yaml"), line: 2, column: 3 },
    ]);
  });

  test("whose file is too large, or a folder, is refused", async () => {
    const large = await failureOf(await write("#".repeat(1_000_001), null));
    expect(large.problems[0]?.message).toBe("is larger than one megabyte");
    const dir = await failureOf(join(folder, "people"));
    expect(dir).toMatchObject({ code: "config.invalid", problems: [{ message: "is not a file" }] });
  });
});

describe("the sample organisation", () => {
  const file = fileURLToPath(new URL("../../../../examples/organisation/intune-om.yaml", import.meta.url));
  const knownSections = SECTION_IDS;
  const knownKpis = KPI_IDS;

  test("has no problem, serves every kind of reader in both languages, and names reports as the guide does", async () => {
    const { config, plan } = await loadOrganisation(file, { knownSections, knownKpis });
    expect(config.tenants).toHaveLength(1);
    expect(plan.reports.map(({ id }) => id)).toEqual([
      "stakeholder-weekly",
      "stakeholder-monthly",
      "admin-operations",
      "helpdesk-brief",
      "change-digest",
      "helpdesk-changes",
      "user-changes",
    ]);
    expect(new Set(plan.audiences.map(({ kind }) => kind)).size).toBe(5);
    expect(new Set(plan.people.map(({ language }) => language))).toEqual(new Set(["sv", "en"]));
    expect(plan.targets.every(({ owner, approvedOn }) => owner !== null && approvedOn !== null)).toBe(true);
    expect(plan.roles.every(({ deputies }) => deputies.length > 0)).toBe(true);
  });

  test("sends to nobody who could exist", async () => {
    const { config, plan } = await loadOrganisation(file, { knownSections, knownKpis });
    const addresses = [...plan.people, ...plan.supportContacts, config.mail.from].map(
      ({ address }) => address,
    );
    expect(addresses.every((address) => address === null || address.endsWith("@norrviken.example"))).toBe(
      true,
    );
  });
});
