import { mkdir, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";

export interface MailCatcherOptions {
  /** Folder for the messages; made when it is missing. */
  readonly dir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Recipients refused for good, with 550. */
  readonly reject?: readonly string[];
  /** Recipients put off, with 451. */
  readonly defer?: readonly string[];
  /** Takes the whole message, keeps it, and hangs up instead of answering. Default false. */
  readonly hangUpAfterData?: boolean;
  /** Offers STARTTLS with the library's own self-signed certificate. Default false. */
  readonly startTls?: boolean;
}

/** One message that was taken in. */
export interface CaughtMessage {
  /** The envelope, not the header. */
  readonly from: string;
  readonly to: readonly string[];
  /** Where its bytes are. */
  readonly file: string;
  readonly bytes: number;
}

export interface MailCatcher {
  readonly host: string;
  readonly port: number;
  /** In the order of arrival. */
  readonly messages: readonly CaughtMessage[];
  close(): Promise<void>;
}

const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** Starts a mail server on 127.0.0.1 that keeps every message as it came and sends none. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  await mkdir(options.dir, { recursive: true });
  const messages: CaughtMessage[] = [];
  let taken = 0;

  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    if (stream.sizeExceeded) throw smtpError(552, "The message is too large");
    const bytes = Buffer.concat(chunks);
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? "" : mailFrom.address;
    const to = rcptTo.map(({ address }) => address);
    const file = join(options.dir, `${String(++taken).padStart(5, "0")}-${safe(to[0] ?? "nobody")}.eml`);
    await writeFile(file, bytes, { flag: "wx" });
    messages.push({ from, to, file, bytes: bytes.length });
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.startTls === true ? [] : ["STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_MESSAGE,
    closeTimeout: 1000,
    onRcptTo({ address }, _session, callback) {
      if (includes(options.reject, address)) callback(smtpError(550, "5.1.1 No such recipient"));
      else if (includes(options.defer, address)) callback(smtpError(451, "4.3.0 Try again later"));
      else callback();
    },
    onAuth(_auth, _session, callback) {
      callback(null, { user: "demo" });
    },
    onData(stream, session, answer) {
      // The library wants to be called back; a promise that rejects is its error.
      void keep(stream, session)
        .then(() => null, asError)
        .then((error) =>
          error === null && options.hangUpAfterData === true
            ? sockets.get(session.remotePort)?.destroy()
            : answer(error),
        );
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", () => undefined);

  const sockets = new Map<number, Socket>();
  const port = await listen(server, options.port ?? 0, (socket) => {
    const from = socket.remotePort ?? 0;
    sockets.set(from, socket);
    socket.once("close", () => sockets.delete(from));
  });
  return {
    host: "127.0.0.1",
    port,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: SMTPServer, port: number, onSocket: (socket: Socket) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const listener = server.listen(port, "127.0.0.1", () => {
      const address = listener.address();
      server.off("error", reject);
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
    listener.on("connection", onSocket);
  });
}

function includes(list: readonly string[] | undefined, address: string): boolean {
  return list?.some((one) => one.toLowerCase() === address.toLowerCase()) ?? false;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** An address as part of a file name: nothing but letters, digits, dots and hyphens. */
function safe(address: string): string {
  return address
    .replace(/[^A-Za-z0-9.-]+/g, "_")
    .replace(/^\.+/, "")
    .slice(0, 60);
}
