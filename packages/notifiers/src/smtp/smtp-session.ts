import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { ComposedMail } from "../mime/compose-mime.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";
import { connectionOptions } from "./smtp-options.ts";

/**
 * One signed-in connection to a mail server. A promise that is rejected ends the session; the error is the
 * library's, and its `code`, `command` and `responseCode` tell what happened.
 */
export interface SmtpSession {
  /** Whether it can carry another message. */
  usable(): boolean;
  /** Hands over one message. `onEnd` is called before the last bytes of the message can leave this machine. */
  send(mail: ComposedMail, onEnd: () => void, signal: AbortSignal): Promise<string>;
  /** Asks the server for a sign of life (RSET, which changes nothing). */
  ping(signal: AbortSignal): Promise<void>;
  /** Says goodbye and closes. */
  quit(): void;
  /** Closes at once. */
  destroy(): void;
}

/** Runs one step of the dialogue with the server. */
type Step = <T>(begin: (done: Done<T>) => void, signal: AbortSignal) => Promise<T | undefined>;
type Done<T> = (error: Error | null | undefined, value?: T) => void;

/** Small enough that a large message is still underway when its connection is lost. */
const CHUNK_BYTES = 64 * 1024;

/** Connects, switches to TLS as told, and signs in. */
export async function openSession(options: SmtpNotifierOptions, signal: AbortSignal): Promise<SmtpSession> {
  signal.throwIfAborted();
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  const connection = new Connection(connectionOptions(options));
  const { step, failed } = watch(connection);
  try {
    await step<void>((done) => connection.connect(done), signal);
    if (options.auth !== undefined) {
      if (!connection.allowsAuth)
        throw Object.assign(new Error("The server offers no sign-in"), { code: "ENOAUTH" });
      const { user, password } = options.auth;
      await step<unknown>((done) => connection.login({ user, pass: password }, done), signal);
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  return sessionOf(connection, step, failed);
}

function sessionOf(connection: SMTPConnection, step: Step, failed: () => boolean): SmtpSession {
  let idle = true;
  const exclusive: Step = async (begin, signal) => {
    idle = false;
    const value = await step(begin, signal);
    idle = true;
    return value;
  };
  return {
    usable: () => idle && !failed() && !connection.destroyed,
    send: async (mail, onEnd, signal) => {
      const envelope = { from: mail.envelope.from, to: [mail.envelope.to], size: mail.raw.length };
      const sent = await exclusive<{ readonly response: string }>(
        (done) => connection.send(envelope, source(mail.raw, onEnd), done),
        signal,
      );
      return sent?.response ?? "";
    },
    ping: async (signal) => {
      await exclusive<unknown>((done) => connection.reset(done), signal);
    },
    quit: () => connection.quit(),
    destroy: () => connection.close(),
  };
}

/**
 * Turns the library's callbacks and events into promises. A step ends with its callback, with a fault of the
 * connection, or by the signal, which cuts the socket: a server that drips its reply never falls silent.
 */
function watch(connection: SMTPConnection): { readonly step: Step; readonly failed: () => boolean } {
  let fault: Error | null = null;
  let reportFault: ((error: Error) => void) | null = null;
  const onFault = (error: Error): void => {
    fault ??= error;
    reportFault?.(error);
  };
  connection.on("error", onFault);
  connection.on("end", () =>
    onFault(Object.assign(new Error("The connection was closed"), { code: "ECONNECTION" })),
  );
  const step: Step = (begin, signal) =>
    new Promise((resolve, reject) => {
      const onAbort = (): void => {
        reject(signal.reason);
        connection.close();
      };
      const settle = (finish: () => void): void => {
        signal.removeEventListener("abort", onAbort);
        finish();
      };
      if (fault !== null) return reject(fault);
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      reportFault = (error) => settle(() => reject(error));
      begin((error, value) => settle(() => (error ? reject(error) : resolve(value))));
    });
  return { step, failed: () => fault !== null };
}

/** The message in pieces; its end is announced before the last piece is given away. */
function source(raw: Buffer, onEnd: () => void): Readable {
  let at = 0;
  return new Readable({
    highWaterMark: CHUNK_BYTES,
    read() {
      const piece = raw.subarray(at, at + CHUNK_BYTES);
      at += piece.length;
      if (at >= raw.length) onEnd();
      this.push(piece);
      if (at >= raw.length) this.push(null);
    },
  });
}
