import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { OPEN_GATE, openStore, postgresLocation, type Run, type Store, systemClock } from "@intune-om/core";
import { openNotifier } from "@intune-om/notifiers";
import { createTransport } from "nodemailer";
import { Client } from "pg";
import type { StoreLocation } from "../../packages/core/src/config/config.ts";
import { DEFAULT_DELIVERY_POLICY } from "../../packages/core/src/deliver/delivery-policy.ts";
import { createMailroom } from "../../packages/core/src/deliver/mailroom.ts";
import { createMessageLoader } from "../../packages/core/src/run/message-of-delivery.ts";
import type { NewDelivery, NewMessage } from "../../packages/core/src/store/delivery-row.ts";
import { type Figure, median } from "./measure.ts";
import { type SinkProcess, startSink } from "./smtp-sink.ts";

const SERVER = process.env["INTUNE_OM_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/test";
const MESSAGES = 5_000;
const CONNECTIONS = 4;
const LEAST_RATIO = 0.6;
const ROWS = 50_000;
const FAN_OUT_MS = 5_000;
const ROUNDS = 3;
const FROM = { name: "Bench", address: "bench@contoso.example" };

/** What the ledger costs: sending against a bare pool, and writing the rows of many against nothing but the rows. */
export async function benchOutbox(): Promise<readonly Figure[]> {
  return [await benchSending(), await benchFanOut("SQLite"), await benchFanOut("PostgreSQL")];
}

async function benchSending(): Promise<Figure> {
  await using sink = await startSink();
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await sendBare(sink));
    ours.push(await sendThroughOutbox(sink));
  }
  const [rate, floor] = [median(ours), median(bare)];
  return {
    what: `${MESSAGES} messages through the outbox`,
    measured: `${rate.toFixed(0)}/s`,
    floor: `nodemailer's bare pool: ${floor.toFixed(0)}/s (ratio ${(rate / floor).toFixed(2)})`,
    limit: `at least ${LEAST_RATIO} of it`,
    met: rate / floor >= LEAST_RATIO,
  };
}

interface Letter {
  readonly address: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const SENTENCE = "The devices that you look after are listed below, the ones that need somebody first. ";

/** About 12.9 KB as it leaves, and of no other letter's words. */
function letter(nth: number): Letter {
  const name = `Person number ${nth}`;
  const rows = Array.from(
    { length: 62 },
    (_, row) => `<tr><td>Device ${nth}-${row}</td><td>${SENTENCE}</td></tr>`,
  );
  return {
    address: `p${nth}@contoso.example`,
    subject: `Devices of ${name}`,
    html: `<html><body><h1>${name}</h1><table>${rows.join("\n")}</table></body></html>`,
    text: `${name}\n\n${`${SENTENCE}\n`.repeat(40)}`,
  };
}

async function sendBare(sink: SinkProcess): Promise<number> {
  const letters = Array.from({ length: MESSAGES }, (_, nth) => letter(nth));
  const pool = createTransport({
    host: "127.0.0.1",
    port: sink.port,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 100,
    ignoreTLS: true,
  });
  const began = performance.now();
  await Promise.all(
    letters.map(({ address, subject, html, text }) =>
      pool.sendMail({ from: FROM, to: { name: "", address }, subject, html, text }),
    ),
  );
  const ms = performance.now() - began;
  pool.close();
  await expectAll(sink);
  return (MESSAGES * 1_000) / ms;
}

async function sendThroughOutbox(sink: SinkProcess): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  const store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock: systemClock });
  const notifier = await openNotifier(
    {
      transport: "smtp",
      host: "127.0.0.1",
      port: sink.port,
      security: "none",
      auth: null,
      ca: null,
      dkim: null,
      from: FROM,
      replyTo: null,
      perMinute: 1_000_000,
      maxMessageBytes: 26_214_400,
      connections: CONNECTIONS,
    },
    { readSecret: () => Promise.reject(new Error("there is no secret")), clock: systemClock, tenants: [] },
  );
  try {
    const run = await fanOutLetters(store);
    const mailroom = createMailroom({
      store,
      clock: systemClock,
      sleep: () => Promise.reject(new Error("nothing is waited for")),
      owner: "bench",
      policy: DEFAULT_DELIVERY_POLICY,
      gate: OPEN_GATE,
      limitsOf: () => [{ key: "mail", perMinute: 1_000_000 }],
      connections: CONNECTIONS,
      channels: async () => ["smtp"],
      notifier: async () => notifier,
      message: createMessageLoader(store),
    });
    const began = performance.now();
    const pass = { runs: [run], ids: null, isPatient: true, waitsForRoom: false };
    await mailroom.pass(pass, new AbortController().signal);
    const ms = performance.now() - began;
    const accepted = await store.deliveries.list({ run: run.id, state: "accepted" });
    if (accepted.length !== MESSAGES) throw new Error("not every message was accepted");
    await expectAll(sink);
    return (MESSAGES * 1_000) / ms;
  } finally {
    await notifier.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function expectAll(sink: SinkProcess): Promise<void> {
  const received = await sink.received();
  if (received !== MESSAGES) throw new Error(`${received} of ${MESSAGES} messages arrived`);
}

async function fanOutLetters(store: Store): Promise<Run> {
  const letters = Array.from({ length: MESSAGES }, (_, nth) => letter(nth));
  const messages = letters.map(
    ({ address, ...body }): NewMessage => ({
      key: address,
      language: "en",
      from: FROM,
      replyTo: null,
      body: { ...body, images: [] },
      madeAt: new Date(),
      leftOut: [],
    }),
  );
  const run = await rendered(store);
  return store.deliveries.fanOut(
    run,
    messages,
    letters.map(({ address }) => delivery(address, address)),
  );
}

/** A run as it stands before its deliveries are written. */
async function rendered(store: Store): Promise<Run> {
  const due = await store.runs.add({
    tenant: "contoso",
    report: "bench",
    kind: "letters",
    scheduledFor: new Date(),
    request: { out: null, to: null },
  });
  return store.runs.claim(due.id, "bench", 600_000);
}

function delivery(address: string, messageKey: string): NewDelivery {
  return {
    recipient: { name: "", address },
    channel: "smtp",
    purpose: "report",
    messageId: `<${address}>`,
    messageKey,
    state: "pending",
    reason: null,
  };
}

async function benchFanOut(database: "SQLite" | "PostgreSQL"): Promise<Figure> {
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await using place = database === "SQLite" ? await filePlace() : schemaPlace();
    const store = await openStore(place.location, { clock: systemClock });
    ours.push(await fanOutMany(store));
    await store.close();
    floors.push(await place.insertPlainly());
  }
  const [ms, floor] = [median(ours), median(floors)];
  return {
    what: `${ROWS} deliveries fanned out, ${database}`,
    measured: `${(ms / 1_000).toFixed(2)} s`,
    floor: `the same rows, plainly: ${(floor / 1_000).toFixed(2)} s (ratio ${(ms / floor).toFixed(2)})`,
    limit: `${FAN_OUT_MS / 1_000} s`,
    met: ms < FAN_OUT_MS,
  };
}

async function fanOutMany(store: Store): Promise<number> {
  const run = await rendered(store);
  const message: NewMessage = {
    key: "en",
    language: "en",
    from: FROM,
    replyTo: null,
    body: { ...letter(0), images: [] },
    madeAt: new Date(),
    leftOut: [],
  };
  const deliveries = Array.from({ length: ROWS }, (_, nth) => delivery(`p${nth}@contoso.example`, "en"));
  const began = performance.now();
  await store.deliveries.fanOut(run, [message], deliveries);
  return performance.now() - began;
}

interface Place extends AsyncDisposable {
  readonly location: StoreLocation;
  /** Writes the rows that stand there once more, under other keys, with nothing but the driver. */
  insertPlainly(): Promise<number>;
}

/** Another key, and another run for those that are unique within one. */
function copyOf(row: Readonly<Record<string, unknown>>, columns: readonly string[], run: unknown): unknown[] {
  return columns.map((column) =>
    column === "id" ? `${String(row["id"])}:2` : column === "run_id" ? run : row[column],
  );
}

const OTHER_RUN = `insert into runs select 'other', tenant, 'other', kind, scheduled_for, state, owner, fence, lease_until,
  request, snapshot_id, reason, created_at, updated_at, not_before from runs`;

async function filePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  const path = join(folder, "om.db");
  return {
    location: { kind: "sqlite", path },
    insertPlainly: async () => {
      const database = new BetterSqlite3(path);
      database.pragma("synchronous = FULL");
      database.exec(OTHER_RUN);
      const rows = database.prepare("select * from deliveries").all() as Record<string, unknown>[];
      const columns = Object.keys(rows[0] ?? {});
      const copies = rows.map((row) => copyOf(row, columns, "other"));
      const places = columns.map(() => "?").join(", ");
      const began = performance.now();
      const insert = database.prepare(`insert into deliveries (${columns.join(", ")}) values (${places})`);
      database.transaction(() => {
        for (const copy of copies) insert.run(...copy);
      })();
      const ms = performance.now() - began;
      database.close();
      return ms;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** Rows of one statement: a statement takes 65,535 values. */
const AT_ONCE = 2_000;

function schemaPlace(): Place {
  const schema = `om_bench_${randomBytes(6).toString("hex")}`;
  const url = `${SERVER}${SERVER.includes("?") ? "&" : "?"}schema=${schema}`;
  const connected = async (): Promise<Client> => {
    const client = new Client({ connectionString: SERVER });
    await client.connect();
    await client.query(`set client_min_messages = warning; set search_path = "${schema}"`);
    return client;
  };
  return {
    location: postgresLocation(url),
    insertPlainly: async () => {
      const client = await connected();
      await client.query(OTHER_RUN);
      const { rows } = await client.query<Record<string, unknown>>("select * from deliveries");
      const columns = Object.keys(rows[0] ?? {});
      const copies = rows.map((row) => copyOf(row, columns, "other"));
      const began = performance.now();
      await client.query("begin");
      for (let at = 0; at < copies.length; at += AT_ONCE)
        await insertAtOnce(client, columns, copies.slice(at, at + AT_ONCE));
      await client.query("commit");
      const ms = performance.now() - began;
      await client.end();
      return ms;
    },
    [Symbol.asyncDispose]: async () => {
      const client = await connected();
      await client.query(`drop schema if exists "${schema}" cascade`);
      await client.end();
    },
  };
}

async function insertAtOnce(
  client: Client,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const row = (index: number): string =>
    `(${columns.map((_, column) => `$${index * columns.length + column + 1}`).join(", ")})`;
  const values = rows.map((_, index) => row(index)).join(", ");
  await client.query(`insert into deliveries (${columns.join(", ")}) values ${values}`, rows.flat());
}
