import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { SecureContextOptions } from "node:tls";
import { createSecureContext, TLSSocket } from "node:tls";

export interface RecordingScript {
  readonly greeting?: string;
  /** Lines after the name. Default: STARTTLS and AUTH PLAIN. */
  readonly extensions?: readonly string[];
  /** The answer to STARTTLS; what comes behind it in the same packet is sent along. Default: 220. */
  readonly starttls?: string;
  /** What is done after 220. Default: TLS. */
  readonly upgrade?: SecureContextOptions | ((socket: Socket) => void);
  /** TLS, or whatever this is, from the first byte. */
  readonly fromStart?: boolean;
}

export interface RecordingSmtpServer {
  readonly port: number;
  /** Every byte that came in clear, of all connections. */
  readonly clear: () => string;
  /** Every byte that came under TLS. */
  readonly sealed: () => string;
  close(): Promise<void>;
}

/** A mail server on loopback that writes down every byte as it came over the wire, and whether it came in clear. */
export async function startRecordingSmtpServer(script: RecordingScript): Promise<RecordingSmtpServer> {
  const clear: Buffer[] = [];
  const sealed: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    if (script.fromStart === true) return secure(socket, script, sealed, true);
    socket.write(`${script.greeting ?? "220 recording ESMTP"}\r\n`);
    const onData = (bytes: Buffer): void => {
      clear.push(bytes);
      for (const line of bytes.toString("latin1").split("\r\n").slice(0, -1)) {
        if (/^STARTTLS/i.test(line)) {
          const reply = script.starttls ?? "220 go ahead";
          socket.write(`${reply}\r\n`);
          if (!reply.startsWith("220")) continue;
          socket.off("data", onData);
          secure(socket, script, sealed, false);
        } else socket.write(answerTo(line, script));
      }
    };
    socket.on("data", onData);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    clear: () => Buffer.concat(clear).toString("latin1"),
    sealed: () => Buffer.concat(sealed).toString("latin1"),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function secure(socket: Socket, script: RecordingScript, sealed: Buffer[], greet: boolean): void {
  const { upgrade = {} } = script;
  if (typeof upgrade === "function") return upgrade(socket);
  const under = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(upgrade) });
  under.on("error", () => under.destroy());
  if (greet) under.write("220 recording ESMTP\r\n");
  under.on("data", (bytes) => {
    sealed.push(bytes);
    for (const line of bytes.toString("latin1").split("\r\n").slice(0, -1))
      under.write(answerTo(line, script));
  });
}

function answerTo(line: string, { extensions = ["STARTTLS", "AUTH PLAIN"] }: RecordingScript): string {
  if (!/^EHLO/i.test(line)) return "250 ok\r\n";
  return ["recording", ...extensions]
    .map((word, at) => `250${at === extensions.length ? " " : "-"}${word}\r\n`)
    .join("");
}
