import { afterEach, beforeEach, expect, it } from "vitest";
import { type DispatchWorld, dispatchWorld, setToWork } from "../../test-support/dispatch-world.ts";
import { fannedOut } from "../../test-support/outbox-world.ts";
import { createTestSchema, describeOnPostgres, type TestSchema } from "../../test-support/postgres.ts";
import { createSecretReader } from "../config/secrets.ts";
import { openStore, type Store } from "../store/store.ts";
import { createBossDispatcher } from "./boss-dispatcher.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { createJobExchange, type JobExchange, jobsSchemaOf } from "./job-exchange.ts";

const readSecret = createSecretReader({ env: {} });
/** Lanes of one process that sleep when there is nothing to do. */
const IDLE = 2;

let schema: TestSchema;
let world: DispatchWorld;
let stores: Store[];

describeOnPostgres("dispatchers beside pg-boss", () => {
  beforeEach(() => {
    schema = createTestSchema();
    world = dispatchWorld(schema.location);
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await schema.drop();
  });

  it("make what is due and hand over each message once, however many they are", async () => {
    world.recipients = () => addresses(50);
    const first = await open();
    for (let nth = 0; nth < 6; nth += 1) await world.due(first, { report: `r${nth}` });
    const works = [];
    for (let nth = 0; nth < 3; nth += 1) works.push(setToWork(await dispatcher(`process ${nth}`)));
    await world.until(() => world.sent.length >= 300);
    await world.time.asleep(3 * IDLE);
    for (const work of works) await work.stop();
    expect(world.made).toHaveLength(6);
    expect(world.sent).toHaveLength(300);
    expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(300);
    const ended = await first.runs.list({ limit: 10 });
    expect(ended.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => "succeeded"));
    expect(await jobsLeft()).toBe(0);
    expect(world.events.filter(({ kind }) => kind === "trouble")).toEqual([]);
  });

  it("serve a tenant with one message while another one has hundreds in line", async () => {
    world.recipients = ({ tenant }) => (tenant === "contoso" ? addresses(400) : ["bo@fabrikam.example"]);
    const store = await open();
    await world.due(store);
    const under = Promise.withResolvers<void>();
    world.onSend = async () => {
      if (world.sent.length === 20) {
        await world.due(store, { tenant: "fabrikam" });
        one.wake();
        under.resolve();
      }
      return { outcome: "accepted", response: "250 ok" };
    };
    const one = await dispatcher("one");
    const work = setToWork(one);
    await under.promise;
    await world.until(() => world.sent.length >= 401);
    await work.stop();
    const place = world.sent.findIndex(({ to }) => to.address === "bo@fabrikam.example");
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(200);
  });

  it("leave pg-boss out of their memory until there is something to do", async () => {
    let asked = 0;
    const exchange: JobExchange = {
      isUp: async () => (asked += 1) > 0,
      publish: async () => undefined,
      fetch: async () => [],
      complete: async () => undefined,
      giveBack: async () => undefined,
      close: async () => undefined,
    };
    const store = await open();
    const idle = createBossDispatcher({ ...world.deps(store), readSecret, exchange });
    const work = setToWork(idle);
    for (let turn = 0; turn < 5; turn += 1) {
      await world.time.asleep(IDLE);
      world.time.advance(5_000);
    }
    expect(asked).toBe(0);
    await world.due(store);
    idle.wake();
    await world.time.asleep(IDLE);
    expect(asked).toBeGreaterThan(0);
    await work.stop();
  });

  it("find work that no job names", async () => {
    const store = await open();
    const run = await world.due(store);
    await world.deps(store).runner?.make(run.id);
    const work = setToWork(await dispatcher("one"));
    await world.time.asleep(IDLE);
    expect(world.sent).toEqual([]);
    for (let nth = 0; nth < 70 && world.sent.length === 0; nth += 1) {
      world.time.advance(1_000);
      await world.time.asleep(IDLE);
    }
    await work.stop();
    expect(world.sent).toHaveLength(1);
  });

  it("go on when pg-boss's tables are taken away, say so, and use it again when it is back", async () => {
    const store = await open();
    const one = await dispatcher("one");
    await world.due(store, { report: "brief" });
    const work = setToWork(one);
    await world.until(() => world.sent.length === 1);
    await world.time.asleep(IDLE);
    await schema.query(`drop schema "${jobsSchemaOf(schema.schema)}" cascade`);
    await world.due(store);
    one.wake();
    for (let nth = 0; nth < 5 && world.sent.length === 1; nth += 1) {
      await world.time.asleep(IDLE);
      world.time.advance(1_000);
    }
    expect(world.events).toContainEqual(expect.objectContaining({ kind: "trouble", what: "pg-boss" }));
    await world.until(() => world.sent.length === 2);
    for (let nth = 0; nth < 4; nth += 1) {
      await world.time.asleep(IDLE);
      world.time.advance(5_000);
    }
    await world.until(() => world.events.some(({ kind }) => kind === "troubleOver"));
    await work.stop();
  });

  it("send an alert that no job names before the many messages that wait as jobs", async () => {
    world.recipients = () => addresses(300);
    const store = await open();
    await world.due(store);
    let begun = false;
    world.onSend = async () => {
      const isFirst = !begun;
      begun = true;
      if (isFirst) await fannedOut(store, ["alarm"], { report: "watch", purposeOf: () => "alert" });
      return { outcome: "accepted", response: "250 ok" };
    };
    const work = setToWork(await dispatcher("one"));
    await world.until(() => world.sent.length === 301);
    await work.stop();
    const place = world.sent.findIndex(({ to }) => to.address.startsWith("alarm@"));
    expect(place).toBeLessThan(200);
  });

  it("give back what they were handed while the channel is full", async () => {
    world.config = { ...world.config, mail: { ...world.config.mail, perMinute: 10 } };
    world.recipients = () => addresses(25);
    const store = await open();
    await world.due(store);
    const work = setToWork(await dispatcher("one"));
    await world.until(() => world.sent.length === 10);
    await world.time.asleep(IDLE);
    expect(world.sent).toHaveLength(10);
    for (let nth = 0; nth < 200 && world.sent.length < 25; nth += 1) {
      world.time.advance(1_000);
      await world.beat();
      await world.time.asleep(IDLE);
    }
    await work.stop();
    expect(world.sent).toHaveLength(25);
  });
});

describeOnPostgres("an exchange of jobs", () => {
  const row = { id: "5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001", fence: 1, notBefore: null };
  let exchange: JobExchange;

  beforeEach(async () => {
    schema = createTestSchema();
    world = dispatchWorld(schema.location);
    exchange = createJobExchange(exchangeDeps());
    expect(await exchange.isUp()).toBe(true);
  });
  afterEach(async () => {
    await exchange.close();
    await schema.drop();
  });

  it("hands on the same piece of work once, also when it is told of it again afterwards", async () => {
    await exchange.publish("q", [row]);
    await exchange.publish("q", [row]);
    const jobs = await exchange.fetch("q", 10);
    expect(jobs.map((job) => job.row)).toEqual([row.id]);
    await exchange.complete("q", jobs);
    await exchange.publish("q", [row]);
    expect(await exchange.fetch("q", 10)).toEqual([]);
  });

  it("hands on the next attempt at the same row", async () => {
    await exchange.publish("q", [row]);
    await exchange.complete("q", await exchange.fetch("q", 10));
    await exchange.publish("q", [{ ...row, fence: 2 }]);
    expect(await exchange.fetch("q", 10)).toHaveLength(1);
  });

  it("keeps what waits until its time", async () => {
    await exchange.publish("q", [{ ...row, notBefore: new Date("2100-01-01T00:00:00Z") }]);
    expect(await exchange.fetch("q", 10)).toEqual([]);
  });

  it("is started once, however many ask at the same time", async () => {
    const other = createJobExchange({
      ...exchangeDeps(),
      location: { ...schema.location, schema: `${schema.schema}x` },
    });
    expect(await Promise.all([other.isUp(), other.isUp()])).toEqual([true, true]);
    await other.publish("q", [row]);
    expect(await other.fetch("q", 1)).toHaveLength(1);
    await other.close();
    const connections = await schema.query(
      "select 1 from pg_stat_activity where pid <> pg_backend_pid() and position($1 in query) > 0",
      [jobsSchemaOf(`${schema.schema}x`)],
    );
    expect(connections).toEqual([]);
    await schema.query(`drop schema "${jobsSchemaOf(`${schema.schema}x`)}" cascade`);
    expect(world.events).toEqual([]);
  });

  it("never fails: while it is away it hands on nothing, and says so once", async () => {
    await schema.query(`drop schema "${jobsSchemaOf(schema.schema)}" cascade`);
    await exchange.publish("q", [row]);
    expect(await exchange.fetch("q", 10)).toEqual([]);
    expect(await exchange.isUp()).toBe(false);
    expect(world.events.filter(({ kind }) => kind === "trouble")).toHaveLength(1);
  });
});

it("the schema of the jobs keeps to the length of names, and differs where the store's does", () => {
  expect(jobsSchemaOf("intune_om")).toBe("intune_om_jobs");
  const [one, other] = [jobsSchemaOf(`${"a".repeat(54)}b`), jobsSchemaOf(`${"a".repeat(54)}c`)];
  expect(one.length).toBeLessThanOrEqual(50);
  expect(one).not.toBe(other);
});

function exchangeDeps(): Parameters<typeof createJobExchange>[0] {
  const { clock } = world.time;
  return { location: schema.location, readSecret, clock, tell: (event) => void world.events.push(event) };
}

async function open(): Promise<Store> {
  const store = await openStore(schema.location, { clock: world.time.clock, connections: 4 });
  stores.push(store);
  return store;
}

async function dispatcher(owner: string): Promise<Dispatcher> {
  return createBossDispatcher({ ...world.deps(await open(), owner), readSecret });
}

function addresses(count: number): readonly string[] {
  return Array.from({ length: count }, (_, nth) => `p${nth}@contoso.example`);
}

async function jobsLeft(): Promise<number> {
  const [row] = await schema.query(
    `select count(*)::int as count from "${jobsSchemaOf(schema.schema)}".job where state < 'completed'`,
  );
  return Number(row?.["count"]);
}
