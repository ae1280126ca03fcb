import { messageOf } from "../errors.ts";

/** What stands between this machine and a host. */
export interface NetworkFault {
  /** Follows the name of the host: "login.example cannot be found". */
  readonly what: string;
  readonly fix: string;
}

const FAULTS: readonly (NetworkFault & { readonly signs: RegExp })[] = [
  {
    signs: /\b(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
    what: "cannot be found (DNS)",
    fix: "Check the network and its name servers.",
  },
  {
    signs: /\bECONNREFUSED\b/,
    what: "refuses the connection",
    fix: "Check the firewall and proxy between this machine and the service.",
  },
  {
    signs: /\b(?:ETIMEDOUT|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|UND_ERR_\w+)\b|timeout|socket hang up/i,
    what: "cannot be reached",
    fix: "Check the network, firewall and proxy between this machine and the service.",
  },
  {
    signs:
      /\b(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+)\b|self-signed certificate|unable to (?:get|verify)|certificate has expired/i,
    what: "shows a certificate that this machine does not trust",
    fix: "Where a proxy looks into encrypted traffic, name its authority's certificate in NODE_EXTRA_CA_CERTS; else check the address.",
  },
];

/** The fault that an error's text tells of, as Node and its libraries word it; null for any other error. */
export function describeNetworkFault(text: string): NetworkFault | null {
  const found = FAULTS.find(({ signs }) => signs.test(text));
  return found === undefined ? null : { what: found.what, fix: found.fix };
}

/** `fetch failed` says nothing: the reason, and Node's code for it, stand in the cause. */
export function withCause(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause === undefined) return messageOf(error);
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `${messageOf(error)}: ${messageOf(cause)}${code}`;
}
