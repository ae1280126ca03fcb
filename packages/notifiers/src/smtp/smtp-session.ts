import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { ComposedMail } from "../mime/compose-mime.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";
import { connectionOptions } from "./smtp-options.ts";
import { signIn, TOKEN_SIGN_IN } from "./smtp-sign-in.ts";
import type { Step } from "./smtp-step.ts";
import { watch } from "./smtp-step.ts";

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

/** Small enough that a large message is still underway when its connection is lost. */
const CHUNK_BYTES = 64 * 1024;
/** How long a server may take over its goodbye before the connection is closed without. */
const GOODBYE_MS = 2_000;

/** Connects, switches to TLS as told, and signs in. */
export async function openSession(options: SmtpNotifierOptions, signal: AbortSignal): Promise<SmtpSession> {
  signal.throwIfAborted();
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  const connection = new Connection({ ...connectionOptions(options), customAuth: TOKEN_SIGN_IN });
  const { step, failed } = watch(connection);
  try {
    await step<void>((done) => connection.connect(done), signal);
    if (options.auth !== undefined) await signIn(connection, step, options.auth, signal);
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
      const { from, to } = mail.envelope;
      if (/[^\0-\x7F]/.test(from + to) && !offers(connection, "SMTPUTF8")) {
        throw Object.assign(new Error(`The server takes no address in other letters: ${to}`), {
          code: "EUTF8",
        });
      }
      const envelope = { from, to: [to], size: mail.raw.length };
      const sent = await exclusive<{ readonly response: string }>(
        (done) => connection.send(envelope, source(mail.raw, onEnd), done),
        signal,
      );
      return sent?.response ?? "";
    },
    ping: async (signal) => {
      await exclusive<unknown>((done) => connection.reset(done), signal);
    },
    quit: () => {
      connection.quit();
      setTimeout(() => connection.close(), GOODBYE_MS).unref();
    },
    destroy: () => connection.close(),
  };
}

/** The library would send such an address undeclared to a server that did not offer to take it. */
function offers(connection: SMTPConnection, extension: string): boolean {
  const offered: unknown = Reflect.get(connection, "_supportedExtensions");
  return Array.isArray(offered) && offered.includes(extension);
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
