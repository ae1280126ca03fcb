import { isLoopback } from "../config/clouds.ts";
import type { Cloud } from "../config/config.ts";
import { readSignInBody } from "./error-body.ts";
import type { Fetch } from "./middleware.ts";
import type { TokenRequest } from "./token-source.ts";

export interface LoopbackTokenOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly cloud: Cloud;
  readonly scope: string;
  readonly fetch: Fetch;
}

const TIMEOUT_MS = 30_000;

/**
 * The client-credentials request for a login service on this very machine over plain http, such as the demo
 * tenant. Microsoft's identity library refuses every authority that isn't https, and rightly so: this is for
 * loopback alone and throws for any other host. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 *
 * The token is kept until the service refuses it.
 */
export function createLoopbackToken(
  options: LoopbackTokenOptions,
): (request: TokenRequest) => Promise<string> {
  if (!isLoopback(new URL(options.cloud.login).hostname)) throw new TypeError("Only for loopback.");
  let kept: string | undefined;
  return async ({ forceRefresh }) => {
    if (kept === undefined || forceRefresh === true) kept = await requestToken(options);
    return kept;
  };
}

async function requestToken({
  tenantId,
  clientId,
  secret,
  cloud,
  scope,
  fetch,
}: LoopbackTokenOptions): Promise<string> {
  const response = await fetch(`${cloud.login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
      scope,
    }).toString(),
  });
  const text = await response.text();
  const token = response.ok ? accessToken(text) : null;
  if (token !== null) return token;
  throw new Error(`Sign-in at ${cloud.login} failed with status ${response.status}: ${described(text)}`);
}

/** What the service says; of a web page only that it is one. */
function described(text: string): string {
  return /^\s*</.test(text) ? "the answer is a web page" : readSignInBody(text);
}

function accessToken(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("access_token" in body)) return null;
    return typeof body.access_token === "string" ? body.access_token : null;
  } catch {
    // Not JSON: the caller says that the sign-in failed.
    return null;
  }
}
