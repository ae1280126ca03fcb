import {
  type AddressLookup,
  checkedAddresses,
  type HostAddress,
  isLoopback,
  messageOf,
  OmError,
} from "@intune-om/core/base";
import { describeFault } from "../http/answers.ts";

export interface CheckedDestination {
  readonly url: URL;
  /** The only addresses that may be connected to. */
  readonly pinned: readonly HostAddress[];
}

/**
 * Where a channel leads, looked up once and pinned. It may lie inside the organisation's own network, but never at
 * what tells a cloud's machines their secrets; without TLS it is this machine and no other. The address itself may be
 * a secret: no message holds it.
 *
 * @throws OmError `channel.address` when nothing may be posted there, `channel.unreachable` when it cannot be found.
 */
export async function checkedDestination(
  { id, url: text }: { readonly id: string; readonly url: string },
  options: { readonly lookup?: AddressLookup; readonly signal: AbortSignal },
): Promise<CheckedDestination> {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) throw refused(id, "is no web address");
  if (url.username !== "" || url.password !== "") throw refused(id, "holds a user name or password");
  const inClear = url.protocol === "http:";
  if (inClear && !isLoopback(url.hostname)) throw refused(id, "would send the message in clear");
  const pinned = await addressesOf(id, url, options);
  if (inClear && !pinned.every(({ address }) => isLoopback(address)))
    throw refused(id, "would send the message in clear to another machine");
  return { url, pinned };
}

async function addressesOf(
  id: string,
  url: URL,
  options: { readonly lookup?: AddressLookup; readonly signal: AbortSignal },
): Promise<readonly HostAddress[]> {
  try {
    return await checkedAddresses(url, { ...options, allowPrivate: true });
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof OmError && error.code === "feed.refused-address")
      throw refused(id, "leads to where nothing is ever sent, such as a cloud's metadata service");
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const { text, fix } = describeFault(cause instanceof Error ? cause : new Error(messageOf(cause)));
    throw new OmError(`the host of channel ${id} cannot be found: ${text}`, {
      code: "channel.unreachable",
      hint: fix,
    });
  }
}

function refused(id: string, why: string): OmError {
  return new OmError(`the address of channel ${id} ${why}`, {
    code: "channel.address",
    hint: "Write an https:// address of your own or of Teams; http:// is for this machine alone.",
  });
}
