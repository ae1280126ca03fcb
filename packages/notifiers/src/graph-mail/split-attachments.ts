import type { Message } from "@intune-om/core";
import type { ComposedMail } from "../mime/compose-mime.ts";
import { composeMime } from "../mime/compose-mime.ts";
import { NotSent } from "./not-sent.ts";

export type Attachment = Message["attachments"][number];

/**
 * From this size on a message does not go in one request: a request may hold 4 MB, and the MIME text travels in it
 * as base64, which makes 4 bytes of 3. A file of this size or more goes up in pieces, a smaller one in one request
 * (https://learn.microsoft.com/graph/outlook-large-attachments).
 */
export const LARGE_BYTES = 3_000_000;
/** Most that Outlook takes with one message. */
export const MOST_BYTES: number = 150 * 1024 * 1024;

export interface SplitMail {
  /** The message with the attachments that fit into one request. */
  readonly draft: ComposedMail;
  /** What has to follow, one by one. */
  readonly rest: readonly Attachment[];
}

/** Lines of base64 with their ends, and the header of the part. */
function encodedBytes({ bytes }: Attachment): number {
  return Math.ceil(bytes.length / 57) * 78 + 1_024;
}

/** Refuses what no way of sending takes. @throws NotSent */
export function checkSize({ attachments }: Message): void {
  const total = attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total <= MOST_BYTES) return;
  throw new NotSent({
    outcome: "rejected",
    reason: `the attachments have ${total} bytes together, and Outlook takes ${MOST_BYTES}`,
    hint: "Send fewer attachments.",
  });
}

/** Takes as many attachments out of a message as it must to fit into one request, the largest first. @throws NotSent */
export async function splitAttachments(message: Message): Promise<SplitMail> {
  const bare = await composeMime({ ...message, attachments: [] });
  let room = LARGE_BYTES - bare.raw.length - 1_024;
  if (room < 0) {
    throw new NotSent({
      outcome: "rejected",
      reason: `text and images alone have ${bare.raw.length} bytes, and a draft may have ${LARGE_BYTES}`,
      hint: "Take sections or charts out of the report.",
    });
  }
  const stays = new Set<Attachment>();
  for (const file of message.attachments.toSorted((one, other) => one.bytes.length - other.bytes.length)) {
    room -= encodedBytes(file);
    if (room < 0) break;
    stays.add(file);
  }
  const draft = await composeMime({
    ...message,
    attachments: message.attachments.filter((file) => stays.has(file)),
  });
  return { draft, rest: message.attachments.filter((file) => !stays.has(file)) };
}
