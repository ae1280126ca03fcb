import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { openSqlite } from "./open-sqlite.ts";
import { openStore, type Store } from "./store.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-store-"));
  path = join(folder, "state", "intune-om.db");
});

afterEach(() => rm(folder, { recursive: true }));

const open = (): Promise<Store> => openStore({ kind: "sqlite", path }, { clock });

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const request = { out: "/out", to: null };
const occurrence = {
  tenant: "contoso",
  report: "weekly",
  kind: "manual",
  scheduledFor: new Date("2026-11-22T06:00:00Z"),
  request,
} as const;

function snapshot(patch: Partial<Snapshot> = {}): Snapshot {
  return {
    id: "s1",
    tenant: "contoso",
    takenAt: new Date("2026-11-22T06:00:00Z"),
    coverage: [{ source: "devices", status: "complete", count: 1 }],
    metrics: { "devices.total": 1 },
    lists: { devices: [device()] },
    ...patch,
  };
}

function device(patch: Partial<Device> = {}): Device {
  return {
    id: "d1",
    name: "NORR-001",
    os: "Windows",
    osVersion: "10.0.26100.1",
    complianceState: "compliant",
    managementState: "managed",
    managementAgent: "mdm",
    owner: "company",
    lastSyncAt: new Date("2026-11-21T06:00:00.123Z"),
    enrolledAt: null,
    graceEndsAt: null,
    encrypted: true,
    userPrincipalName: "åsa@contoso.example",
    model: "Latitude",
    manufacturer: "Dell",
    serialNumber: "X1",
    ...patch,
  };
}

describe("the store's file", () => {
  it("is refused and kept when it has no length, for it would be read as a store that sent nothing", async () => {
    path = join(folder, "empty.db");
    await writeFile(path, "");
    await expect(open()).rejects.toMatchObject({ code: "store.empty-file" });
    expect(await readFile(path, "utf8")).toBe("");
  });

  it("is refused when it is no database, or somebody else's", async () => {
    path = join(folder, "other.db");
    await writeFile(path, "not a database at all, but longer than a header of one hundred bytes".repeat(4));
    await expect(open()).rejects.toMatchObject({ code: "store.damaged" });
    path = join(folder, "theirs.db");
    const theirs = new BetterSqlite3(path);
    theirs.exec("create table t (a)");
    theirs.close();
    await expect(open()).rejects.toMatchObject({ code: "store.not-ours" });
  });

  it("is refused when its pages are damaged", async () => {
    await withStore(async (store) => {
      const devices = Array.from({ length: 3_000 }, (_, index) =>
        device({ id: `d${index}`, name: `N${index}` }),
      );
      await store.snapshots.save(snapshot({ lists: { devices } }), []);
    });
    const bytes = await readFile(path);
    for (let at = 8_192; at < bytes.length; at += 64) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
    await expect(open()).rejects.toMatchObject({ code: "store.damaged" });
  });

  it("is refused when a newer version has migrated it", async () => {
    await withStore(async () => undefined);
    const database = new BetterSqlite3(path);
    database
      .prepare("insert into kysely_migration (name, timestamp) values (?, ?)")
      .run("2999-01-01-later", "2999-01-01");
    database.close();
    await expect(open()).rejects.toMatchObject({ code: "store.newer" });
  });

  it("is whole, only busy, while another process holds it", async () => {
    await withStore(async () => undefined);
    const other = new BetterSqlite3(path);
    other.pragma("journal_mode = DELETE");
    other.exec("begin exclusive");
    await expect(openStore({ kind: "sqlite", path }, { clock, busyTimeoutMs: 1 })).rejects.toMatchObject({
      code: "store.busy",
    });
    other.exec("rollback");
    other.close();
    await withStore(async () => undefined);
  });

  it("is made once by processes that start at the same moment", async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await stores[0]?.runs.add(occurrence);
    expect(await stores[2]?.runs.list({ limit: 5 })).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
    expect((await readdir(join(folder, "state"))).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("can be read by its owner alone", async () => {
    await withStore(async () => undefined);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it("writes every transaction through to the disk and waits for other writers", async () => {
    const database = await openSqlite(path);
    const pragma = (name: string): unknown => database.pragma(name, { simple: true });
    expect([
      pragma("journal_mode"),
      pragma("synchronous"),
      pragma("foreign_keys"),
      pragma("busy_timeout"),
    ]).toEqual(["wal", 2, 1, 10_000]);
    database.close();
  });

  it("says which folder cannot be written", async () => {
    await writeFile(join(folder, "state"), "a file where a folder should be");
    await expect(open()).rejects.toMatchObject({ code: "store.unreachable" });
  });
});
