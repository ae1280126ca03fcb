import type { IncomingHttpHeaders } from "node:http";
import { type Answer, Refusal, refusalAnswer } from "../http/answer.ts";
import { MAIL_REQUEST_BYTES } from "./mail-answer.ts";
import type { MailboxStore } from "./mailbox-store.ts";

export interface UploadRequest {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What every piece but the last must be a multiple of. */
const STEP = 320 * 1024;

/** Takes one piece of a file, by the address alone. */
export function uploadAnswer(
  mailboxes: MailboxStore,
  request: UploadRequest,
  requestId: string,
  now: Date,
): Answer {
  try {
    return put(mailboxes, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalAnswer(error, requestId, now);
  }
}

function put(mailboxes: MailboxStore, { url, headers, body }: UploadRequest): Answer {
  const id = url.pathname.replace("/uploads/", "");
  if (headers.authorization !== undefined)
    throw new Refusal(401, "ErrorAccessDenied", "An upload address takes no Authorization header.");
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers["content-range"] ?? "");
  const [from, to, total] = [Number(range?.[1]), Number(range?.[2]), Number(range?.[3])];
  const isLast = to + 1 === total;
  const whole = to - from + 1 === body.length && body.length <= MAIL_REQUEST_BYTES;
  if (range === null || !whole || (!isLast && body.length % STEP !== 0))
    throw new Refusal(400, "ErrorInvalidRequest", "The range does not fit the piece.");
  switch (mailboxes.put(id, url.searchParams.get("authtoken"), from, total, body)) {
    case "done":
      return { status: 201, body: null, headers: { Location: `${url.origin}/attachments/${id}` } };
    case "continue":
      return { status: 200, body: { nextExpectedRanges: [`${mailboxes.received(id)}-`] } };
    case "range":
      throw new Refusal(416, "ErrorInvalidRange", "These are not the bytes that are expected next.");
    default:
      throw new Refusal(404, "ErrorItemNotFound", "The upload session was not found.");
  }
}
