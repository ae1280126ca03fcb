import { createHash } from "node:crypto";
import type { AlertRecipient } from "../alert-message.ts";

/**
 * Stands for a person, a mailbox of nobody in the plan, or a channel, where the address is not to be: always the same for
 * the same one.
 */
export function recipientKey(recipient: AlertRecipient): string {
  if (recipient.kind === "channel") return shortDigest(["channel", recipient.channel]);
  const { person, address } = recipient;
  return person === null ? shortDigest(["mail", address.toLowerCase()]) : personKey(person);
}

/** Stands for a person by their id. */
export function personKey(id: string): string {
  return shortDigest(["person", id]);
}

/** A short name for parts that belong together. */
export function shortDigest(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}
