import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { ExportStore } from "../exports.ts";
import type { Answer } from "./answer.ts";
import { ARCHIVE_FAULTS, archiveOf, faultyArchive } from "./archive.ts";
import { faultyTransmission } from "./fault-answer.ts";
import type { Fault, Faults } from "./faults.ts";
import { MAIL_REQUEST_BYTES } from "../mail/mail-answer.ts";
import type { MailboxStore } from "../mail/mailbox-store.ts";
import { uploadAnswer } from "../mail/upload-answer.ts";
import type { LoggedRequest } from "./handler.ts";
import { readBytes } from "./read-body.ts";
import { send } from "./send.ts";

export interface DownloadContext {
  readonly exports: ExportStore;
  readonly mailboxes: MailboxStore;
  readonly faults: Faults;
  /** Told of each download, without its signature. */
  readonly onRequest: (request: LoggedRequest) => void;
  readonly now: () => Date;
  readonly nextRequestId: () => string;
}

/**
 * Where exported files are fetched and pieces of attachments are put: by a signed address alone. A request that brings
 * a token along is refused.
 */
export function createDownloads(context: DownloadContext): RequestListener {
  return (request, response) => {
    // A client that breaks off in the middle is its own affair.
    answer(context, request, response).catch(() => response.destroy());
  };
}

async function answer(
  context: DownloadContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const requestId = context.nextRequestId();
  const fault = context.faults.strike(url.pathname);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });
  const isUpload = method === "PUT" && url.pathname.startsWith("/uploads/");
  const body = isUpload ? await readBytes(request, MAIL_REQUEST_BYTES) : Buffer.alloc(0);
  const truth = (): Answer =>
    isUpload
      ? uploadAnswer(context.mailboxes, { url, headers: request.headers, body }, requestId, context.now())
      : fileAnswer(context, request, url, fault);
  const transmission =
    fault === null
      ? { answer: truth(), manner: "whole" as const }
      : faultyTransmission(fault, { requestId, now: context.now(), address: url.pathname }, truth);
  const { status } = transmission.answer;
  context.onRequest({ method, path: url.pathname, query: "", status, part: false });
  send(response, transmission, requestId);
}

function fileAnswer(
  { exports }: DownloadContext,
  request: IncomingMessage,
  url: URL,
  fault: Fault | null,
): Answer {
  if (request.headers.authorization !== undefined)
    return refusal(400, "InvalidAuthenticationInfo", "A signed address takes no Authorization header.");
  const id = /^\/exports\/([\w-]+)\.zip$/.exec(url.pathname)?.[1] ?? "";
  const text = exports.file(id, url.searchParams.get("sig"));
  if (request.method !== "GET" || text === null)
    return refusal(403, "AuthenticationFailed", "Server failed to authenticate the request.");
  const kind = ARCHIVE_FAULTS.find((known) => known === fault?.archive);
  const body = kind === undefined ? archiveOf(`${id}.csv`, text) : faultyArchive(kind, `${id}.csv`, text);
  return { status: 200, body, contentType: "application/octet-stream" };
}

/** In the storage's own form. */
function refusal(status: number, code: string, message: string): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body, contentType: "application/xml" };
}
