import type { DeliveryOutcome } from "@intune-om/core";
import { cleanText, messageOf, OmError } from "@intune-om/core";

/** How far a message had come when something failed. */
export type SmtpStage = "before-end" | "after-end";

/** What the library's errors carry beside their message. */
interface SmtpError {
  readonly code: string;
  /** The server's reply code, or 0 when there was no reply. */
  readonly reply: number;
  readonly text: string;
}

/**
 * Decides what became of a message whose sending failed. Until its end may have left this machine, no server
 * can have taken it: it may be tried again, unless the reply was a final no. After that only a reply decides;
 * without one nobody on this side can know.
 */
export function outcomeOf(error: unknown, stage: SmtpStage): DeliveryOutcome {
  const found = read(error);
  const reason = cleanText(found.text, 400);
  if (found.reply >= 500 && found.reply < 600) return { outcome: "rejected", reason, hint: hintOf(found) };
  if (found.reply >= 400 && found.reply < 500) return deferred(found, reason);
  if (stage === "after-end") {
    return {
      outcome: "unknown",
      reason,
      hint: "The message may have arrived. Look for its Message-ID at the recipient or in the server's log before it is sent again.",
    };
  }
  const final = found.reply === 0 && FINAL_CODES.has(found.code);
  return final ? { outcome: "rejected", reason, hint: hintOf(found) } : deferred(found, reason);
}

function deferred(found: SmtpError, reason: string): DeliveryOutcome {
  const hint = `${hintOf(found)} The message waits: \`intune-om runs continue\` tries it again.`;
  return { outcome: "deferred", reason, hint };
}

/**
 * Whether a connection was gone before it carried anything: no reply, or 421, which servers say to a client
 * that was idle too long.
 */
export function isLostConnection(error: unknown): boolean {
  const { reply } = read(error);
  return reply === 0 || reply === 421;
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
const FINAL_CODES = new Set(["EAUTH", "EENVELOPE", "EMESSAGE", "ENOAUTH"]);

const ERROR_CODES = new Map([
  ["ETLS", "mail.tls"],
  ["EAUTH", "mail.auth"],
  ["ENOAUTH", "mail.auth"],
]);

function hintOf({ code, reply, text }: SmtpError): string {
  if (/\b5\.7\.30\b/.test(text)) {
    return "Exchange Online no longer takes passwords over SMTP for this tenant. Send through a relay that signs in another way or knows this machine, or ask the Exchange administrator whether SMTP AUTH may be turned on.";
  }
  if (code === "EAUTH")
    return "Check mail.auth: the user name, the password, and that this account may send over SMTP.";
  if (code === "ENOAUTH")
    return "This server takes no sign-in here: remove mail.auth, or use its submission port (587) with starttls.";
  if (code === "ETLS" || /certificate|self.signed|\btls\b|\bssl\b/i.test(text)) {
    return "Check mail.security and mail.port against the server, and that its certificate is valid and, for an authority of your own, named in mail.ca.";
  }
  if (reply === 552 || /larger than allowed|message size/i.test(text)) {
    return "The message is larger than this server takes; send fewer attachments.";
  }
  if (reply >= 500)
    return "The server refused for good. Read its reply: it names the sender, the recipient or the content.";
  if (reply >= 400) return "The server asks to try again later.";
  return "Check mail.host and mail.port, and that this machine may reach them through its firewall.";
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
