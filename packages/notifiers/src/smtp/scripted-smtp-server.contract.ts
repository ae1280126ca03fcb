import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "./loopback-certificate.contract.ts";

/** Moments at which a script may do something of its own. `body` is after the final dot, `chunk` within the message, `unknown` any other line, `closed` when the connection is. */
export type ScriptMoment =
  | "greeting"
  | "ehlo"
  | "starttls"
  | "auth"
  | "mail"
  | "rcpt"
  | "data"
  | "chunk"
  | "body"
  | "rset"
  | "quit"
  | "unknown"
  | "closed";

export interface ScriptedConnection {
  /** Counts the connections of the server, from 1. */
  readonly id: number;
  reply(text: string): void;
  /** Closes it after what was said. */
  end(): void;
  /** Cuts the connection with a reset, so that what is underway is lost. */
  reset(): void;
  /** Sends a line of a reply that never ends, again and again. */
  drip(): void;
  readonly secure: boolean;
}

/** A reply as text, or what to do instead; what that returns is sent as the reply. */
export type Script = Partial<
  Record<ScriptMoment, string | ((connection: ScriptedConnection, line: string) => string | void)>
>;

export interface ScriptedServerOptions {
  /** TLS from the first byte. Default false. */
  readonly tls?: boolean;
  /** Default: a free one. */
  readonly port?: number;
  /** Whether lines and messages are kept to be looked at. Default true. */
  readonly keeps?: boolean;
}

export interface ScriptedSmtpServer {
  readonly port: number;
  readonly connections: number;
  /** Lines of all clients outside of messages, `tls` where a connection was upgraded. */
  readonly lines: readonly string[];
  /** Whole messages after their final dot, dots unstuffed. */
  readonly messages: readonly string[];
  close(): Promise<void>;
}

const EXTENSIONS = ["SIZE 10485760", "8BITMIME", "SMTPUTF8"];

/** A mail server on loopback that takes everything, except where its script says otherwise. */
export async function startScriptedSmtpServer(
  script: Script = {},
  options: ScriptedServerOptions = {},
): Promise<ScriptedSmtpServer> {
  const state = {
    connections: 0,
    lines: [] as string[],
    messages: [] as string[],
    sockets: new Set<Socket>(),
  };
  const server: Server = createServer((socket) => {
    state.connections += 1;
    const session = { script, state, secure: false, id: state.connections, keeps: options.keeps ?? true };
    attach(
      options.tls === true ? upgrade(socket) : socket,
      { ...session, secure: options.tls === true },
      true,
    );
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return state.connections;
    },
    lines: state.lines,
    messages: state.messages,
    close: async () => {
      for (const socket of state.sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Session {
  readonly script: Script;
  readonly state: { readonly lines: string[]; readonly messages: string[]; readonly sockets: Set<Socket> };
  readonly secure: boolean;
  readonly id: number;
  readonly keeps: boolean;
}

function attach(socket: Socket, session: Session, greet: boolean): void {
  const { script, state } = session;
  let buffer = "";
  let inMessage = false;
  state.sockets.add(socket);
  socket.on("error", () => socket.destroy());
  socket.on("close", () => state.sockets.delete(socket));
  const connection: ScriptedConnection = {
    id: session.id,
    reply: (text) => void socket.write(`${text}\r\n`),
    end: () => void socket.end(),
    reset: () => void (socket instanceof TLSSocket ? socket.destroy() : socket.resetAndDestroy()),
    drip: () => {
      const timer = setInterval(() => socket.write("250-still here\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    },
    secure: session.secure,
  };
  const run = (moment: ScriptMoment, line: string, usual: string): boolean => {
    const scripted = script[moment];
    const own = typeof scripted === "function" ? scripted(connection, line) : (scripted ?? usual);
    if (typeof own !== "string") return false;
    if (own !== "") connection.reply(own);
    return own === usual || /^[23]/.test(own);
  };
  const command = (line: string): void => {
    if (session.keeps) state.lines.push(line);
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? "";
    if (verb === "EHLO") run("ehlo", line, ehlo(session));
    else if (verb === "STARTTLS" && script.starttls !== "") {
      if (!run("starttls", line, "220 go ahead")) return;
      state.lines.push("tls");
      socket.removeAllListeners("data");
      attach(upgrade(socket), { ...session, secure: true }, false);
    } else if (verb === "AUTH") run("auth", line, "235 2.7.0 welcome");
    else if (verb === "MAIL") run("mail", line, "250 2.1.0 ok");
    else if (verb === "RCPT") run("rcpt", line, "250 2.1.5 ok");
    else if (verb === "DATA") inMessage = run("data", line, "354 go ahead");
    else if (verb === "RSET") run("rset", line, "250 2.0.0 ok");
    else if (verb === "QUIT") {
      run("quit", line, "221 bye");
      socket.end();
    } else run("unknown", line, "502 not here");
  };
  socket.on("close", () => run("closed", "", ""));
  socket.on("data", (bytes) => {
    buffer += bytes.toString("latin1");
    for (;;) {
      const mark = inMessage ? "\r\n.\r\n" : "\r\n";
      const end = buffer.indexOf(mark);
      if (end < 0) break;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + mark.length);
      if (!inMessage) command(part);
      else {
        inMessage = false;
        if (session.keeps) state.messages.push(`${part}\r\n`.replace(/^\.\./gm, "."));
        run("body", part, "250 2.0.0 queued as 1");
      }
    }
    if (inMessage && script.chunk !== undefined) run("chunk", buffer, "");
  });
  if (greet) run("greeting", "", "220 scripted ESMTP");
}

function ehlo({ script, secure }: Session): string {
  const lines = [
    "scripted",
    ...EXTENSIONS,
    "AUTH PLAIN",
    ...(secure || script.starttls === "" ? [] : ["STARTTLS"]),
  ];
  return lines.map((line, index) => `250${index === lines.length - 1 ? " " : "-"}${line}`).join("\r\n");
}

function upgrade(socket: Socket): TLSSocket {
  const secureContext = createSecureContext({ cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY });
  return new TLSSocket(socket, { isServer: true, secureContext });
}
