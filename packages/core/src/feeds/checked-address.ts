import { lookup as dnsLookup } from "node:dns/promises";
import { isIP } from "node:net";
import { refusedAddress, unreachable } from "./feed-errors.ts";
import { reachOf } from "./public-address.ts";

/** An address of a host, as a look-up gives it. */
export interface HostAddress {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Looks up every address of a host name. */
export type AddressLookup = (host: string) => Promise<readonly HostAddress[]>;

export interface AddressCheck {
  /** Whether addresses inside the organisation's own network may be read. Default: no. */
  readonly allowPrivate?: boolean;
  /** Default: the machine's resolver. */
  readonly lookup?: AddressLookup;
  readonly signal: AbortSignal;
}

/**
 * The addresses that a URL may be asked at. Every address of the host must be allowed, so that none slips in by
 * chance; a literal is checked like one that was looked up, in whatever way it is written.
 * @throws OmError `feed.refused-address` or `feed.unreachable`
 */
export async function checkedAddresses(url: URL, check: AddressCheck): Promise<readonly HostAddress[]> {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refusedAddress(url, `${url.protocol} addresses are not read here`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const own = /(?:^|\.)localhost\.?$/i.test(host);
  if (own && check.allowPrivate !== true) throw privateAddress(url, host);
  const literal = isIP(host);
  const found = literal > 0 ? [{ address: host, family: literal }] : await lookUp(url, host, check);
  for (const { address } of found) {
    const reach = reachOf(address);
    if (reach === "closed") throw refusedAddress(url, `nothing is ever read from ${address}`);
    if (reach === "private" && check.allowPrivate !== true) throw privateAddress(url, address);
  }
  if (found.length === 0) throw unreachable(url, new Error(`${host} has no address`));
  return found;
}

function privateAddress(url: URL, where: string): Error {
  return refusedAddress(
    url,
    `${where} lies inside a private network`,
    "If the feed stands in your own network, add allowPrivate: true to it in intune-om.yaml (for a look at it: --allow-private); else use its public address.",
  );
}

async function lookUp(url: URL, host: string, check: AddressCheck): Promise<readonly HostAddress[]> {
  const lookup = check.lookup ?? ((name: string) => dnsLookup(name, { all: true }));
  try {
    return await Promise.race([lookup(host), rejectOnAbort(check.signal)]);
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
