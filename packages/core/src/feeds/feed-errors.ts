import { messageOf, OmError } from "../errors.ts";
import { shownAddress } from "./shown-address.ts";

export function tooLarge(url: URL, maxBytes: number): OmError {
  return new OmError(`${shownAddress(url.href)} is larger than ${maxBytes} bytes`, {
    code: "feed.too-large",
    hint: "Check that the address leads to the feed itself, and not to a download.",
  });
}

export function refusedAddress(
  url: URL,
  why: string,
  hint: string = "Feeds are read from public http and https addresses; configure the public address of this feed.",
): OmError {
  return new OmError(`${shownAddress(url.href)} was not asked for: ${why}`, {
    code: "feed.refused-address",
    hint,
  });
}

export function httpStatus(url: URL, status: number): OmError {
  const hint =
    status === 401 || status === 403
      ? "The page asks for a sign-in, which feeds never send; configure an address that anyone can read."
      : status === 404 || status === 410
        ? "The page has moved or is gone; find its new address and put it into the configuration."
        : status === 304
          ? "The server says that nothing has changed, but nothing of it is kept here; check a proxy on the way."
          : "Try again later; if it stays so, open the address in a browser.";
  return new OmError(`${shownAddress(url.href)} answered HTTP ${status}`, { code: "feed.http-status", hint });
}

export function unreachable(url: URL, cause: unknown): OmError {
  return new OmError(`${shownAddress(url.href)} could not be read: ${messageOf(cause)}`, {
    code: "feed.unreachable",
    hint: "Check the address, and that this machine may reach that host through its firewall.",
    cause,
  });
}
