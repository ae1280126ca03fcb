import type { Clock, DeliveryOutcome } from "@intune-om/core/base";
import { OmError, readErrorBody, redactText } from "@intune-om/core/base";
import { isWebPage, notNow, unanswered } from "../http/answers.ts";
import type { HttpAnswer, Sent } from "../http/send-once.ts";
import { NotSent } from "./not-sent.ts";

/** What a request of the transport is about. */
export interface CallFacts {
  readonly clock: Clock;
  readonly mailbox: string;
  /** The permission that it needs. */
  readonly permission: "Mail.Send" | "Mail.ReadWrite";
  /** What 404 says: that there is no such mailbox, or that what was made before is gone. */
  readonly missing: "mailbox" | "draft";
}

type Refusal = NotSent["outcome"];

/**
 * What became of a message by the answer to the one request that sends it. Only 202 says that Exchange took it
 * (which isn't yet delivery), and only a refusal of the service itself says that it did not.
 */
export function outcomeOfSending(sent: Sent, facts: CallFacts, stopped: boolean): DeliveryOutcome {
  if (sent.kind === "lost") return sent.given ? unknown(sent.error.message) : unanswered(sent.error, stopped);
  const { answer } = sent;
  if (answer.status === 202)
    return { outcome: "accepted", response: `accepted by Microsoft Graph${requestId(answer)}` };
  if (answer.status < 300) return unknown(`${saidBy(answer)}, which is no answer of Microsoft Graph`);
  return answer.status >= 500 && !isRefused(answer) ? unknown(saidBy(answer)) : refusalOf(answer, facts);
}

/** Ends the sending when a request on the way to it failed; the message has not left, whatever the answer. */
export function answered(sent: Sent, facts: CallFacts, stopped: boolean): HttpAnswer {
  if (sent.kind === "lost") throw new NotSent(unanswered(sent.error, stopped));
  const { answer } = sent;
  if (answer.status >= 200 && answer.status < 300 && !isWebPage(answer)) return answer;
  throw new NotSent(refusalOf(answer, facts));
}

/** What a failure before the message was handed over makes of it; what is no such failure is thrown on. */
export function outcomeOfFault(error: unknown, signal: AbortSignal): Refusal {
  if (error instanceof NotSent) return error.outcome;
  if (signal.aborted) return unanswered(error instanceof Error ? error : new Error(String(error)), true);
  if (!(error instanceof OmError)) throw error;
  if (error.code === "mail.address" || error.code === "mail.compose")
    return { outcome: "rejected", reason: error.message, hint: error.hint };
  const network = /cannot be (?:found|reached)|refuses the connection/.test(error.message);
  return {
    outcome: "deferred",
    cause: network ? "network" : "temporary",
    reason: error.message,
    hint: `${error.hint} The message waits and is tried again.`,
  };
}

/** A 5xx that says that nothing was done: the service is busy, or it tells in its own form what went wrong. */
function isRefused(answer: HttpAnswer): boolean {
  const { status } = answer;
  if (status === 503) return true;
  return status !== 502 && status !== 504 && readErrorBody(answer.text).code !== "";
}

function refusalOf(answer: HttpAnswer, facts: CallFacts): Refusal {
  const { status } = answer;
  const said = saidBy(answer);
  if (status === 429 || status === 503) return notNow(answer, said, facts.clock);
  if (status < 400 || isWebPage(answer) || status === 407 || status === 408) return notGraph(said);
  if (status >= 500 || (status === 404 && facts.missing === "draft"))
    return deferred(said, "The service could not do it.");
  if (status === 401) return deferred(said, "Renew the credential: not even a fresh token was accepted.");
  return { outcome: "rejected", reason: said, hint: hintOf(answer, facts) };
}

function deferred(reason: string, hint: string): Refusal {
  return {
    outcome: "deferred",
    cause: "temporary",
    reason,
    hint: `${hint} The message waits and is tried again.`,
  };
}

function notGraph(said: string): Refusal {
  return {
    outcome: "deferred",
    cause: "network",
    reason: `${said}, which is no answer of Microsoft Graph`,
    hint: "Check for a proxy that wants a sign-in of its own, and cloud of the tenant. The message waits and is tried again.",
  };
}

function unknown(why: string): DeliveryOutcome {
  return {
    outcome: "unknown",
    reason: redactText(why, 400),
    hint: "The message may have arrived. Look for its Message-ID in Sent Items and Drafts of the sending mailbox, or in a message trace, before it is sent again.",
  };
}

function hintOf(answer: HttpAnswer, { mailbox, permission }: CallFacts): string {
  const { code } = readErrorBody(answer.text);
  if (/SendAs|SendOnBehalf/i.test(code))
    return `Set mail.from to ${mailbox}, or let that mailbox send as the address that stands there.`;
  if (answer.status === 403) {
    return `Grant the application the permission ${permission} and give admin consent; where it is granted, look whether an application access policy of Exchange leaves ${mailbox} out.`;
  }
  if (answer.status === 404)
    return `Check mail.mailbox: Exchange Online has no mailbox ${mailbox} in this tenant.`;
  if (answer.status === 413 || /size/i.test(code))
    return "The message is larger than Exchange takes; send fewer attachments, or raise the limit of the mailbox.";
  return "The service refused for good. Read what it says: it names the recipient, the sender or the content.";
}

function saidBy(answer: HttpAnswer): string {
  if (isWebPage(answer)) return `status ${answer.status} with a web page`;
  const { code, message } = readErrorBody(answer.text);
  const words = [code, message].filter((part) => part !== "").join(": ");
  return redactText(`status ${answer.status}${words === "" ? "" : `, ${words}`}${requestId(answer)}`, 400);
}

function requestId({ headers }: HttpAnswer): string {
  const id = headers["request-id"];
  return typeof id === "string" && /^[\w-]{1,80}$/.test(id) ? ` (request-id ${id})` : "";
}
