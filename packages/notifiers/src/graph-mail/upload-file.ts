import type { Sent } from "../http/send-once.ts";
import type { GraphCalls } from "./graph-calls.ts";
import { answered, type CallFacts } from "./graph-outcome.ts";
import { NotSent } from "./not-sent.ts";
import { readUploadLink } from "./upload-link.ts";

export interface Upload {
  readonly calls: GraphCalls;
  /** Scheme and host of the cloud's Graph. */
  readonly origin: string;
  readonly facts: CallFacts;
  /** Where the service says the pieces go. */
  readonly link: unknown;
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal;
}

/** Pieces are multiples of 320 KiB, and a request may hold 4 MB: https://learn.microsoft.com/graph/outlook-large-attachments */
export const PIECE_BYTES: number = 12 * 320 * 1024;

/**
 * Puts a file up piece by piece. The address carries the right to do so: it goes nowhere else, and into no message.
 * @throws NotSent
 */
export async function uploadFile({ calls, origin, facts, link, bytes, signal }: Upload): Promise<void> {
  const url = readUploadLink(link, origin);
  if (url === null) throw leadsAway();
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, bytes.length);
    const range = `bytes ${at}-${end - 1}/${bytes.length}`;
    const sent = await calls.put(url, bytes.subarray(at, end), range, signal);
    const answer = answered(withoutToken(sent), facts, signal.aborted);
    if (end === bytes.length ? answer.status !== 201 : nextByte(answer.text) !== end) {
      throw new NotSent({
        outcome: "deferred",
        cause: "temporary",
        reason: `the upload of a file stopped after byte ${end} of ${bytes.length}`,
        hint: "The message waits and is tried again.",
      });
    }
  }
}

/** An address that is no longer good is no missing permission: a new draft has a new one. */
function withoutToken(sent: Sent): Sent {
  if (sent.kind === "lost" || (sent.answer.status !== 401 && sent.answer.status !== 403)) return sent;
  return { kind: "answered", answer: { ...sent.answer, status: 404 } };
}

/** The byte that the service wants next; null when it does not say. */
function nextByte(text: string): number | null {
  const first = /"nextExpectedRanges"\s*:\s*\[\s*"(\d{1,12})/i.exec(text)?.[1];
  return first === undefined ? null : Number(first);
}

function leadsAway(): NotSent {
  return new NotSent({
    outcome: "rejected",
    reason: "the service named an address for the attachment that is not of the tenant's cloud",
    hint: "Nothing was put there. Check cloud of the tenant, and for a proxy that changes answers.",
  });
}
