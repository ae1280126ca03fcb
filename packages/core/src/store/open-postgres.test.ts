import { createServer, type Socket } from "node:net";
import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestSchema, describeOnPostgres, type TestSchema } from "../../test-support/postgres.ts";
import { fixedClock, systemClock } from "../clock.ts";
import type { PostgresLocation } from "../config/config.ts";
import { openPostgres } from "./open-postgres.ts";
import { writeLockOf } from "./postgres-config.ts";
import { judgeServer } from "./postgres-schema.ts";
import type { Database } from "./schema.ts";
import { openStore, type Store, type StoreOptions } from "./store.ts";

const clock = fixedClock("2026-11-28T06:00:00Z");
const occurrence = {
  tenant: "contoso",
  report: "weekly",
  kind: "manual",
  scheduledFor: new Date("2026-11-28T06:00:00Z"),
  request: { out: null, to: null },
} as const;

let own: TestSchema;
let opened: Store[] = [];

async function open(
  patch: Partial<PostgresLocation> = {},
  options: Partial<StoreOptions> = {},
): Promise<Store> {
  const store = await openStore({ ...own.location, ...patch }, { clock, connections: 2, ...options });
  opened.push(store);
  return store;
}

async function pidOf(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ readonly pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
}

/** A server on a free port that is no PostgreSQL. */
async function withServer<T>(
  answer: (socket: Socket) => void,
  work: (port: number) => Promise<T>,
): Promise<T> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on("error", () => undefined));
    answer(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await work(typeof address === "object" && address !== null ? address.port : 0);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => void server.close(resolve));
  }
}

const WHOLE = { code: "store.unreachable", hint: expect.any(String) };

describeOnPostgres("a store on PostgreSQL", () => {
  beforeEach(() => {
    own = createTestSchema();
  });

  afterEach(async () => {
    for (const store of opened) await store.close();
    opened = [];
    await own.drop();
  });

  it("makes its schema where there is none, and takes an empty one that somebody made for it", async () => {
    await open();
    const again = createTestSchema();
    await again.query(`create schema "${again.schema}"`);
    await (await openStore(again.location, { clock })).close();
    await again.drop();
  });

  it("is refused and left alone when its schema is somebody else's", async () => {
    await own.query(`create schema "${own.schema}"; create table theirs (a text)`);
    await expect(open()).rejects.toMatchObject({ code: "store.not-ours" });
    await own.query("drop table theirs; create table intune_om_marker (owner text)");
    await expect(open()).rejects.toMatchObject({ code: "store.not-ours" });
    await own.query("insert into intune_om_marker values ('another product')");
    await expect(open()).rejects.toMatchObject({ code: "store.not-ours" });
    const left = await own.query("select table_name from information_schema.tables where table_schema = $1", [
      own.schema,
    ]);
    expect(left).toEqual([{ table_name: "intune_om_marker" }]);
  });

  it("is made once by processes that start at the same moment", async () => {
    const stores = await Promise.all([open(), open(), open()]);
    await stores[0].runs.add(occurrence);
    expect(await stores[2].runs.list({ limit: 5 })).toHaveLength(1);
  });

  it("says that nobody answers, that a stranger does, and which database is missing", async () => {
    const port = await withServer(
      () => undefined,
      async (free) => free,
    );
    await expect(open({ port })).rejects.toMatchObject({
      ...WHOLE,
      message: expect.stringContaining(String(port)),
    });
    const web = (socket: Socket): void => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    await withServer(web, (other) => expect(open({ port: other })).rejects.toMatchObject(WHOLE));
    await withServer(
      (socket) => void socket.destroy(),
      (other) => expect(open({ port: other })).rejects.toMatchObject(WHOLE),
    );
    await expect(open({ database: "om_no_such_database" })).rejects.toMatchObject(WHOLE);
    await expect(open({ host: "om.invalid" })).rejects.toMatchObject(WHOLE);
    await expect(open({ tls: "verify-full" })).rejects.toMatchObject(WHOLE);
  });

  it("says that a user is not let in, and never with the password", async () => {
    const password = { kind: "env", name: "OM_DB_PASSWORD" } as const;
    const readSecret = async (): Promise<string> => "correct-horse";
    const error: unknown = await open({ user: "om_nobody", password }, { readSecret }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: "store.auth" });
    const told = [error, (error as Error).cause].map((one) => `${String(one)} ${JSON.stringify(one)}`);
    expect(told.join()).not.toContain("correct-horse");
  });

  it("asks for its password where the configuration says that it is", async () => {
    const asked: unknown[] = [];
    const readSecret = async (ref: unknown): Promise<string> => {
      asked.push(ref);
      return "correct-horse";
    };
    await open({ password: { kind: "env", name: "OM_DB_PASSWORD" } }, { readSecret });
    expect(asked).toEqual([{ kind: "env", name: "OM_DB_PASSWORD" }]);
    const missing = { kind: "env", name: "OM_NOT_SET" } as const;
    await expect(open({ password: missing })).rejects.toMatchObject({ code: "secret.missing" });
  });

  it("has one writer at a time; who waits for too long is told so, and can go on afterwards", async () => {
    const writer = await open({}, { busyTimeoutMs: 50 });
    const { id } = await writer.runs.add(occurrence);
    const lock = writeLockOf(own.schema);
    await own.query(`select pg_advisory_lock(${lock})`);
    await expect(writer.runs.claim(id, "one", 1_000)).rejects.toMatchObject({ code: "store.busy" });
    await own.query(`select pg_advisory_unlock(${lock})`);
    expect((await writer.runs.claim(id, "one", 1_000)).state).toBe("claimed");
  });

  it("keeps what it has confirmed and sees what it waited for, whatever the database's own settings are", async () => {
    const database = `om_test_settings_${own.schema}`;
    await own.query(`create database "${database}"`);
    try {
      await own.query(`alter database "${database}" set synchronous_commit = off`);
      await own.query(`alter database "${database}" set default_transaction_isolation = 'repeatable read'`);
      const db = await openPostgres(
        { ...own.location, database },
        { busyTimeoutMs: 200, readSecret: async () => "" },
      );
      const { rows } = await sql`select current_setting('synchronous_commit') as commit,
        current_setting('transaction_isolation') as isolation`.execute(db);
      expect(rows).toEqual([{ commit: "on", isolation: "read committed" }]);
      await db.destroy();
    } finally {
      await own.query(`drop database "${database}" with (force)`);
    }
  });

  it.each(["fsync", "full_page_writes"])("is refused on a server with %s = off", (setting) => {
    const server = {
      version: "PostgreSQL 17.1",
      number: "170001",
      encoding: "UTF8",
      standby: false,
      fsync: "on",
      full_page_writes: "on",
    };
    expect(() => judgeServer(server, "the store")).not.toThrow();
    expect(() => judgeServer({ ...server, [setting]: "off" }, "the store")).toThrow(
      expect.objectContaining({ code: "store.not-supported", hint: expect.stringContaining(setting) }),
    );
  });

  it("is not opened by a machine whose clock goes wrong, for it would take all others for gone", async () => {
    const off = (ms: number) => ({ now: () => new Date(systemClock.now().getTime() + ms) });
    for (const [ms, side] of [
      [60_000, "ahead of"],
      [-60_000, "behind"],
    ] as const)
      await expect(open({}, { clock: off(ms), comparesClock: true })).rejects.toMatchObject({
        code: "store.clock-skew",
        message: expect.stringContaining(side),
        hint: expect.any(String),
      });
    const store = await open({}, { clock: systemClock });
    expect(Math.abs(await store.clockSkewMs())).toBeLessThan(10_000);
  });

  it("lets transactions that lock their own rows go side by side", async () => {
    const db = await openPostgres(own.location, { busyTimeoutMs: 200, readSecret: async () => "" });
    const isolated = () => db.transaction().setIsolationLevel("read committed");
    const reached = await isolated().execute(async () => isolated().execute(async () => "both at once"));
    expect(reached).toBe("both at once");
    await expect(
      db.transaction().execute(async () => db.transaction().execute(async () => "both at once")),
    ).rejects.toMatchObject({ code: "store.busy" });
    await db.destroy();
  });

  it("is out of reach when its connections are cut, and works again with the next ones", async () => {
    const db = await openPostgres(own.location, {
      busyTimeoutMs: 200,
      readSecret: async () => "",
      connections: 2,
    });
    await sql`create table kept (n integer)`.execute(db);
    const within = db.transaction().execute(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx);
      await own.query(`select pg_terminate_backend(${await pidOf(trx)})`);
      await sql`insert into kept values (2)`.execute(trx);
    });
    await expect(within).rejects.toMatchObject({ code: "store.unreachable" });
    const { rows } = await sql`select n from kept`.execute(db);
    expect(rows, "nothing is done by half").toEqual([]);
    const idle = await db.connection().execute(pidOf);
    await own.query(`select pg_terminate_backend(${idle})`);
    await sql`select 1`.execute(db).catch((error: unknown) => {
      expect(error).toMatchObject({ code: "store.unreachable" });
    });
    await sql`insert into kept values (3)`.execute(db);
    await db.destroy();
  });

  it("asks the name of its server anew after it reached one that can only be read", async () => {
    const db = await openPostgres(own.location, {
      busyTimeoutMs: 200,
      readSecret: async () => "",
      connections: 1,
    });
    await sql`create table kept (n integer)`.execute(db);
    const before = await db.connection().execute(pidOf);
    // What a standby answers.
    await sql`set default_transaction_read_only = on`.execute(db);
    await expect(sql`insert into kept values (1)`.execute(db)).rejects.toMatchObject({
      code: "store.read-only",
    });
    await sql`insert into kept values (2)`.execute(db);
    expect(await db.connection().execute(pidOf)).not.toBe(before);
    await db.destroy();
  });

  it("is gone when its tables are taken away, and says so before anything is sent", async () => {
    const store = await open();
    await expect(store.alive()).resolves.toBeUndefined();
    await own.query(`drop schema "${own.schema}" cascade`);
    await expect(store.alive()).rejects.toMatchObject({ code: "store.gone" });
    await expect(store.runs.list({ limit: 1 })).rejects.toMatchObject({ code: "store.gone" });
  });
});
