import type { DeferralCause, DeliveryOutcome } from "@intune-om/core/base";
import { cleanText, messageOf, OmError } from "@intune-om/core/base";
import { hintOf, isTls, isTooLarge } from "./smtp-hints.ts";

/** How far a message had come when something failed. */
export type SmtpStage = "before-end" | "after-end";

/** What the library's errors carry beside their message. */
export interface SmtpError {
  readonly code: string;
  /** The server's reply code, or 0 when there was no reply. */
  readonly reply: number;
  readonly text: string;
}

interface Failed {
  readonly stage: SmtpStage;
  /** The size of the message. */
  readonly bytes: number;
}

const MAY_HAVE_ARRIVED =
  "The message may have arrived. Look for its Message-ID at the recipient or in the server's log before it is sent again.";
const IS_TRIED_AGAIN = "The message waits and is tried again.";

/**
 * Decides what became of a message whose sending failed. Until its end may have left this machine, no server
 * can have taken it: it may be tried again, unless the reply was a final no. After that only a reply decides;
 * without one nobody on this side can know.
 *
 * A final no is believed, also where it says that a mailbox is full (552 or 554 5.2.2): the server has given up on the
 * message, and a person can have it sent again once there is room. A server that means to be asked again says 452.
 */
export function outcomeOf(error: unknown, { stage, bytes }: Failed): DeliveryOutcome {
  const found = read(error);
  const reason = reasonOf(found, bytes);
  // Whoever takes TLS away says nothing of the message, however final it sounds.
  if (isTls(found)) return deferred(found, reason);
  if (found.reply >= 500 && found.reply < 600) return { outcome: "rejected", reason, hint: hintOf(found) };
  if (found.reply >= 400 && found.reply < 500) return deferred(found, reason);
  if (stage === "after-end") return { outcome: "unknown", reason, hint: MAY_HAVE_ARRIVED };
  const final = found.reply === 0 && FINAL_CODES.has(found.code);
  return final ? { outcome: "rejected", reason, hint: hintOf(found) } : deferred(found, reason);
}

/** What becomes of a message whose sending was stopped from this side. */
export function stoppedOutcome(why: unknown, stage: SmtpStage): DeliveryOutcome {
  const reason = `stopped: ${cleanText(messageOf(why))}`;
  if (stage === "after-end") return { outcome: "unknown", reason, hint: MAY_HAVE_ARRIVED };
  return {
    outcome: "deferred",
    cause: "network",
    reason,
    hint: `Nothing was handed over. ${IS_TRIED_AGAIN}`,
  };
}

function deferred(found: SmtpError, reason: string): DeliveryOutcome {
  const retryAfterMs = waitOf(found);
  return {
    outcome: "deferred",
    cause: causeOf(found),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    reason,
    hint: `${hintOf(found)} ${IS_TRIED_AGAIN}`,
  };
}

/**
 * Whether a connection was gone before it carried anything: no reply, or 421, which servers say to a client
 * that was idle too long.
 */
export function isLostConnection(error: unknown): boolean {
  const { reply, code } = read(error);
  return (reply === 0 && !FINAL_CODES.has(code)) || reply === 421;
}

/** Whether the server answered a client at its door that it will not have it now. */
export function isRefusedForNow(error: unknown): boolean {
  const found = read(error);
  return found.reply >= 400 && found.reply < 500 && !isTls(found);
}

/** The same for `verify`, as an error that says what to do. */
export function verifyError(error: unknown, host: string, port: number): OmError {
  const found = read(error);
  const code = ERROR_CODES.get(found.code) ?? (found.reply >= 400 ? "mail.refused" : "mail.unreachable");
  return new OmError(`The mail server ${host}:${port} cannot be used: ${cleanText(found.text, 400)}`, {
    code,
    hint: hintOf(found),
    cause: error,
  });
}

/** Failures without a reply that trying again does not mend. */
const FINAL_CODES = new Set(["EAUTH", "EENVELOPE", "EMESSAGE", "ENOAUTH", "EUTF8"]);

const ERROR_CODES = new Map([
  ["ETLS", "mail.tls"],
  ["EAUTH", "mail.auth"],
  ["ENOAUTH", "mail.auth"],
  ["ETOKEN", "mail.auth"],
]);

const TOO_MUCH =
  /too many|too fast|too quickly|throttl|rate.?limit|slow down|concurrent|server busy|limit (?:was |is |has been )?(?:exceeded|reached)|exceed\w* .{0,40}limit/i;

/** A no for now: to this message or mailbox (`temporary`), or to how much comes from here (`throttle`). */
function causeOf({ code, reply, text }: SmtpError): DeferralCause {
  if (code === "ETOKEN") return "temporary";
  if (reply === 0 || isTls({ code, reply, text })) return "network";
  const status = /\b4\d\d[ -](4\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? "";
  // Greylisting has a status of the policies (4.7), and full or busy mailboxes (4.2) speak of limits: neither is about us.
  if (status.startsWith("4.2.") || /gr[ea]y.?list/i.test(text)) return "temporary";
  return status === "4.3.2" || status.startsWith("4.7.") || TOO_MUCH.test(text) ? "throttle" : "temporary";
}

const LONGEST_WAIT_MS = 4 * 3_600_000;
const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** The wait that a reply asks for in words, as many servers do. */
function waitOf({ reply, text }: SmtpError): number | null {
  if (reply < 400) return null;
  const found = /\b(?:again|retry|wait)\b\D{0,24}?(\d{1,5})\s*(s|m|h)(?:ec|in|our|onds?|utes?|rs?|s)?/i.exec(
    text,
  );
  const unit = UNITS_MS[found?.[2]?.toLowerCase() ?? ""];
  if (found?.[1] === undefined || unit === undefined) return null;
  return Math.min(Number(found[1]) * unit, LONGEST_WAIT_MS);
}

/** The server's words; of a message that it finds too large both figures. */
function reasonOf({ text }: SmtpError, bytes: number): string {
  const most = /larger than allowed (\d+)/.exec(text)?.[1];
  if (most !== undefined) return `The message has ${bytes} bytes, and this server takes ${most}`;
  const said = cleanText(text, 400);
  return isTooLarge(text) ? `${said} (the message has ${bytes} bytes)` : said;
}

function read(error: unknown): SmtpError {
  const fields: Readonly<Record<string, unknown>> =
    typeof error === "object" && error !== null ? { ...error } : {};
  const { code, responseCode } = fields;
  return {
    code: typeof code === "string" ? code : "",
    reply: typeof responseCode === "number" ? responseCode : 0,
    text: messageOf(error),
  };
}
