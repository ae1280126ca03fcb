import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openStore } from "@intune-om/core";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const REPORT = "stakeholder-weekly";
const YEAR_LATER = new Date("2030-01-01T06:00:00Z");

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 10, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> => omAt(null, ...argv);

const omAt = (now: Date | null, ...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    ...(now === null ? {} : { clock: { now: () => now } }),
  });

interface Audited {
  readonly recipient: string;
  readonly state: string;
  readonly steps: readonly { readonly to: string }[];
}

async function audit(...argv: string[]): Promise<readonly Audited[]> {
  return (await om("audit", ...argv, "--json")).json<{ audit: readonly Audited[] }>().audit;
}

describe("the audit trail", () => {
  it("shows every message that was received, with its steps, and each as the mail server got it", async () => {
    await om("run", REPORT, "--json");
    const rows = await audit("--report", REPORT);
    expect(rows.map(({ recipient }) => recipient).sort()).toEqual(
      catcher.messages.flatMap(({ to }) => to).sort(),
    );
    for (const { state, steps } of rows) {
      expect(state).toBe("accepted");
      expect(steps.map(({ to }) => to)).toEqual(["attempting", "accepted"]);
    }
    expect(await audit("--report", "another")).toEqual([]);
    expect(await audit("--since", "2100-01-01")).toEqual([]);
  });

  it("is one person's, by address or by id", async () => {
    await om("run", REPORT, "--json");
    const [{ recipient } = { recipient: "" }] = await audit();
    expect(await audit("--person", recipient.toUpperCase())).toHaveLength(1);
    expect(await audit("--person", recipient.split("@")[0]?.replace(".", "-") ?? "")).toHaveLength(1);
  });

  it("opens in a spreadsheet without a formula in it", async () => {
    await organisation.setPlan(["people", 1, "name"], "=HYPERLINK(0)");
    await om("run", REPORT, "--json");
    const { stdout } = await om("audit", "--csv");
    expect(stdout).toContain("at,recipient,name,tenant,report,purpose");
    expect(stdout).toContain(",'=HYPERLINK(0),");
    expect((await om("audit", "--csv", "--json")).exitCode).toBe(2);
  });
});

describe("what is older than the plan keeps it", () => {
  it("is counted by a dry run, and goes with a purge, the files of its runs, too", async () => {
    const first = (await om("run", REPORT, "--json")).json<{ artifacts: readonly { path: string }[] }>();
    const file = first.artifacts[0]?.path ?? "";
    expect(existsSync(file)).toBe(true);
    const counts = async (...argv: string[]): Promise<Readonly<Record<string, number>>> => {
      const { purged } = (await omAt(YEAR_LATER, "purge", ...argv, "--json")).json<{
        purged: readonly { kind: string; records: number }[];
      }>();
      return Object.fromEntries(purged.map(({ kind, records }) => [kind, records]));
    };
    const dry = await counts("--dry-run");
    expect(dry).toMatchObject({ snapshots: 0, artifacts: 1, deliveries: catcher.messages.length });
    expect(await audit()).toHaveLength(catcher.messages.length);
    expect(await counts("--by", "goran-ostberg")).toMatchObject(dry);
    expect(existsSync(file)).toBe(false);
    expect(await audit()).toEqual([]);
  });

  it("goes once more after a purge that ended between the files and the records", async () => {
    const { artifacts } = (await om("run", REPORT, "--json")).json<{
      artifacts: readonly { path: string }[];
    }>();
    await rm(dirname(artifacts[0]?.path ?? ""), { recursive: true });
    const purged = await omAt(YEAR_LATER, "purge", "--json");
    expect(purged.json()).toMatchObject({
      purged: expect.arrayContaining([expect.objectContaining({ kind: "artifacts", records: 1 })]),
    });
    expect(await audit()).toEqual([]);
  });

  it("does not go before", async () => {
    await om("run", REPORT, "--json");
    const { stdout } = await om("purge");
    expect(stdout).toMatch(/deliveries +\d{4}-\d{2}-\d{2} +0/);
    expect(await audit()).toHaveLength(catcher.messages.length);
  });
});

describe("a person who has left", () => {
  const LEFT = "eva.ek@elsewhere.example";
  const forget = (...argv: string[]): Promise<CommandResult> =>
    om("forget", LEFT, "--by", "goran-ostberg", ...argv, "--json");

  async function store(): Promise<string> {
    return (await readFile(join(organisation.folder, "state", "intune-om.db"))).toString("latin1");
  }

  it("is taken out of the trail, in which everything else stays", async () => {
    await om("run", REPORT, "--to", LEFT, "--json");
    const [before] = await audit();
    expect((await forget("--dry-run")).json()).toMatchObject({ dryRun: true });
    expect(await audit("--person", LEFT)).toHaveLength(1);
    const { pseudonym } = (await forget()).json<{ pseudonym: string }>();
    expect(await audit("--person", LEFT)).toEqual([]);
    const [after] = await audit();
    expect(after).toEqual({ ...before, recipient: pseudonym, name: "(forgotten)", steps: expect.anything() });
    expect(JSON.stringify(await audit())).not.toContain("eva.ek");
    expect(await store()).not.toContain("eva.ek");
  });

  const ACCOUNT = "u4711@elsewhere.example";
  const TOLD = `insert into notices (id, tenant, kind, subject, state, matter, created_at, data_at)
      values ('n1', 'norrviken', 'stale-device', 's', 'sent', '{}', '2026-01-01', '2026-01-01');
    insert into notice_recipients (notice_id, key, address, name, language, about, devices, state)
      values ('n1', '${ACCOUNT}', '${LEFT}', 'Eva Ek', 'sv', 'a', '[]', 'told');`;
  const SEEN = `insert into newcomers
      (tenant, key, user_id, first_device, first_device_at, seen_at, platforms, is_new)
      values ('norrviken', '${ACCOUNT}', 'u', 'd', '2026-01-01', '2026-01-01', '[]', 0);`;

  function write(sql: string): void {
    const database = new Database(join(organisation.folder, "state", "intune-om.db"));
    database.exec(sql);
    database.close();
  }

  /** The directory as it was read last: nobody has a device, and these have these mailboxes. */
  async function listUsers(...users: readonly { readonly name: string; readonly mail: string }[]) {
    const db = { kind: "sqlite", path: join(organisation.folder, "state", "intune-om.db") } as const;
    const takenAt = new Date("2040-01-01T00:00:00Z");
    const opened = await openStore(db, { clock: { now: () => takenAt } });
    const rows = users.map(({ name, mail }) => ({
      id: name,
      userPrincipalName: name,
      mail,
      name: "Eva Ek",
      language: "",
      enabled: true,
      guest: false,
    }));
    await opened.snapshots.save(
      {
        id: "s",
        tenant: "norrviken",
        takenAt,
        coverage: [],
        metrics: {},
        lists: { devices: [], users: rows },
      },
      [],
    );
    await opened.close();
  }

  it.each([
    ["the address", LEFT],
    ["the account", ACCOUNT],
  ])("is forgotten whole by %s, where the two differ", async (_what, asked) => {
    await om("run", REPORT, "--to", LEFT, "--json");
    write(TOLD + SEEN);
    const forgotten = (await om("forget", asked, "--by", "goran-ostberg", "--json")).json<{
      pseudonym: string;
      parts: readonly { readonly kind: string; readonly records: number }[];
    }>();
    expect(Object.fromEntries(forgotten.parts.map(({ kind, records }) => [kind, records]))).toMatchObject({
      deliveries: 1,
      notices: 1,
      newcomers: 1,
    });
    expect(await store()).not.toContain("eva.ek");
    expect(await store()).not.toContain("u4711");
    expect((await audit()).map(({ recipient }) => recipient)).toEqual([forgotten.pseudonym]);
  });

  it("is forgotten whole where only the directory tells which account an address belongs to", async () => {
    await om("run", REPORT, "--to", LEFT, "--json");
    write(SEEN);
    await listUsers({ name: ACCOUNT, mail: LEFT });
    const { parts } = (await forget()).json<{
      parts: readonly { readonly kind: string; records: number }[];
    }>();
    expect(parts).toContainEqual({ kind: "newcomers", records: 1 });
  });

  it("leaves alone who has the same mailbox", async () => {
    await om("run", REPORT, "--to", LEFT, "--json");
    write(SEEN);
    await listUsers({ name: ACCOUNT, mail: LEFT }, { name: "u4712@elsewhere.example", mail: LEFT });
    const { parts } = (await forget()).json<{
      parts: readonly { readonly kind: string; records: number }[];
    }>();
    expect(parts).toContainEqual({ kind: "newcomers", records: 0 });
  });

  it("has no message on its way, no place in the plan and no device", async () => {
    await organisation.setPlan(["reports", 0, "approval"], { role: "om-owner" });
    await om("run", REPORT, "--to", LEFT, "--json");
    expect((await forget()).json()).toMatchObject({ error: { code: "store.person-in-use" } });
    const inPlan = await om("forget", "malin.sjoberg@norrviken.example", "--by", "goran-ostberg", "--json");
    expect(inPlan.json()).toMatchObject({ error: { code: "usage.person-in-plan" } });
    expect((await om("forget", "eva", "--by", "goran-ostberg", "--json")).json()).toMatchObject({
      error: { code: "usage.address" },
    });
  });
});
