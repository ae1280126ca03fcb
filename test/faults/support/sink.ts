import { createHash } from "node:crypto";
import {
  type ScriptedConnection,
  type ScriptMoment,
  startScriptedSmtpServer,
} from "../../../packages/notifiers/src/smtp/scripted-smtp-server.contract.ts";

/** A message that the server had whole, whatever it answered. */
export interface Arrival {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Of the bytes as they came. */
  readonly sha256: string;
  readonly bytes: number;
  readonly subject: string;
  readonly connection: number;
  /** False when it was answered with a refusal: then the server does not have it. */
  readonly taken: boolean;
}

/** What the server does at a moment instead of taking everything. */
export type Misbehaviour =
  | { readonly kind: "reply"; readonly text: string }
  /** Cuts the connection without a word. */
  | { readonly kind: "drop" }
  /** Says yes, and cuts the connection at once. */
  | { readonly kind: "replyThenDrop"; readonly text: string }
  /** Takes its time. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Begins a reply that never ends. */
  | { readonly kind: "drip" }
  /** Says nothing until it is let go on; then what it would have said. */
  | { readonly kind: "hold"; readonly reached: () => void; readonly released: Promise<void> }
  /** Bytes that are no reply. */
  | { readonly kind: "junk" };

interface Rule {
  readonly moment: ScriptMoment;
  readonly does: Misbehaviour;
  /** Only for messages to this address. */
  readonly only: string | null;
  left: number;
}

/** A mail server on loopback that remembers what it was given, from its own side. */
export interface Sink extends AsyncDisposable {
  readonly port: number;
  readonly arrivals: readonly Arrival[];
  readonly connections: number;
  /** Whether somebody gave it a password. */
  readonly signedIn: boolean;
  /** Whether it has a message to an address. */
  hasTaken(address: string): boolean;
  /** Misbehaves at a moment so many times, by default once; before that whatever was asked for earlier. */
  misbehave(moment: ScriptMoment, does: Misbehaviour, limits?: { times?: number; only?: string }): void;
  /** Stands still at a moment, once, until it is let go on. */
  hold(moment: ScriptMoment): { readonly reached: Promise<void>; readonly release: () => void };
  /** From now on nothing is amiss. */
  behave(): void;
  /** Waits until so many messages were taken. Fails when the test's deadline comes first. */
  untilTaken(count: number): Promise<void>;
}

export interface SinkOptions {
  /** Whether it offers STARTTLS. Default false, as a server on this machine may. */
  readonly startTls?: boolean;
  readonly port?: number;
  /** What each message takes. Default 0. */
  readonly messageMs?: number;
}

const USUAL: Readonly<Partial<Record<ScriptMoment, string>>> = {
  greeting: "220 sink ESMTP",
  starttls: "220 go ahead",
  auth: "235 2.7.0 welcome",
  mail: "250 2.1.0 ok",
  rcpt: "250 2.1.5 ok",
  data: "354 go ahead",
  body: "250 2.0.0 taken",
  rset: "250 2.0.0 ok",
  quit: "221 bye",
};

export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const arrivals: Arrival[] = [];
  const rules: Rule[] = [];
  const envelopes = new Map<number, { from: string; to: string[] }>();
  const waiting = new Set<() => void>();
  let signedIn = false;
  const envelope = (id: number) => envelopes.get(id) ?? { from: "", to: [] };
  const arrived = (connection: number, text: string, taken: boolean): void => {
    arrivals.push({ ...arrivalOf(text), ...envelope(connection), connection, taken });
    for (const look of waiting) look();
  };
  const at = (moment: ScriptMoment) => (connection: ScriptedConnection, line: string) => {
    if (moment === "auth") signedIn = true;
    if (moment === "mail") envelopes.set(connection.id, { from: addressIn(line), to: [] });
    const concerns = (only: string): boolean =>
      line.includes(only) || envelope(connection.id).to.includes(only);
    const rule = rules.find(
      (known) => known.moment === moment && known.left > 0 && (known.only === null || concerns(known.only)),
    );
    if (rule !== undefined) rule.left -= 1;
    const usual = USUAL[moment] ?? "";
    const does = rule?.does ?? usualBehaviour(moment, options);
    const isRefusal = does.kind === "reply" && !/^[23]/.test(does.text);
    if (moment === "rcpt" && !isRefusal) envelope(connection.id).to.push(addressIn(line));
    if (moment === "body") arrived(connection.id, line, !isRefusal);
    return act(connection, does, usual);
  };
  const script = Object.fromEntries(Object.keys(USUAL).map((moment) => [moment, at(moment as ScriptMoment)]));
  const server = await startScriptedSmtpServer(
    options.startTls === true ? script : { ...script, starttls: "" },
    { keeps: false, ...(options.port === undefined ? {} : { port: options.port }) },
  );
  const misbehave: Sink["misbehave"] = (moment, does, { times = 1, only } = {}) => {
    rules.push({ moment, does, only: only ?? null, left: times });
  };
  return {
    port: server.port,
    arrivals,
    get connections() {
      return server.connections;
    },
    get signedIn() {
      return signedIn;
    },
    hasTaken: (address) => arrivals.some(({ to, taken }) => taken && to.includes(address)),
    misbehave,
    hold: (moment) => {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      misbehave(moment, { kind: "hold", reached: reached.resolve, released: released.promise });
      return { reached: reached.promise, release: released.resolve };
    },
    behave: () => void rules.splice(0),
    untilTaken: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (arrivals.filter(({ taken }) => taken).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function usualBehaviour(moment: ScriptMoment, { messageMs = 0 }: SinkOptions): Misbehaviour {
  if (moment === "body" && messageMs > 0) return { kind: "delay", ms: messageMs };
  return { kind: "reply", text: USUAL[moment] ?? "" };
}

function act(connection: ScriptedConnection, does: Misbehaviour, usual: string): string | undefined {
  if (does.kind === "reply") return does.text;
  switch (does.kind) {
    case "drop":
      connection.reset();
      break;
    case "replyThenDrop":
      connection.reply(does.text);
      connection.end();
      break;
    case "delay":
      setTimeout(() => connection.reply(usual), does.ms);
      break;
    case "drip":
      connection.drip();
      break;
    case "hold":
      does.reached();
      void does.released.then(() => connection.reply(usual));
      break;
    case "junk":
      connection.reply(usual);
      // A moment later, when the other side has begun with its handshake.
      setTimeout(() => connection.reply("this is no handshake"), 20);
  }
  return undefined;
}

/** What a message tells of itself. */
export function arrivalOf(text: string): Pick<Arrival, "messageId" | "sha256" | "bytes" | "subject"> {
  const bytes = Buffer.from(text, "latin1");
  const head = text.slice(0, text.indexOf("\r\n\r\n"));
  return {
    messageId: /^message-id:\s*(<[^>]*>)/im.exec(head)?.[1] ?? "",
    subject: /^subject:\s*(.*)$/im.exec(head)?.[1] ?? "",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
  };
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}
