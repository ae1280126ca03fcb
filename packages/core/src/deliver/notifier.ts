import type { AlertDetails } from "../compose/alert-details.ts";
import type { Letter } from "../compose/letter.ts";
import type { MailAddress } from "./address.ts";

/** A message to one recipient, whole: nothing in it is looked up later. */
export interface Message {
  readonly from: MailAddress;
  readonly to: MailAddress;
  /** Where answers go; null for the sender. */
  readonly replyTo: MailAddress | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly images: readonly {
    readonly contentId: string;
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  /** With angle brackets; the same for every attempt at the same delivery. */
  readonly messageId: string;
  /** The Date header: when the message was made, not when it was tried. */
  readonly date: Date;
  /** BCP 47, for Content-Language. */
  readonly language: string;
  /** What it is for, for example `report`, `notice` or `alert`. */
  readonly purpose: string;
  /** What it goes on from, so that mail programs show both together. Left out for a message that begins. */
  readonly thread?: MessageThread;
  /** What it says in its parts, for channels that draw it in their own way. Left out where there is only text. */
  readonly letter?: Letter;
  /** What it says for programs, when it is about alerts. */
  readonly alert?: AlertDetails;
}

/** Message-IDs, with angle brackets (RFC 5322, 3.6.4). */
export interface MessageThread {
  readonly inReplyTo: string;
  /** The whole line of messages before this one, the first in front. */
  readonly references: readonly string[];
}

/**
 * Why a message has to wait: nobody answered (`network`), the other side said not now (`temporary`), or it said that
 * too much came at once (`throttle`), which holds for all messages of the channel.
 */
export const DEFERRAL_CAUSES = ["network", "temporary", "throttle"] as const;
export type DeferralCause = (typeof DEFERRAL_CAUSES)[number];

/**
 * What became of one attempt.
 * `deferred` may be tried again; `rejected` is final; `unknown` means the message may have arrived.
 */
export type DeliveryOutcome =
  | { readonly outcome: "accepted"; readonly response: string }
  | {
      readonly outcome: "deferred";
      readonly cause: DeferralCause;
      /** How long the other side asks to wait, where it does. */
      readonly retryAfterMs?: number;
      readonly reason: string;
      readonly hint: string;
    }
  | { readonly outcome: "rejected"; readonly reason: string; readonly hint: string }
  | { readonly outcome: "unknown"; readonly reason: string; readonly hint: string };

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Told, in one sentence, what could not be checked without sending. */
  readonly onNote?: (note: string) => void;
}

/** A way to hand over messages. Outcomes are returned, not thrown; throwing means a fault in the notifier itself. */
export interface Notifier {
  /** `smtp`, `graph`, `directory`, `teams` or `webhook`; for the last two, `message.to.address` is the id of the channel. */
  readonly channel: string;
  /** Tries to reach the server without sending, for `doctor`. Throws an OmError that says what is wrong. */
  verify(options?: VerifyOptions): Promise<void>;
  deliver(message: Message, options?: { readonly signal?: AbortSignal }): Promise<DeliveryOutcome>;
  close(): Promise<void>;
}
