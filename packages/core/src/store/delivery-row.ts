import type { Selectable } from "kysely";
import type { LocaleId } from "../compose/document.ts";
import type { MailAddress } from "../deliver/address.ts";
import { DELIVERY_STATES, type DeliveryState } from "../deliver/delivery-states.ts";
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
  const state = DELIVERY_STATES.find((known) => known === row.state);
  if (state === undefined) {
    throw new OmError(`delivery ${row.id} has a state that this version does not know`, {
      code: "store.newer",
      hint: "Update intune-om on this machine.",
    });
  }
  return {
    id: row.id,
    run: row.run_id,
    message: row.message_row,
    recipient: { name: row.recipient_name, address: row.recipient },
    channel: row.channel,
    purpose: row.purpose,
    messageId: row.message_id,
    state,
    fence: row.fence,
    attempts: row.attempts,
    reason: row.reason,
    hint: row.hint,
    notBefore: row.not_before === null ? null : new Date(row.not_before),
    updatedAt: new Date(row.updated_at),
  };
}
