import type { Delivery } from "@intune-om/core";
import type { Times } from "./times.ts";

export const DELIVERY_HEAD: readonly string[] = [
  "DELIVERY",
  "RECIPIENT",
  "CHANNEL",
  "STATE",
  "TRIES",
  "CHANGED",
  "WHY",
];

/** A delivery as it stands in JSON documents. */
export function deliveryJson(delivery: Delivery): object {
  const { id, run, recipient, channel, state, messageId, attempts, reason } = delivery;
  const base = { id, run, recipient: recipient.address, channel, state, messageId, attempts };
  return reason === null ? base : { ...base, reason };
}

/** A delivery as a line of a table under {@link DELIVERY_HEAD}. */
export function deliveryRow(delivery: Delivery, times: Times): readonly string[] {
  const { id, recipient, channel, state, attempts, updatedAt } = delivery;
  return [
    id,
    recipient.address,
    channel,
    state,
    String(attempts),
    times.minute(updatedAt),
    whyOf(delivery, times),
  ];
}

/** Of those in doubt also what to look for at the other side. */
export const UNKNOWN_HEAD: readonly string[] = [...DELIVERY_HEAD, "MESSAGE-ID"];

export function unknownRow(delivery: Delivery, times: Times): readonly string[] {
  return [...deliveryRow(delivery, times), delivery.messageId ?? ""];
}

function whyOf({ reason, notBefore }: Delivery, times: Times): string {
  const next = notBefore === null ? [] : [`next try ${times.minute(notBefore)}`];
  return [...(reason === null ? [] : [reason]), ...next].join("; ");
}
