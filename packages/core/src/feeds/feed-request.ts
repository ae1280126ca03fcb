import { lookup as dnsLookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OmError } from "../errors.ts";
import { httpStatus, refusedAddress, tooLarge, unreachable } from "./feed-errors.ts";
import { isPublicAddress } from "./public-address.ts";

/** Looks up every address of a host name. */
export type AddressLookup = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface FeedRequestOptions {
  readonly allowPrivate?: boolean;
  readonly lookup?: AddressLookup;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export type FeedAnswer =
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "body"; readonly bytes: Uint8Array; readonly contentType: string | null };

const HEADERS = {
  accept:
    "text/html, text/markdown, application/rss+xml, application/atom+xml, application/json, text/*, */*;q=0.5",
  "accept-encoding": "gzip, br, deflate",
  "user-agent": "intune-om",
};

/** Asks one address once, over a connection to exactly the address that was checked. */
export async function requestFeed(url: URL, options: FeedRequestOptions): Promise<FeedAnswer> {
  const address = await checkedAddress(url, options);
  try {
    const response = await send(url, address, options.signal);
    return await answerOf(url, response, options);
  } catch (error) {
    throw error instanceof OmError ? error : unreachable(url, error);
  }
}

/** The address to connect to. Every address of the host must be allowed, so that none slips in by chance. */
async function checkedAddress(
  url: URL,
  options: FeedRequestOptions,
): Promise<{ address: string; family: number }> {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refusedAddress(url, `${url.protocol} addresses are not read here`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const literal = isIP(host);
  const lookup = options.lookup ?? ((name: string) => dnsLookup(name, { all: true }));
  const found =
    literal > 0 ? [{ address: host, family: literal }] : await lookUp(url, host, lookup, options.signal);
  const inside = found.find(({ address }) => !isPublicAddress(address));
  if (inside !== undefined && options.allowPrivate !== true) {
    throw refusedAddress(url, `${inside.address} lies inside a private network`);
  }
  const [first] = found;
  if (first === undefined) throw unreachable(url, new Error(`${host} has no address`));
  return first;
}

async function lookUp(
  url: URL,
  host: string,
  lookup: AddressLookup,
  signal: AbortSignal,
): Promise<readonly { address: string; family: number }[]> {
  try {
    return await Promise.race([lookup(host), rejectOnAbort(signal)]);
  } catch (error) {
    throw unreachable(url, error);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function send(
  url: URL,
  pinned: { address: string; family: number },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all === true) callback(null, [pinned]);
    else callback(null, pinned.address, pinned.family);
  };
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: HEADERS, agent: false, lookup, signal, maxHeaderSize: 32_768 });
    sent.once("response", resolve);
    sent.once("error", reject);
    sent.end();
  });
}

async function answerOf(
  url: URL,
  response: IncomingMessage,
  options: FeedRequestOptions,
): Promise<FeedAnswer> {
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  const redirected = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
  if (redirected || status !== 200) {
    response.destroy();
    if (redirected) return { kind: "redirect", location };
    throw httpStatus(url, status);
  }
  if (Number(response.headers["content-length"] ?? 0) > options.maxBytes) {
    response.destroy();
    throw tooLarge(url, options.maxBytes);
  }
  const bytes = await readBody(url, decompressed(response), options.maxBytes);
  return { kind: "body", bytes, contentType: response.headers["content-type"] ?? null };
}

function decompressed(response: IncomingMessage): Readable {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return response;
  const create = {
    gzip: createGunzip,
    "x-gzip": createGunzip,
    br: createBrotliDecompress,
    deflate: createInflate,
  }[encoding];
  if (create === undefined) {
    response.destroy();
    throw new Error(`the content encoding ${encoding.slice(0, 40)} is not known`);
  }
  // Errors of either end reach the reader of the last stream; the callback only keeps them from being uncaught.
  return pipeline(response, create(), () => undefined);
}

/** The cap counts bytes after decompression, so that a small bomb stops as soon as it has grown too large. */
async function readBody(url: URL, body: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    total += chunk.length;
    if (total > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
