import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { openStore, systemClock } from "@intune-om/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Learner {
  readonly person: string;
  readonly module: string;
  readonly state: string;
  readonly completedOn?: string;
  readonly version?: string;
  readonly validUntil?: string;
}

interface Status {
  readonly people: { readonly required: number; readonly trained: number };
  readonly learners: readonly Learner[];
  readonly next?: Learner;
}

interface Material {
  readonly seesUpdates: boolean;
  readonly modules: readonly {
    readonly id: string;
    readonly version: string;
    readonly tasks: readonly {
      readonly update: string;
      readonly title: string;
      readonly owner: string;
      readonly due: string;
      readonly overdue: boolean;
    }[];
  }[];
}

interface Imported {
  readonly imported: readonly {
    readonly person: string;
    readonly module: string;
    readonly version: string;
  }[];
  readonly known: number;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

let organisation: OrganisationCopy;
let tenant: DemoTenant | null = null;
let now: Date;

beforeEach(async () => {
  now = new Date("2026-11-26T08:00:00Z");
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(async () => {
  await tenant?.close();
  tenant = null;
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant?.token ?? "token" },
    cwd: organisation.folder,
    clock: { now: () => now },
  });

const status = async (...argv: string[]): Promise<Status> =>
  (await om("training", "status", "--json", ...argv)).json<Status>();
const stateOf = async (person: string, module: string): Promise<Learner | undefined> =>
  (await status()).learners.find((one) => one.person === person && one.module === module);
const record = (...argv: string[]): Promise<CommandResult> =>
  om("training", "record", ...argv, "--by", "bjorn-hallden", "--json");

describe("training status", () => {
  it("names everybody of the audience and the roles, and who is without", async () => {
    const { learners, people } = await status();
    const needed = learners.filter(({ module }) => module === "console-course").map(({ person }) => person);
    expect(needed).toEqual(["malin-sjoberg", "jonas-haggstrom", "priya-raman"]);
    expect(learners.every(({ state }) => state === "missing")).toBe(true);
    expect(people).toEqual({ required: 7, trained: 0 });
    const text = (await om("training")).stdout;
    expect(text).toContain("Malin Sjöberg");
    expect(text).toContain("0 of 7 people have all the training that they need.");
  });

  it("follows what is recorded until it ends, and says which ends next", async () => {
    await record("console-course", "malin-sjoberg", "--on", "2025-12-01");
    await record("console-course", "priya.raman@norrviken.example");
    expect(await stateOf("malin-sjoberg", "console-course")).toMatchObject({
      state: "valid",
      completedOn: "2025-12-01",
      validUntil: "2026-12-01",
    });
    expect((await status()).next).toMatchObject({ person: "malin-sjoberg", validUntil: "2026-12-01" });
    expect((await status()).people.trained).toBe(1);
    const missing = await status("--missing", "--role", "intune-admin");
    expect(missing.learners.map(({ person }) => person)).toEqual(["jonas-haggstrom"]);
    now = new Date("2026-12-02T08:00:00Z");
    expect((await stateOf("malin-sjoberg", "console-course"))?.state).toBe("expired");
  });

  it("names the roles and audiences there are when it is asked for another", async () => {
    const wrong = await om("training", "status", "--role", "intune-admins", "--json");
    expect(wrong.exitCode).toBe(2);
    expect(wrong.json()).toMatchObject({
      error: { code: "usage.role", hint: expect.stringContaining("Did you mean intune-admin?") },
    });
  });
});

describe("training record", () => {
  it("takes the version that held on the day, and the same completion once", async () => {
    const first = await record("console-course", "malin-sjoberg", "--on", "2026-11-20");
    expect(first.json()).toMatchObject({ version: "3", completedOn: "2026-11-20", recorded: true });
    expect((await record("console-course", "malin-sjoberg", "--on", "2026-11-20")).json()).toMatchObject({
      recorded: false,
    });
  });

  it("tells that nobody asked for it, where the plan does not", async () => {
    const { stderr, exitCode } = await record("console-course", "sara-nyman");
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("does not ask sara-nyman")]);
  });

  it.each([
    [["console-course", "malin-sjoberg", "--on", "2026-11-27"], "usage.day", "2026-11-26"],
    [["console-course", "malin-sjoberg", "--on", "1999-12-31"], "usage.day", "up to today"],
    [["console-course", "malin-sjoberg", "--on", "2026-02-30"], "usage.day", "YYYY-MM-DD"],
    [["console-course", "malin-sjoberg", "--on", "yesterday"], "usage.day", "YYYY-MM-DD"],
    [["consol-course", "malin-sjoberg"], "usage.module", "Did you mean console-course?"],
    [["console-course", "malin-sjoeberg"], "usage.person", "Did you mean malin-sjoberg?"],
  ])("refuses %j and says what to do", async (argv, code, hint) => {
    const refused = await record(...argv);
    expect(refused.exitCode).toBe(2);
    expect(refused.json()).toMatchObject({ error: { code, hint: expect.stringContaining(hint) } });
    expect((await status()).people.trained).toBe(0);
  });
});

describe("training import", () => {
  const importFile = async (text: string | Buffer, ...argv: string[]): Promise<CommandResult> => {
    const file = join(organisation.folder, "completions.csv");
    await writeFile(file, text);
    return om("training", "import", file, "--by", "bjorn-hallden", "--json", ...argv);
  };

  it("writes the good rows, tells the bad ones with their line, and leaves with 3", async () => {
    const done = await importFile(
      "person;module;completed;version\r\nemil-aberg;first-line-course;2026-11-02;5\r\nkarin-forsgren@norrviken.example;first-line-course;2026-11-02;\r\nkarin.forsgren@norrviken.example;first-line-course;2026-11-03;\r\n",
      "--by",
      "bjorn-hallden",
    );
    expect(done.exitCode).toBe(3);
    expect(done.json<Imported>()).toMatchObject({
      imported: [
        { person: "emil-aberg", module: "first-line-course", version: "5", completedOn: "2026-11-02" },
        { person: "karin-forsgren", module: "first-line-course", version: "5", completedOn: "2026-11-03" },
      ],
      problems: [{ line: 3 }],
    });
    expect(done.stderr).toMatch(/completions\.csv:3: the row names a person that the plan does not have/);
    expect((await status()).people.trained).toBe(2);
  });

  it("writes nothing twice, and nothing at all when it is only tried", async () => {
    const text = "person,module,completed\nemil-aberg,first-line-course,2026-11-02\n";
    expect((await importFile(text, "--dry-run")).json<Imported>().imported).toHaveLength(1);
    expect((await status()).people.trained).toBe(0);
    expect((await importFile(text)).exitCode).toBe(0);
    const again = (await importFile(text)).json<Imported>();
    expect([again.imported, again.known]).toEqual([[], 1]);
    expect((await status()).learners.filter(({ state }) => state === "valid")).toHaveLength(1);
  });

  it("leaves with 1 when no row could be used, and with 2 when there is no such file", async () => {
    expect((await importFile("person,module,completed\nx,y,z\n")).exitCode).toBe(1);
    const none = await om("training", "import", "./nowhere.csv", "--by", "bjorn-hallden", "--json");
    expect([none.exitCode, none.json()]).toMatchObject([2, { error: { code: "usage.file" } }]);
  });

  it("takes a cell that looks like a formula as the text that it is", async () => {
    const done = await importFile(
      'person,module,completed,version\nemil-aberg,first-line-course,2026-11-02,"=HYPERLINK(""http://evil.example"")"\n',
    );
    expect(done.json<Imported>().imported[0]?.version).toBe('=HYPERLINK("http://evil.example")');
    expect((await om("training")).stdout).toContain("=HYPERLINK");
  });
});

describe("training material", () => {
  const material = async (): Promise<Material> =>
    (await om("training", "material", "--json")).json<Material>();

  beforeEach(async () => {
    tenant = await startDemoTenant({ devices: 40, day: 4 });
    await organisation.set(["tenants", 0, "cloud"], { graph: tenant.graphUrl, login: tenant.graphUrl });
    expect([0, 3]).toContain((await om("collect", "--json")).exitCode);
  });

  const revise = (module: string, version: string, ...argv: string[]): Promise<CommandResult> =>
    om("training", "revised", module, "--version", version, "--by", "bjorn-hallden", "--json", ...argv);

  it("is old because of announced changes, each with the trainer and a day", async () => {
    const old = (await material()).modules.flatMap(({ tasks }) => tasks);
    expect(old.length).toBeGreaterThan(0);
    for (const { owner, due } of old) {
      expect(owner).toBe("bjorn-hallden");
      expect(due).toBe("2026-12-10");
    }
    expect((await om("training", "material")).stdout).toContain(old[0]?.update);
  });

  it("is current once it was revised for the update, whose own training is done with it", async () => {
    const before = (await material()).modules.find(({ tasks }) => tasks.length > 0);
    const [task] = before?.tasks ?? [];
    await record("first-line-course", "emil-aberg", "--on", "2026-11-20");
    await record("console-course", "malin-sjoberg", "--on", "2026-11-20");
    const others = (await material()).modules.filter(
      ({ id, tasks }) => id !== before?.id && tasks.some(({ update }) => update === task?.update),
    );
    for (const { id } of others) await revise(id, "8", "--for", task?.update ?? "");
    const done = await revise(before?.id ?? "", "9", "--for", task?.update ?? "");
    expect([done.exitCode, done.json()]).toMatchObject([0, { update: task?.update, waiting: [] }]);
    const after = await material();
    expect(after.modules.flatMap(({ tasks }) => tasks).map(({ update }) => update)).not.toContain(
      task?.update,
    );
    const learnt = (await status()).learners.filter(
      ({ module, completedOn }) => module === before?.id && completedOn,
    );
    expect(learnt.every(({ state }) => state === "outdated")).toBe(true);
    const shown = (await om("updates", "show", task?.update ?? "", "--json")).json<{
      update: { tasks: readonly { kind: string; doneAt?: string }[] };
    }>();
    const training = shown.update.tasks.filter(({ kind }) => kind === "training");
    expect(training).toEqual([expect.objectContaining({ doneAt: now.toISOString() })]);
  });

  it("keeps the training of an update open while other material waits for it", async () => {
    await organisation.setPlan(["training", 3, "covers"], { areas: ["device-enrollment"] });
    const asks = (await material()).modules[3]?.tasks.find(({ title }) => title.includes("iPhone"));
    const first = await revise("first-line-course", "6", "--for", asks?.update ?? "");
    expect(first.json()).toMatchObject({ closed: [], waiting: ["your-new-device"] });
    expect(first.stderr).toContain("your-new-device must still be revised");
    expect((await revise("your-new-device", "3", "--for", asks?.update ?? "")).json()).toMatchObject({
      closed: [asks?.update],
    });
    const events = (await om("updates", "show", asks?.update ?? "", "--json")).json<{
      events: readonly { by: string; detail: string }[];
    }>().events;
    expect(events).toContainEqual(
      expect.objectContaining({ by: "bjorn-hallden", detail: "training: your-new-device 3" }),
    );
  });

  it("refuses a version that it had before, a day to come and an update that nobody knows", async () => {
    await revise("console-course", "4");
    expect((await revise("console-course", "3")).json()).toMatchObject({ error: { code: "usage.version" } });
    expect((await revise("console-course", "5", "--on", "2027-01-01")).exitCode).toBe(2);
    expect((await revise("console-course", "5", "--for", "MC999")).json()).toMatchObject({
      error: { code: "usage.update" },
    });
    expect((await material()).modules.find(({ id }) => id === "console-course")?.version).toBe("4");
  });

  it("is written down together with the task of the update, or not at all", async () => {
    const store = await openStore(
      { kind: "sqlite", path: join(organisation.folder, "state", "intune-om.db") },
      { clock: systemClock },
    );
    const fact = {
      kind: "materialRevised",
      module: "one",
      version: "2",
      on: "2026-11-26",
      update: "x",
    } as const;
    await expect(
      store.training.revise("eva", fact, [{ tenant: "norrviken", key: "x" }]),
    ).rejects.toMatchObject({
      code: "update.unknown",
    });
    expect(await store.journal.listOf(["materialRevised"])).toEqual([]);
    await store.close();
  });
});
