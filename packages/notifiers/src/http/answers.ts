import type { Clock, DeliveryOutcome } from "@intune-om/core/base";
import {
  cleanText,
  describeNetworkFault,
  messageOf,
  parseRetryAfter,
  redactText,
} from "@intune-om/core/base";
import type { HttpAnswer } from "./send-once.ts";

export type Deferred = Extract<DeliveryOutcome, { outcome: "deferred" }>;

/** Longest wait that another side may ask for: a wrong clock there must not silence a channel for days. */
const LONGEST_WAIT_MS = 3_600_000;

const WAITS = "The message waits and is tried again.";

/** A web page in place of the answer of a service, as proxies show when they want a sign-in of their own. */
export function isWebPage({ text }: HttpAnswer): boolean {
  return /^\s*<(?:!doctype\s+html|html[\s>])/i.test(text);
}

/** The wait that a Retry-After header asks for, capped; nothing when it asks for none or makes no sense. */
export function retryAfter({ headers }: HttpAnswer, clock: Clock): { readonly retryAfterMs?: number } {
  const asked = parseRetryAfter(headers["retry-after"], clock.now());
  return asked === null ? {} : { retryAfterMs: Math.min(asked, LONGEST_WAIT_MS) };
}

/** Nobody answered, and nothing can have been done. */
export function unanswered(error: Error, stopped: boolean): Deferred {
  const said = describeFault(error);
  return {
    outcome: "deferred",
    cause: "network",
    reason: stopped ? `it was stopped before the message was handed over: ${said.text}` : said.text,
    hint: `${said.fix} ${WAITS}`,
  };
}

/** The other side says: not now. With a wait that it asks for, or 429, it says so of everything. */
export function notNow(answer: HttpAnswer, said: string, clock: Clock): Deferred {
  const wait = retryAfter(answer, clock);
  const throttled = answer.status === 429 || (answer.status === 503 && wait.retryAfterMs !== undefined);
  return {
    outcome: "deferred",
    cause: throttled ? "throttle" : "temporary",
    ...wait,
    reason: said,
    hint: `The other side asks to try again later. ${WAITS}`,
  };
}

/** What is wrong with a connection, without addresses that carry secrets. */
export function describeFault(error: Error): { readonly text: string; readonly fix: string } {
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  const text = redactText(`${messageOf(error)}${code}`);
  const known = describeNetworkFault(text);
  return {
    text: cleanText(text, 300),
    fix: known?.fix ?? "Check the network between this machine and the service.",
  };
}
