import { statSync } from "node:fs";
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openStore, type StoreCheck } from "@intune-om/core";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { createTestSchema, describeOnPostgres, type TestSchema } from "../support/postgres.ts";

const REPORT = "stakeholder-weekly";

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 5, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    cwd: organisation.folder,
    env: { OM_TOKEN: tenant.token },
  });

const storeFile = (): string => join(organisation.folder, "state", "intune-om.db");
const inFolder = (name: string): string => join(organisation.folder, name);
const check = async (): Promise<StoreCheck> =>
  (await om("store", "check", "--json")).json<{ store: StoreCheck }>().store;

describe("store backup and store restore", () => {
  it("bring back what the deliveries said when the backup was made, with the store in use", async () => {
    await om("run", REPORT);
    const before = (await om("deliveries", "--json")).stdout;
    const inUse = await openStore(
      { kind: "sqlite", path: storeFile() },
      { clock: { now: () => new Date() } },
    );
    const backup = await om("store", "backup", "backup.db", "--json");
    await inUse.close();
    expect(backup.exitCode).toBe(0);
    expect(backup.json()).toMatchObject({
      backup: { file: inFolder("backup.db"), bytes: expect.any(Number) },
    });
    expect(statSync(inFolder("backup.db")).mode & 0o777).toBe(0o600);
    await om("run", REPORT);
    expect((await om("deliveries", "--json")).stdout).not.toBe(before);
    const restored = await om("store", "restore", "backup.db", "--over", "--json");
    expect(restored.exitCode).toBe(0);
    const { kept } = restored.json<{ restored: { kept: string } }>().restored;
    expect(dirname(kept)).toBe(dirname(storeFile()));
    expect((await om("deliveries", "--json")).stdout).toBe(before);
  });

  it("refuse what would lose something, and say what to do", async () => {
    await om("collect");
    await writeFile(inFolder("mine.db"), "mine");
    const over = await om("store", "backup", "mine.db");
    expect(over).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("backup.exists") });
    expect(await readFile(inFolder("mine.db"), "utf8")).toBe("mine");
    await om("store", "backup", "good.db");
    const stands = await om("store", "restore", "good.db");
    expect(stands).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--over") });
    const bad = await om("store", "restore", "mine.db", "--over");
    expect(bad).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("backup.damaged") });
    expect(bad.stderr).toContain("Choose an older backup");
    const none = await om("store", "restore", "none.db", "--over");
    expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("there is no such file") });
    const shot = await readFile(inFolder("good.db"));
    await writeFile(inFolder("shot.db"), shot.fill(0x5a, 8_192));
    const long = await om("store", "restore", "shot.db", "--over");
    expect(long).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("backup.damaged") });
    expect(Math.max(...long.stderr.split("\n").map((line) => line.length))).toBeLessThan(400);
    expect(long.stderr.trim().split("\n")).toHaveLength(2);
    expect((await check()).ok).toBe(true);
  });
});

describe("store check", () => {
  it("prints what the store holds, and ends with 0 when it is whole", async () => {
    await om("collect");
    const result = await om("store", "check", "--json");
    expect(result.exitCode).toBe(0);
    expect(result.json()).toEqual({
      store: {
        kind: "sqlite",
        location: storeFile(),
        schema: expect.stringMatching(/^\d{4}-\d{2}-\d{2}-/),
        ok: true,
        problems: [],
        tables: expect.objectContaining({ snapshots: 1, deliveries: 0 }),
        bytes: expect.any(Number),
      },
    });
    expect((await om("store", "check")).stdout).toMatch(/is whole: \d+ bytes[^]*snapshots +1\n/);
  });

  it("ends with 1 for a store that is damaged or missing, and neither mends nor makes one", async () => {
    expect(await om("store", "check")).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/is not there yet\n.*\(store\.missing\)\nIt is made at the first run/),
    });
    expect(await readdir(organisation.folder)).not.toContain("state");
    await om("collect");
    await truncate(storeFile(), 20_000);
    const before = await readFile(storeFile());
    const result = await om("store", "check", "--json");
    expect(result.exitCode).toBe(1);
    expect(result.json()).toMatchObject({
      store: {
        ok: false,
        problems: [{ code: "store.damaged", message: expect.any(String), hint: expect.any(String) }],
      },
    });
    expect((await om("run", REPORT)).exitCode).toBe(1);
    expect((await readFile(storeFile())).equals(before)).toBe(true);
    expect(catcher.messages).toEqual([]);
  });
});

it("a store is not made where more than its own folder is missing", async () => {
  await organisation.set(["store"], "./disk/state/intune-om.db");
  for (const words of [["collect"], ["store", "check"]]) {
    const { exitCode, stdout, stderr } = await om(...words);
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toMatch(
      /there is no folder .*disk[^]*Mount the disk[^]*store\.unreachable|store\.unreachable[^]*Mount the disk/,
    );
  }
  expect(await readdir(organisation.folder)).not.toContain("disk");
});

it("store purge does what purge does", async () => {
  await om("run", REPORT);
  const [one, other] = [
    await om("purge", "--dry-run", "--json"),
    await om("store", "purge", "--dry-run", "--json"),
  ];
  expect(other.exitCode).toBe(0);
  const names = ({ json }: CommandResult): readonly string[] =>
    json<{ purged: readonly { kind: string }[] }>().purged.map(({ kind }) => kind);
  expect(names(other)).toEqual(names(one));
});

describe("a store that cannot be what it says", () => {
  it("is no damaged one when nobody answers there", async () => {
    await organisation.set(["store"], "postgres://om@127.0.0.1:1/om");
    const { exitCode, stdout } = await om("store", "check");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/could not be looked over\n.*\(store\.unreachable\)\nCheck server and port/);
    expect(stdout).not.toContain("backup");
  });

  it.each([
    ["postgres://om:word@db/om", "holds a password"],
    ["postgres://om@db:99999/om", "port"],
    ["postgres://om@/om", "names no host"],
    ["postgres://om@db/om?pool=3", "parameter"],
    ["postgres://om@db/om?sslmode=disable", "in clear"],
    ["redis://db", "no store that is known"],
  ])("as %s is a problem of the file, on its line and with a fix", async (store, words) => {
    await organisation.set(["store"], store);
    const result = await om("check", "--json");
    expect(result.exitCode).toBe(2);
    const { problems } = result.json<{ error: { problems: readonly object[] } }>().error;
    expect(problems).toMatchObject([{ path: "store", line: expect.any(Number), fix: expect.any(String) }]);
    expect(JSON.stringify(problems)).toContain(words);
    expect(result.stdout + result.stderr).not.toContain(":word@");
  });
});

describeOnPostgres("an organisation with its store on PostgreSQL", () => {
  let own: TestSchema;

  beforeEach(async () => {
    own = createTestSchema();
    await organisation.set(["store"], own.url);
  });

  afterEach(() => own.drop());

  it("runs its reports from it, and keeps their files beside intune-om.yaml", async () => {
    expect((await om("run", REPORT)).exitCode).not.toBe(1);
    expect(catcher.messages.length).toBeGreaterThan(0);
    const { deliveries } = (await om("deliveries", "--json")).json<{
      deliveries: readonly { state: string }[];
    }>();
    expect(deliveries.map(({ state }) => state)).toEqual(deliveries.map(() => "accepted"));
    expect(deliveries.length).toBeGreaterThan(0);
    expect(await readdir(inFolder("reports"))).toHaveLength(1);
    expect((await om("doctor", "--json")).stdout).toContain(own.schema);
  });

  it("is looked over, and told how PostgreSQL's own tools back it up and restore it", async () => {
    await om("collect");
    const result = await om("store", "check", "--json");
    expect(result.exitCode).toBe(0);
    expect(result.json()).toMatchObject({
      store: {
        kind: "postgres",
        location: expect.stringContaining(own.schema),
        ok: true,
        tables: { snapshots: 1 },
      },
    });
    const backup = await om("store", "backup", "it's.dump");
    expect(backup.exitCode).toBe(2);
    expect(backup.stderr).toContain(`--schema=${own.schema} --file='it'\\''s.dump'`);
    expect((await om("store", "restore", "om.dump", "--over")).stderr).toContain("pg_restore ");
  });

  it("is not made by a look at it, and refused where it is somebody else's", async () => {
    const missing = await om("store", "check", "--json");
    expect(missing.exitCode).toBe(1);
    await own.query(`create schema "${own.schema}"`);
    await own.query("create table theirs (a text)");
    expect(JSON.stringify((await check()).problems)).toContain("not a store of intune-om");
    expect(await om("run", REPORT)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("store.not-ours"),
    });
    expect(catcher.messages).toEqual([]);
  });
});
