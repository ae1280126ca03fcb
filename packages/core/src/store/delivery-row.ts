import type { Selectable } from "kysely";
import type { AlertDetails } from "../compose/alert-details.ts";
import type { LocaleId } from "../compose/document.ts";
import type { Letter } from "../compose/letter.ts";
import type { MailAddress } from "../deliver/address.ts";
import { DELIVERY_STATES, type DeliveryState } from "../deliver/delivery-states.ts";
import type { MessageThread } from "../deliver/notifier.ts";
import { OmError } from "../errors.ts";
import type { MailBody } from "../render/reporter.ts";
import type { DeliveryRow } from "./schema.ts";

/** One message to one recipient over one channel, as it stands now. */
export interface Delivery {
  readonly id: string;
  readonly run: string;
  readonly message: string;
  readonly recipient: MailAddress;
  readonly channel: string;
  readonly purpose: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly fence: number;
  readonly attempts: number;
  readonly reason: string | null;
  readonly hint: string | null;
  readonly notBefore: Date | null;
  /** Who hands it over now; null when nobody does. */
  readonly owner: string | null;
  /** Until when only they may say what became of it. */
  readonly leaseUntil: Date | null;
  readonly attemptedAt: Date | null;
  /** The first attempt since it was put in line, or in line again by a person; null before. */
  readonly firstAttemptAt: Date | null;
  /** Attempts before a person put it in line again. */
  readonly attemptsBefore: number;
  readonly updatedAt: Date;
}

/** The rendered message of a run in one language. */
export interface StoredMessage {
  readonly id: string;
  readonly run: string;
  readonly language: LocaleId;
  readonly from: MailAddress;
  readonly replyTo: MailAddress | null;
  readonly body: MailBody;
  readonly madeAt: Date;
  /** Files that were too large to go with it. */
  readonly leftOut: readonly LeftOutFile[];
  /** What it goes on from; left out for a message that begins. */
  readonly thread?: MessageThread;
  /** What it says in its parts, for channels that draw it in their own way; left out for mail. */
  readonly content?: MessageContent;
}

/** A message in its parts. */
export interface MessageContent {
  readonly letter: Letter;
  readonly alert?: AlertDetails;
}

/** A file that its reader is told of instead of given. */
export interface LeftOutFile {
  readonly fileName: string;
  readonly bytes: number;
}

export type NewMessage = Omit<StoredMessage, "id" | "run"> & {
  /** Names the message among those of its run: the language, or the recipient of a letter. */
  readonly key: string;
};

export type NewDelivery = Pick<Delivery, "recipient" | "channel" | "purpose" | "messageId"> & {
  /** Key of the message it gets. */
  readonly messageKey: string;
  readonly state: "pending" | "held";
  readonly reason: string | null;
};

/** A row as the rest of the product knows it. */
export function deliveryOf(row: Selectable<DeliveryRow>): Delivery {
  return {
    id: row.id,
    run: row.run_id,
    message: row.message_row,
    recipient: { name: row.recipient_name, address: row.recipient },
    channel: row.channel,
    purpose: row.purpose,
    messageId: row.message_id,
    state: deliveryStateOf(row.state),
    fence: row.fence,
    attempts: row.attempts,
    reason: row.reason,
    hint: row.hint,
    notBefore: dateOf(row.not_before),
    owner: row.owner,
    leaseUntil: dateOf(row.lease_until),
    attemptedAt: dateOf(row.attempted_at),
    firstAttemptAt: dateOf(row.first_attempt_at),
    attemptsBefore: row.attempts_before,
    updatedAt: new Date(row.updated_at),
  };
}

export function deliveryStateOf(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  throw new OmError(`a delivery has the state ${text}, which this version does not know`, {
    code: "store.newer",
    hint: "Update intune-om on this machine.",
  });
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
