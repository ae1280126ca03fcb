import type { IncomingMessage } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { OmError } from "../errors.ts";
import type { AddressCheck, HostAddress } from "./checked-address.ts";
import { checkedAddresses } from "./checked-address.ts";
import type { FeedAnswer } from "./feed-answers.ts";
import { readFeedBody } from "./feed-body.ts";
import { httpStatus, unreachable } from "./feed-errors.ts";

export interface FeedRequest extends AddressCheck {
  readonly maxBytes: number;
  /** What this very address answered before. */
  readonly kept: FeedAnswer | null;
}

export type FeedResponse =
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "body"; readonly answer: FeedAnswer }
  /** What is kept still holds. */
  | { readonly kind: "unchanged"; readonly answer: FeedAnswer };

const HEADERS = {
  accept:
    "text/html, text/markdown, application/rss+xml, application/atom+xml, application/json, text/*, */*;q=0.5",
  "accept-encoding": "gzip, br, deflate",
  "user-agent": "intune-om",
};
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Longest mark of a version that is kept and sent back, in characters. */
const VALIDATOR_LIMIT = 1_000;

/**
 * Asks one address once, over a connection to exactly the addresses that were checked.
 * @throws OmError `feed.unreachable`, `feed.too-large`, `feed.refused-address` or `feed.http-status`
 */
export async function requestFeed(url: URL, request: FeedRequest): Promise<FeedResponse> {
  const addresses = await checkedAddresses(url, request);
  try {
    const response = await send(url, addresses, request);
    try {
      return await responseOf(url, response, request);
    } finally {
      response.destroy();
    }
  } catch (error) {
    throw error instanceof OmError ? error : unreachable(url, error);
  }
}

function send(
  url: URL,
  pinned: readonly HostAddress[],
  { kept, signal }: FeedRequest,
): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, options, callback) => {
    const [first] = pinned;
    if (options.all === true) callback(null, [...pinned]);
    else callback(null, first?.address ?? "", first?.family);
  };
  const headers = {
    ...HEADERS,
    ...(kept?.etag == null ? {} : { "if-none-match": kept.etag }),
    ...(kept?.lastModified == null ? {} : { "if-modified-since": kept.lastModified }),
  };
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false, lookup, signal, maxHeaderSize: 32_768 });
    sent.once("response", resolve);
    sent.on("error", reject);
    sent.end();
  });
}

async function responseOf(
  url: URL,
  response: IncomingMessage,
  { kept, maxBytes }: FeedRequest,
): Promise<FeedResponse> {
  const { statusCode: status = 0, headers } = response;
  if (REDIRECTS.has(status) && headers.location !== undefined)
    return { kind: "redirect", location: headers.location };
  if (status === 304 && kept !== null) return { kind: "unchanged", answer: kept };
  if (status !== 200) throw httpStatus(url, status);
  const answer = {
    base: url.href,
    bytes: await readFeedBody(url, response, maxBytes),
    contentType: headers["content-type"] ?? null,
    etag: validator(headers.etag),
    lastModified: validator(headers["last-modified"]),
  };
  return { kind: "body", answer };
}

/** A header that may be sent back as it came. */
function validator(value: string | undefined): string | null {
  return value !== undefined && value.length <= VALIDATOR_LIMIT && /^[\x20-\x7E]+$/.test(value)
    ? value
    : null;
}
