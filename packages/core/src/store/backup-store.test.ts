import { statSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alertMessage, NOTHING_PLANNED } from "../../test-support/alerts.ts";
import { claimOf, fannedOut } from "../../test-support/outbox-world.ts";
import { scheduleOf } from "../../test-support/plans.ts";
import { plan, report as reportOf } from "../../test-support/snapshots.ts";
import type { Clock } from "../clock.ts";
import { tickSchedules } from "../schedule/schedule-tick.ts";
import { createZoneClocks } from "../schedule/zone-clock.ts";
import { backupSqlite } from "./backup-store.ts";
import { restoreSqlite } from "./restore-store.ts";
import { openStore, type Store } from "./store.ts";

const NOW = new Date("2026-11-28T06:00:00Z");
let now = NOW;
const clock: Clock = { now: () => now };
let folder: string;
let path: string;
let file: string;

beforeEach(async () => {
  now = NOW;
  folder = await mkdtemp(join(tmpdir(), "intune-om-backup-"));
  path = join(folder, "state", "om.db");
  file = join(folder, "backup.db");
});

afterEach(() => rm(folder, { recursive: true }));

const open = (): Promise<Store> => openStore({ kind: "sqlite", path }, { clock });

const add = (store: Store, report: string): Promise<unknown> =>
  store.runs.add({
    tenant: "contoso",
    report,
    kind: "manual",
    scheduledFor: NOW,
    request: { out: null, to: null },
  });

async function reports(): Promise<readonly string[]> {
  const store = await open();
  const runs = await store.runs.list({ limit: 100 });
  await store.close();
  return runs.map(({ report }) => report).sort();
}

describe("a backup", () => {
  it("of a store in use holds it as it stood, in one file for its owner alone", async () => {
    const store = await open();
    await add(store, "before");
    const check = await backupSqlite(path, file);
    await add(store, "after");
    expect(check).toMatchObject({ ok: true, location: file, tables: { runs: 1 } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(["backup.db", "state"]);
    await store.close();
  });

  it("never takes the place of another file, and leaves nothing behind when it fails", async () => {
    await (await open()).close();
    await writeFile(file, "somebody's");
    await expect(backupSqlite(path, file)).rejects.toMatchObject({ code: "backup.exists" });
    expect(await readFile(file, "utf8")).toBe("somebody's");
    await expect(backupSqlite(path, join(folder, "none", "b.db"))).rejects.toMatchObject({
      code: "backup.unwritable",
    });
    await expect(backupSqlite(join(folder, "nothing.db"), `${file}2`)).rejects.toMatchObject({
      code: "store.missing",
    });
    await truncate(path, 5_000);
    await expect(backupSqlite(path, `${file}2`)).rejects.toMatchObject({ code: "store.damaged" });
    expect((await readdir(folder)).sort()).toEqual(["backup.db", "state"]);
  });
});

describe("a backup that is restored", () => {
  async function backedUp(): Promise<void> {
    const store = await open();
    await add(store, "kept");
    await backupSqlite(path, file);
    await add(store, "lost");
    await store.close();
  }

  it("is the store again, as it was backed up", async () => {
    await backedUp();
    await rm(join(folder, "state"), { recursive: true });
    expect(await restoreSqlite(path, file, { clock, over: false })).toMatchObject({ kept: null });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await reports()).toEqual(["kept"]);
    expect((await readFile(file)).length, "the backup is still there").toBeGreaterThan(0);
  });

  it("takes the place of a store only when it is told to, and keeps what stood there", async () => {
    await backedUp();
    await expect(restoreSqlite(path, file, { clock, over: false })).rejects.toMatchObject({
      code: "store.exists",
    });
    expect(await reports()).toEqual(["kept", "lost"]);
    const { kept } = await restoreSqlite(path, file, { clock, over: true });
    expect(kept).toBe(`${path}.20261128T060000Z`);
    expect(await reports()).toEqual(["kept"]);
    const again = await restoreSqlite(path, kept ?? "", { clock, over: true });
    expect(again.kept).toBe(`${path}.20261128T060000Z-1`);
    expect(await reports()).toEqual(["kept", "lost"]);
  });

  it("sends nothing by itself that may have gone out since, and leaves the time up to now out", async () => {
    const store = await open();
    const run = await fannedOut(store, ["anna", "bo", "cia", "dan"]);
    const claim = async (most: number) => (await store.outbox.claim(claimOf([run], { most }))).claimed;
    const notBefore = new Date(NOW.getTime() + 60_000);
    await store.outbox.settle(
      (await claim(1)).map((one) => ({ claimed: one, to: "deferred", reason: "busy", notBefore })),
    );
    await store.outbox.settle(
      (await claim(1)).map((one) => ({ claimed: one, to: "accepted", reason: "250" })),
    );
    await claim(1);
    const of = (name: string) =>
      ({
        tenant: "contoso",
        report: name,
        kind: "scheduled",
        scheduledFor: NOW,
        request: { out: null, to: null },
      }) as const;
    const due = await store.runs.add(of("due"));
    const begun = await store.runs.claim((await store.runs.add(of("begun"))).id, "one", 60_000);
    const hourly = plan({ reports: [reportOf({ id: "hourly", schedule: scheduleOf("0 * * * *", "UTC") })] });
    const tick = { plan: hourly, tenants: ["contoso"], clocks: createZoneClocks() };
    await tickSchedules({ ...tick, store }, NOW);
    await store.alerts.plan("contoso", () => ({ ...NOTHING_PLANNED, messages: [alertMessage({ at: NOW })] }));
    await backupSqlite(path, file);
    await store.close();
    now = new Date("2026-11-28T09:10:00Z");
    const { held } = await restoreSqlite(path, file, { clock, over: true });
    expect(held).toEqual({ deliveries: 3, runs: 2, alertMessages: 1 });
    const again = await open();
    expect(await again.alerts.unwritten("contoso")).toEqual([]);
    expect(await again.alerts.messages({ since: NOW }), "that it was decided is known").toHaveLength(1);
    const deliveries = await again.deliveries.list({ run: run.id });
    expect(deliveries.map(({ state }) => state).toSorted()).toEqual(["accepted", "held", "held", "held"]);
    const told = "restored from a backup that ends at 2026-11-28T06:00Z: it may have gone out since";
    expect(deliveries.filter(({ reason }) => reason === told)).toHaveLength(3);
    expect(await again.outbox.readyRuns()).toEqual([]);
    expect((await again.runs.get(due.id))?.state).toBe("skipped");
    expect((await again.runs.get(begun.id))?.state).toBe("failed");
    now = new Date("2026-11-28T10:00:05Z");
    expect(await tickSchedules({ ...tick, store: again }, now)).toMatchObject({ due: 1, skipped: 3 });
    const [, ...left] = (await again.runs.list({ report: "hourly", limit: 9 })).toSorted(
      (one, other) => other.scheduledFor.getTime() - one.scheduledFor.getTime(),
    );
    for (const { state, reason } of left) {
      expect(state).toBe("skipped");
      expect(reason).toContain("missed: the store was restored at 2026-11-28T09:10Z");
    }
    await again.close();
  });

  it("knows nothing of the log that a store left behind when its process ended at once", async () => {
    await backedUp();
    const store = await open();
    await add(store, "in the log");
    // As a process leaves them that is killed.
    const left = join(folder, "left");
    await mkdir(left);
    for (const side of ["", "-wal", "-shm"]) await copyFile(`${path}${side}`, join(left, `om.db${side}`));
    await store.close();
    for (const side of ["", "-wal", "-shm"]) await copyFile(join(left, `om.db${side}`), `${path}${side}`);
    const { kept } = await restoreSqlite(path, file, { clock, over: true });
    expect(await reports()).toEqual(["kept"]);
    await restoreSqlite(path, kept ?? "", { clock, over: true });
    expect(await reports(), "what was kept aside is whole, its log with it").toEqual([
      "in the log",
      "kept",
      "lost",
    ]);
  });

  it("is refused while a process is at work, and not any more when its lease has ended", async () => {
    await backedUp();
    const store = await open();
    await store.leases.take("daemon", "vm:820:0123abcd", 60_000);
    await store.leases.take("lane", "vm:820:0123abcd:lane", 60_000);
    await store.close();
    await expect(restoreSqlite(path, file, { clock, over: true })).rejects.toMatchObject({
      code: "store.in-use",
      message: expect.stringMatching(/is in use by process 820 on vm$/),
    });
    now = new Date(NOW.getTime() + 60_001);
    await restoreSqlite(path, file, { clock, over: true });
    expect(await reports()).toEqual(["kept"]);
  });

  it("takes the place of a damaged store, which is kept as it is", async () => {
    await backedUp();
    await truncate(path, 5_000);
    const before = await readFile(path);
    const { kept } = await restoreSqlite(path, file, { clock, over: true });
    expect((await readFile(kept ?? "")).equals(before)).toBe(true);
    expect(await reports()).toEqual(["kept"]);
  });

  it("is refused when it is damaged itself, or no backup, and nothing is changed", async () => {
    await backedUp();
    const before = await readFile(path);
    await truncate(file, 5_000);
    await expect(restoreSqlite(path, file, { clock, over: true })).rejects.toMatchObject({
      code: "backup.damaged",
    });
    await expect(restoreSqlite(path, join(folder, "none"), { clock, over: true })).rejects.toMatchObject({
      code: "backup.missing",
    });
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(
      (await readdir(join(folder, "state"))).filter((name) => !/^om\.db(?:-wal|-shm)?$/.test(name)),
    ).toEqual([]);
  });
});
