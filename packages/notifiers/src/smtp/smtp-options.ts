import { getCACertificates } from "node:tls";
import type { TokenSource } from "@intune-om/core";
import type { SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import type { DkimKey } from "../mime/sign-dkim.ts";

export interface SmtpNotifierOptions {
  readonly host: string;
  readonly port: number;
  /**
   * `starttls`: the connection is upgraded before anything else, or given up. `tls`: it is TLS from the start.
   * `none`: no TLS at all; only for a server on this machine.
   */
  readonly security: "starttls" | "tls" | "none";
  /** Never sent before TLS stands, unless security is `none`. */
  readonly auth?: SmtpAuth;
  /** PEM of certificate authorities to trust beside the machine's own. */
  readonly ca?: string;
  /** What messages are signed with. Absent when they are not, or the server does it. */
  readonly dkim?: DkimKey;
  /** Connections at the same time at most. Default: 4. */
  readonly connections?: number;
  /** Name this machine gives itself in EHLO. Default: its host name. */
  readonly clientName?: string;
  readonly timeouts?: SmtpTimeouts;
}

/** A password, or tokens for XOAUTH2, of which one that is refused is renewed once. */
export type SmtpAuth =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly tokens: TokenSource };

export interface SmtpTimeouts {
  /** To look up, connect, greet and upgrade. Default: 30 s. */
  readonly connectMs?: number;
  /** Without a byte from the server. Default: 5 min, as RFC 5321 asks for after the final dot. */
  readonly silenceMs?: number;
  /** For one whole delivery, however the server drips its replies. Default: 10 min. */
  readonly totalMs?: number;
  /** How long an unused connection is kept for the next message. Default: 5 s. */
  readonly idleMs?: number;
  /** How long a server that refused one more connection is spared another. Default: 10 min. */
  readonly refusedMs?: number;
}

export const SMTP_TIMEOUTS: Required<SmtpTimeouts> = {
  connectMs: 30_000,
  silenceMs: 300_000,
  totalMs: 600_000,
  idleMs: 5_000,
  refusedMs: 600_000,
};

export const SMTP_CONNECTIONS = 4;

/** The same in the library's words. A contradiction in them would make it fall back to plain text. */
export function connectionOptions(options: SmtpNotifierOptions): SMTPConnectionOptions {
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts };
  return {
    host: options.host,
    port: options.port,
    secure: options.security === "tls",
    requireTLS: options.security === "starttls",
    ignoreTLS: options.security === "none",
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    // Closing cuts the socket at once: what a server says after goodbye does not matter.
    socketCloseTimeout: 0,
    maxResponseSize: 64 * 1024,
    tls: {
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
      // Naming authorities replaces the machine's own, so these are named too.
      ...(options.ca === undefined ? {} : { ca: [...getCACertificates("default"), options.ca] }),
    },
    ...(options.clientName === undefined ? {} : { name: options.clientName }),
  };
}
