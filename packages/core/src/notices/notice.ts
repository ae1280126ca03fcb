import type { Surprise } from "../audiences/surprise.ts";
import type { LocaleId } from "../compose/document.ts";
import type { NoticeKind } from "../config/plan/plan.ts";
import type { NoticeExclusion } from "./exclusions.ts";
import type { Excluded, MatterFacts, ToldDevice } from "./matter.ts";

/**
 * The life of a notice: `draft` is made anew from each snapshot until somebody says yes; `held` is a draft whose size
 * must be looked at; `approved` waits to be sent; `sending` is on its way; `sent` and `withdrawn` are its ends.
 */
export const NOTICE_STATES = ["draft", "held", "approved", "sending", "sent", "withdrawn"] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export interface UserNotice {
  readonly id: string;
  readonly tenant: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly state: NoticeState;
  readonly facts: MatterFacts;
  readonly effectAt: Date | null;
  readonly excluded: readonly Excluded[];
  readonly doubts: readonly string[];
  /** Why its size must be looked at; kept when somebody lets it through. */
  readonly hold: Surprise | null;
  readonly createdAt: Date;
  /** The time of the data that it was last made from. */
  readonly dataAt: Date;
  /** When somebody looked at it as it stands, and what its words were then. */
  readonly preview: { readonly at: Date; readonly print: string } | null;
  readonly approval: Approval | null;
  /** Whom it goes to instead of its recipients; null when they get it. */
  readonly pilot: string | null;
  /** When the last message of it was taken. */
  readonly sentAt: Date | null;
  readonly withdrawal: Withdrawal | null;
}

export interface Approval {
  /** Id of a person. */
  readonly by: string;
  readonly at: Date;
  /** What was let through, or on what the yes rests; null for a plain one. */
  readonly note: string | null;
  /** Tells whether the words are still those that were approved. */
  readonly print: string;
}

export interface Withdrawal {
  /** Id of a person; null where the matter itself was over. */
  readonly by: string | null;
  readonly at: Date;
  readonly why: string;
}

/** What became of one person's notice. */
export const RECIPIENT_STATES = [
  /** Not yet: it is a draft, waits, or nobody knows whether it arrived. */
  "pending",
  "told",
  /** Somebody else got it in a trial instead. */
  "pilot",
  /** Taken out before it was sent; `why` tells. */
  "excluded",
  /** The mail server refused it for good. */
  "refused",
] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** A person of a notice. */
export interface NoticeRecipient {
  /** User principal name in lower case. */
  readonly key: string;
  readonly address: string;
  readonly name: string;
  readonly language: LocaleId;
  readonly about: readonly string[];
  readonly effectAt: Date | null;
  readonly devices: readonly ToldDevice[];
  readonly state: RecipientState;
  readonly why: NoticeExclusion | null;
  /** When the mail server took it. */
  readonly toldAt: Date | null;
}
