import type { LocaleId } from "../locales/index.ts";

/** Why people are written to. A digest is several threads in one message. */
export const MESSAGE_KINDS = ["open", "update", "repeat", "escalation", "recovery", "digest"] as const;
export type AlertMessageKind = (typeof MESSAGE_KINDS)[number];

/** Why an alert stands in a message. `still` is there because others of its thread are news. */
export const ITEM_REASONS = ["new", "again", "worse", "still", "escalated", "flapping", "resolved"] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** Whom a message goes to: a person or address by mail, or a channel of the configuration by its id. */
export type AlertRecipient =
  | {
      readonly kind: "mail";
      /** Id of the person; null for an address of no person of the plan. */
      readonly person: string | null;
      readonly address: string;
      readonly name: string;
      readonly language: LocaleId;
      readonly timeZone: string;
      /** Why it is them, for the foot of the message. */
      readonly because: RecipientReason;
    }
  | {
      readonly kind: "channel";
      readonly channel: string;
      readonly language: LocaleId;
      readonly timeZone: string;
    };

export const RECIPIENT_REASONS = [
  "assigned",
  "role",
  "standsIn",
  "deputy",
  "onCall",
  "named",
  "fallback",
  "noChannel",
  "told",
] as const;
export type RecipientReason = (typeof RECIPIENT_REASONS)[number];

export interface MessageItem {
  /** Key of the alert. */
  readonly alert: string;
  readonly episode: number;
  readonly why: ItemReason;
  /** How many of the message's `hidden` it hides: they stand there in the order of the items. Left out for none. */
  readonly hides?: number;
}

/** One message about alerts of one thread, decided and kept before anybody writes it. */
export interface AlertMessage {
  /** Names its posting for good, for example `alert:contoso:<thread>:3`. */
  readonly id: string;
  readonly tenant: string;
  /** Id of the thread: one owner and cause. */
  readonly thread: string;
  readonly kind: AlertMessageKind;
  /** Escalation step, 0 for none. */
  readonly step: number;
  readonly to: readonly AlertRecipient[];
  /** The worst first. */
  readonly items: readonly MessageItem[];
  /** Alerts that this one hides: symptoms of it, by key. */
  readonly hidden: readonly string[];
  readonly at: Date;
}

/** Messages about one owner and cause belong together: one thread in a mail program. */
export interface AlertThread {
  readonly tenant: string;
  readonly id: string;
  /** How far its messages have been numbered. */
  readonly messages: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** When it was told in full last: what repeats count from. */
  readonly toldAt: Date | null;
  /** Everybody who has been written to, the first Message-ID that each got, and when they were written to last. */
  readonly told: readonly {
    readonly to: AlertRecipient;
    readonly root: string | null;
    readonly at: Date;
  }[];
}
