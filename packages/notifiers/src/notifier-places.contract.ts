import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChannelKind, Notifier, SecretReader, TenantConfig } from "@intune-om/core";
import { fixedClock } from "@intune-om/core";
import { GRAPH_TOKEN, refusal, startScriptedGraph } from "./graph-mail/scripted-graph.contract.ts";
import { type HttpReply, startScriptedHttpServer } from "./http/scripted-http-server.contract.ts";
import {
  BEHAVIOURS,
  type Behaviour,
  type NotifierSubject,
  type NotifierTraits,
} from "./notifier.contract.ts";
import { openChannelNotifier } from "./posting-registry.ts";
import { openNotifier } from "./registry.ts";
import { LOOPBACK_CERTIFICATE } from "./smtp/loopback-certificate.contract.ts";
import { startScriptedSmtpServer } from "./smtp/scripted-smtp-server.contract.ts";

type PlaceTraits = Omit<NotifierTraits, "channel">;
type Manner = Behaviour | "well";

const COMMON = {
  from: { name: "", address: "om@contoso.com" },
  replyTo: null,
  perMinute: 30,
  maxMessageBytes: 26_214_400,
  connections: 4,
} as const;
const CLOCK = fixedClock(new Date("2026-11-27T07:00:00Z"));
const secret = (name: string) => ({ kind: "env", name }) as const;

function secrets(more: Readonly<Record<string, string>> = {}): SecretReader {
  const known: Readonly<Record<string, string>> = {
    OM_USER: "om",
    OM_PASSWORD: "secret",
    OM_CA: LOOPBACK_CERTIFICATE,
    OM_TOKEN: GRAPH_TOKEN,
    OM_KEY: "signing-key",
    ...more,
  };
  return async (ref) => known[ref.kind === "env" ? ref.name : ""] ?? "";
}

/** Where each transport and kind of channel delivers to in these tests, on loopback or in a folder. */
export const PLACES: Readonly<Record<string, PlaceTraits>> = {
  smtp: { carries: "mail", behaviours: BEHAVIOURS, start: startSmtp },
  graph: { carries: "mail", behaviours: BEHAVIOURS, start: startGraph },
  directory: { carries: "mail", behaviours: [], start: startDirectory },
  teams: {
    carries: "post",
    destination: "ops",
    behaviours: BEHAVIOURS,
    start: () => startPosting("teams"),
  },
  webhook: {
    carries: "post",
    destination: "ops",
    behaviours: BEHAVIOURS,
    lost: "deferred",
    start: () => startPosting("webhook"),
  },
};

async function startSmtp(): Promise<NotifierSubject> {
  let manner: Manner = "well";
  const taken = Promise.withResolvers<void>();
  const server = await startScriptedSmtpServer({
    rcpt: () =>
      manner === "temporary"
        ? "451 4.3.0 try again later"
        : manner === "throttle"
          ? "450 4.7.0 too many messages, slow down"
          : manner === "permanent"
            ? "550 5.1.1 no such recipient"
            : "250 2.1.5 ok",
    body: (connection) => {
      taken.resolve();
      if (manner === "lost") connection.reset();
      return manner === "lost" || manner === "silent" ? "" : "250 2.0.0 queued";
    },
  });
  const notifier = await openNotifier(
    {
      ...COMMON,
      transport: "smtp",
      host: "127.0.0.1",
      port: server.port,
      security: "starttls",
      auth: { type: "password", user: secret("OM_USER"), password: secret("OM_PASSWORD") },
      ca: secret("OM_CA"),
      dkim: null,
    },
    { readSecret: secrets(), clock: CLOCK, tenants: [] },
  );
  return {
    notifier,
    arrived: async () => server.messages,
    behave: async (next) => {
      manner = next;
      if (next === "away") await server.close();
    },
    taken: () => taken.promise,
    close: () => (manner === "away" ? Promise.resolve() : server.close()),
  };
}

async function startGraph(): Promise<NotifierSubject> {
  let manner: Manner = "well";
  const graph = await startScriptedGraph((_request, step) =>
    step === "POST /sendMail" ? httpReply(manner) : null,
  );
  const tenant: TenantConfig = {
    id: "contoso",
    name: "Contoso",
    cloud: { name: "custom", graph: graph.origin, login: graph.origin },
    auth: { type: "token", token: secret("OM_TOKEN") },
    collectors: {},
    beta: true,
    exportJobs: false,
  };
  const notifier = await openNotifier(
    { ...COMMON, transport: "graph", mailbox: "om@contoso.com", tenant: "contoso" },
    { readSecret: secrets(), clock: CLOCK, tenants: [tenant] },
  );
  return {
    notifier,
    arrived: async () => graph.sent.map((raw) => raw.toString("latin1")),
    behave: async (next) => {
      manner = next;
      if (next === "away") await graph.close();
    },
    taken: () => graph.taken(1),
    close: () => graph.close(),
  };
}

async function startDirectory(): Promise<NotifierSubject> {
  const path = await mkdtemp(join(tmpdir(), "eml-"));
  const deps = { readSecret: secrets(), clock: CLOCK, tenants: [] };
  return {
    notifier: await openNotifier({ ...COMMON, transport: "directory", path }, deps),
    arrived: async () =>
      Promise.all((await readdir(path)).map((name) => readFile(join(path, name), "latin1"))),
    close: () => rm(path, { recursive: true }),
  };
}

async function startPosting(kind: ChannelKind): Promise<NotifierSubject> {
  let manner: Manner = "well";
  const posted: string[] = [];
  const server = await startScriptedHttpServer(({ body }) => {
    const reply = httpReply(manner);
    if (reply === null) posted.push(body.toString("utf8"));
    return reply ?? { status: 202 };
  });
  const url = `${server.origin}/hook`;
  const channels = [
    { kind: "teams", id: "ops", url: secret("OM_TEAMS") },
    { kind: "webhook", id: "ops", url, secret: secret("OM_KEY") },
  ] as const;
  const notifier: Notifier = openChannelNotifier(kind, channels, {
    readSecret: secrets({ OM_TEAMS: url }),
    clock: CLOCK,
  });
  return {
    notifier,
    arrived: async () => posted,
    behave: async (next) => {
      manner = next;
      if (next === "away") await server.close();
    },
    taken: () => server.taken(1),
    close: () => server.close(),
  };
}

function httpReply(manner: Manner): HttpReply | null {
  if (manner === "temporary") return refusal(503, "ServiceUnavailable");
  if (manner === "throttle") return refusal(429, "TooManyRequests", { "retry-after": "7" });
  if (manner === "permanent") return refusal(400, "BadRequest");
  if (manner === "lost") return "reset";
  return manner === "silent" ? "hang" : null;
}
