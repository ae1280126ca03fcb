import type { AlertDetails, Message, Notifier } from "@intune-om/core/base";
import { cleanLines, cleanText, redactText } from "@intune-om/core/base";
import { plainFileName } from "../file-name.ts";
import { isWebPage, notNow } from "../http/answers.ts";
import type { HttpAnswer } from "../http/send-once.ts";
import {
  createPostingNotifier,
  lostAfterEnd,
  type PostingKind,
  type PostingOptions,
  sha256,
} from "../posting/posting-notifier.ts";
import { SIGNATURE_HEADER, signWebhook } from "./signature.ts";

/** What a webhook is told of a message. Files are told by name, size and hash; they themselves go by mail. */
export interface WebhookBody {
  /** The Message-ID: the same for every attempt, and in the header Idempotency-Key too. */
  readonly id: string;
  readonly purpose: string;
  readonly subject: string;
  readonly text: string;
  /** ISO 8601, UTC: when the message was made. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: number;
    /** Hex. */
    readonly sha256: string;
  }[];
  /** What a message about alerts says, for programs: keys, severities and states. Only with such a message. */
  readonly alert?: AlertDetails;
}

const SUBJECT_LIMIT = 400;
const TEXT_LIMIT = 200_000;

/**
 * Posts messages as signed JSON. A receiver knows a message that it has by its idempotency key, so one whose answer
 * was lost is sent again.
 */
export function createWebhookNotifier(options: PostingOptions<"webhook">): Notifier {
  return createPostingNotifier(WEBHOOK, options);
}

const WEBHOOK: PostingKind<"webhook"> = {
  kind: "webhook",
  open: async ({ id, url, secret }, readSecret) => ({ id, url, secret: await readSecret(secret) }),
  compose: (message, { secret }, now) => {
    const body = Buffer.from(JSON.stringify(bodyOf(message)));
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "Idempotency-Key": message.messageId,
      [SIGNATURE_HEADER]: signWebhook(body, secret, now),
    };
    return { headers, body };
  },
  judge: (sent, { id }, clock) => {
    if (sent.kind === "lost") {
      return {
        outcome: "deferred",
        cause: "network",
        reason: lostAfterEnd(sent.error),
        hint: "It is sent again with the same Idempotency-Key, by which the receiver knows it.",
      };
    }
    const { answer } = sent;
    const { status } = answer;
    const said = saidBy(answer);
    if (isWebPage(answer) && status < 400) {
      return {
        outcome: "deferred",
        cause: "network",
        reason: `${said}: a web page answered in place of the receiver`,
        hint: "Check for a proxy that wants a sign-in of its own. The message waits and is tried again.",
      };
    }
    if (status < 300) return { outcome: "accepted", response: said };
    if (status === 429 || status >= 500 || TRANSIENT.has(status)) return notNow(answer, said, clock);
    return { outcome: "rejected", reason: said, hint: hintOf(id, status) };
  },
};

/** Too early, too slow, and a request with the same key that is still being worked on. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 409, 425]);

function bodyOf(message: Message): WebhookBody {
  return {
    id: message.messageId,
    purpose: message.purpose,
    subject: cleanText(message.subject, SUBJECT_LIMIT),
    text: cleanLines(message.text, TEXT_LIMIT),
    date: message.date.toISOString(),
    language: message.language,
    attachments: message.attachments.map(({ fileName, contentType, bytes }) => ({
      fileName: plainFileName(fileName),
      contentType,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    ...(message.alert === undefined ? {} : { alert: message.alert }),
  };
}

function saidBy({ status, text }: HttpAnswer): string {
  const words = /^\s*</.test(text) ? "" : redactText(text, 200);
  return `status ${status}${words === "" ? "" : `, ${words}`}`;
}

function hintOf(id: string, status: number): string {
  if (status < 400)
    return `The receiver leads on to another address, which is not followed: write that address as url of channel ${id}.`;
  if (status === 401 || status === 403)
    return `The receiver does not accept the signature: check that both sides know the same secret of channel ${id}, and their clocks.`;
  if (status === 404 || status === 410) return `Check url of channel ${id}: the receiver has nothing there.`;
  if (status === 413) return "The receiver does not take messages of this size.";
  return "The receiver refused for good; read what it says.";
}
