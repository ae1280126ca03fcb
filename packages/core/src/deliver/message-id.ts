import { createHash } from "node:crypto";

/**
 * The Message-ID of a delivery, the same for every attempt, so that a resend is recognisable to the receiving
 * side (RFC 5322, 3.6.4). With angle brackets.
 */
export function deliveryMessageId(of: {
  readonly run: string;
  readonly recipient: string;
  readonly purpose: string;
  /** Address of the sender; its domain stands on the right. */
  readonly from: string;
}): string {
  const digest = createHash("sha256").update(
    JSON.stringify([of.run, of.recipient.toLowerCase(), of.purpose]),
  );
  return `<${digest.digest("hex").slice(0, 40)}@${of.from.slice(of.from.lastIndexOf("@") + 1)}>`;
}
