import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import { createSecretReader, openStore, type Store, systemClock } from "@intune-om/core";
import { Client } from "pg";
import { SMTPServer } from "smtp-server";
import { createJobExchange } from "../../packages/core/src/dispatch/job-exchange.ts";
import { postgresLocation } from "../../packages/core/src/config/store-schema.ts";
import { type RunningCommand, startCommandProcess } from "../support/daemon-process.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import type { Figure } from "./measure.ts";

const SERVER = process.env["INTUNE_OM_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/test";
/** How long the mail server takes over each message. */
const MESSAGE_MS = 50;
const CONNECTIONS = 4;
const MESSAGES = 1_200;
const WORKERS = 4;
const LEAST = 3;

/** What several workers hand over in the same time as one, to a server that takes its time over each message. */
export async function benchWorkers(): Promise<readonly Figure[]> {
  const one = await measure(1);
  const several = await measure(WORKERS);
  const ratio = several / one;
  return [
    {
      what: `${WORKERS} workers, ${MESSAGE_MS} ms a message`,
      measured: `${several.toFixed(0)}/s`,
      floor: `one worker: ${one.toFixed(0)}/s (ratio ${ratio.toFixed(2)})`,
      limit: `at least ${LEAST} times one`,
      met: ratio >= LEAST,
    },
  ];
}

/** Messages a second of so many workers, from the first message to the last. */
async function measure(workers: number): Promise<number> {
  const schema = `om_bench_${randomBytes(6).toString("hex")}`;
  const url = `${SERVER}${SERVER.includes("?") ? "&" : "?"}schema=${schema}`;
  const sink = await openSink();
  const organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: sink.port });
  const store = await openStore(postgresLocation(url), { clock: systemClock });
  const commands: RunningCommand[] = [];
  try {
    await configure(organisation, url);
    for (let nth = 0; nth < workers; nth += 1) commands.push(startWorker(organisation));
    for (const command of commands) await command.line("worker.ready");
    await handOut(store, url);
    await sink.all;
    return ((MESSAGES - 1) * 1_000) / sink.spanMs();
  } finally {
    for (const command of commands) await command[Symbol.asyncDispose]();
    await store.close();
    await sink.close();
    await organisation[Symbol.asyncDispose]();
    await drop(url, schema);
  }
}

async function configure(organisation: OrganisationCopy, url: string): Promise<void> {
  await organisation.set(["store"], url);
  await organisation.set(["mail", "rate"], { perMinute: 100_000 });
  await organisation.set(["mail", "connections"], CONNECTIONS);
}

function startWorker({ config }: OrganisationCopy): RunningCommand {
  const { PGPASSWORD = "" } = process.env;
  return startCommandProcess(["--config", config, "worker"], { env: { OM_TOKEN: "t", PGPASSWORD } });
}

/** A report with a message for each of many, and a job for each of them, as whoever makes it leaves it. */
async function handOut(store: Store, url: string): Promise<void> {
  const tenant = "norrviken";
  const request = { out: null, to: null };
  const due = await store.runs.add({
    tenant,
    report: "bench",
    kind: "manual",
    scheduledFor: new Date(),
    request,
  });
  let run = await store.runs.claim(due.id, "bench", 60_000);
  for (const state of ["collected", "rendered"] as const) run = await store.runs.move(run, state);
  const from = { name: "Bench", address: "bench@contoso.example" };
  const body = { subject: "Bench", html: "", text: "A message.\n".repeat(100), images: [] };
  const message = {
    key: "en",
    language: "en",
    from,
    replyTo: null,
    body,
    madeAt: new Date(),
    leftOut: [],
  } as const;
  const deliveries = Array.from({ length: MESSAGES }, (_, nth) => ({
    recipient: { name: "", address: `p${nth}@contoso.example` },
    channel: "smtp",
    purpose: "report",
    messageId: `<${nth}.${run.id}@contoso.example>`,
    messageKey: "en",
    state: "pending" as const,
    reason: null,
  }));
  await store.deliveries.fanOut(run, [message], deliveries);
  const exchange = createJobExchange({
    location: postgresLocation(url),
    readSecret: createSecretReader({ env: {} }),
    clock: systemClock,
    tell: () => undefined,
  });
  await exchange.isUp();
  await exchange.publish(`deliveries/${tenant}`, await store.deliveries.list({ run: run.id }));
  await exchange.close();
}

/** A mail server that takes its time over each message and keeps none. */
async function openSink() {
  const times: number[] = [];
  const all = Promise.withResolvers<void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, answer) => {
      stream.resume();
      stream.on("end", () => {
        setTimeout(() => {
          answer();
          if (times.push(performance.now()) === MESSAGES) all.resolve();
        }, MESSAGE_MS);
      });
    },
  });
  server.on("error", () => undefined);
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    port: (listener.address() as AddressInfo).port,
    all: all.promise,
    spanMs: () => (times.at(-1) ?? 0) - (times[0] ?? 0),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function drop(url: string, schema: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("set client_min_messages = warning");
  await client.query(
    `drop schema if exists "${schema}" cascade; drop schema if exists "${schema}_jobs" cascade`,
  );
  await client.end();
}
