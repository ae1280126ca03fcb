import { statSync } from "node:fs";
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import * as fc from "fast-check";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { snapshot } from "../../test-support/snapshots.ts";
import { fixedClock } from "../clock.ts";
import { openSqlite } from "./open-sqlite.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";
import { sqliteError } from "./sqlite-error.ts";
import { checkStore } from "./store-check.ts";
import { openStore, type Store } from "./store.ts";

const clock = fixedClock("2026-11-28T06:00:00Z");
const occurrence = {
  tenant: "contoso",
  report: "weekly",
  kind: "manual",
  scheduledFor: new Date("2026-11-28T06:00:00Z"),
  request: { out: null, to: null },
} as const;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-hazards-"));
  path = join(folder, "om.db");
});

afterEach(() => rm(folder, { recursive: true }));

const open = (): Promise<Store> => openStore({ kind: "sqlite", path }, { clock });

/** A store with something in it, closed. */
async function made(): Promise<Buffer> {
  const store = await open();
  for (const report of ["a", "b", "c"]) await store.runs.add({ ...occurrence, report });
  await store.snapshots.save(snapshot(), []);
  await store.close();
  return readFile(path);
}

describe("a store that is taken away while it is open", () => {
  const cases: readonly (readonly [string, () => Promise<void>])[] = [
    ["is deleted", () => rm(path)],
    ["is moved", () => rename(path, `${path}.moved`)],
    [
      "is replaced",
      async () => {
        await copyFile(path, `${path}.copy`);
        await rename(`${path}.copy`, path);
      },
    ],
    ["loses its folder", () => rename(folder, `${folder}-moved`)],
  ];

  it.each(cases)(
    "when it %s nothing more is written, and whoever is about to send hears of it",
    async (_, takeAway) => {
      const store = await open();
      const { id } = await store.runs.add(occurrence);
      await store.alive();
      await takeAway();
      await expect(store.alive()).rejects.toMatchObject({ code: "store.gone" });
      await expect(store.runs.claim(id, "one", 1_000)).rejects.toMatchObject({ code: "store.gone" });
      await store.close();
      await rename(`${folder}-moved`, folder).catch(() => undefined);
    },
  );

  it("is not begun anew while its log is still there", async () => {
    const store = await open();
    await store.runs.add(occurrence);
    await rm(path);
    await expect(open()).rejects.toMatchObject({ code: "store.gone" });
    await store.close();
    await writeFile(`${path}.restoring`, "half a backup");
    await rm(`${path}-wal`, { force: true });
    await expect(open()).rejects.toMatchObject({ code: "store.gone" });
    expect(await readdir(folder)).not.toContain("om.db");
  });
});

describe("a damaged store", () => {
  const DAMAGED = /^store\.(?:damaged|empty-file|not-ours|unreachable)$/;
  /** A bit within the name of a migration makes it one that this version does not know. */
  const REFUSED = /^store\.(?:damaged|empty-file|not-ours|unreachable|newer|migration)$/;

  /** The file as it was, and no other one in its place. */
  async function refusedAndKept(bytes: Buffer, mayOpen: boolean): Promise<void> {
    await writeFile(path, bytes);
    const before = statSync(path);
    const outcome = await open().then(
      async (store) => store.close(),
      (error: unknown) => error,
    );
    if (outcome === undefined) {
      expect(mayOpen, "it was opened").toBe(true);
      return;
    }
    const { code } = outcome as { readonly code: string };
    expect(code).toMatch(mayOpen ? REFUSED : DAMAGED);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect([statSync(path).ino, statSync(path).mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    const { ok } = await checkStore({ kind: "sqlite", path });
    if (DAMAGED.test(code)) expect(ok).toBe(false);
    expect((await readFile(path)).equals(bytes)).toBe(true);
  }

  it("is refused wherever it was cut off, and kept byte for byte", async () => {
    const whole = await made();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), (length) =>
        refusedAndKept(whole.subarray(0, length), false),
      ),
      { numRuns: 25, examples: [[0], [1], [99], [100], [4_096], [whole.length - 1]] },
    );
  });

  it("is never written to or replaced when it is refused, whatever bits were flipped", async () => {
    const whole = await made();
    const flips = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), bit: fc.integer({ min: 0, max: 7 }) }),
      { minLength: 1, maxLength: 200 },
    );
    await fc.assert(
      fc.asyncProperty(flips, async (all) => {
        const bytes = Buffer.from(whole);
        for (const { at, bit } of all) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        // Within a text a flipped bit makes another text, of which no check of the layout can know.
        await refusedAndKept(bytes, true);
        for (const side of ["-wal", "-shm"]) await rm(`${path}${side}`, { force: true });
      }),
      { numRuns: 25 },
    );
  });

  it("is refused for one bad page, even one that nothing reads when a store is opened", async () => {
    await made();
    const database = new BetterSqlite3(path);
    const page = database
      .prepare("select rootpage from sqlite_master where name = 'artifacts'")
      .pluck()
      .get();
    const size = database.pragma("page_size", { simple: true });
    database.close();
    const bytes = await readFile(path);
    bytes[(Number(page) - 1) * Number(size)] = 0xff;
    await refusedAndKept(bytes, false);
  });

  it("is looked over without a byte being written, and every table that can be read is counted", async () => {
    const whole = await made();
    const good = await checkStore({ kind: "sqlite", path });
    expect(good).toMatchObject({
      ok: true,
      problems: [],
      tables: { runs: 3, snapshots: 1 },
      bytes: whole.length,
    });
    const bytes = Buffer.from(whole);
    for (let at = 8_192; at < bytes.length; at += 64) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
    const bad = await checkStore({ kind: "sqlite", path });
    expect(bad).toMatchObject({ kind: "sqlite", location: path, ok: false });
    expect(bad.problems.length).toBeGreaterThan(0);
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it("is told in words when there is none, it has no length, is a stranger's, or a newer version's", async () => {
    const problems = async (): Promise<string> =>
      JSON.stringify((await checkStore({ kind: "sqlite", path })).problems);
    expect(await problems()).toContain("no such file");
    expect(await readdir(folder), "none was made").toEqual([]);
    await writeFile(path, "");
    expect(await problems()).toContain("no length");
    await rm(path);
    new BetterSqlite3(path).exec("create table t (a)").close();
    expect(await problems()).toContain("not a store of intune-om");
    await rm(path);
    await made();
    new BetterSqlite3(path).exec("insert into kysely_migration values ('2999-later', '2999-01-01')").close();
    expect(await problems()).toContain("newer version");
  });
});

describe("a disk without room", () => {
  it("ends the transaction as if it had never begun, and the store goes on when there is room again", async () => {
    const database = await openSqlite(path);
    const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
    await sql`create table t (a text)`.execute(db);
    database.pragma("max_page_count = 3");
    const fill = db.transaction().execute(async (trx) => {
      for (let row = 0; row < 50; row += 1)
        await sql`insert into t values (${"x".repeat(4_000)})`.execute(trx);
    });
    await expect(fill).rejects.toMatchObject({ code: "store.full" });
    database.pragma("max_page_count = 100000");
    await db.transaction().execute((trx) => sql`insert into t values ('y')`.execute(trx));
    const { rows } = await sql`select a from t`.execute(db);
    expect(rows).toEqual([{ a: "y" }]);
    await db.destroy();
  });
});

describe("what SQLite says of a file", () => {
  it.each([
    ["SQLITE_FULL", "store.full"],
    ["SQLITE_READONLY", "store.read-only"],
    ["SQLITE_READONLY_DBMOVED", "store.gone"],
    ["SQLITE_IOERR_WRITE", "store.unreachable"],
    ["SQLITE_CORRUPT", "store.damaged"],
    ["SQLITE_NOTADB", "store.damaged"],
    ["SQLITE_BUSY_RECOVERY", "store.busy"],
  ])("%s is %s", (code, expected) => {
    const error = Object.assign(new Error("disk"), { code });
    expect(sqliteError(error, "om.db")).toMatchObject({ code: expected, hint: expect.stringMatching(/\w/) });
  });

  it("is left as it came when it is about a row", () => {
    const error = Object.assign(new Error("unique"), { code: "SQLITE_CONSTRAINT_UNIQUE" });
    expect(sqliteError(error, "om.db")).toBe(error);
  });

  it("that it may not be written is told as such, and a store for reading alone is never written to", async () => {
    await made();
    const database = new BetterSqlite3(path, { readonly: true });
    const db = new Kysely<unknown>({ dialect: createSqliteDialect(database) });
    await expect(db.transaction().execute((trx) => sql`delete from runs`.execute(trx))).rejects.toMatchObject(
      {
        code: "store.read-only",
      },
    );
    await db.destroy();
  });
});
