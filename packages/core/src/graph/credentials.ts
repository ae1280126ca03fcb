import { isLoopback } from "../config/clouds.ts";
import type { AuthConfig, Cloud, SecretRef } from "../config/config.ts";
import { OmError } from "../errors.ts";
import { scopeOf } from "./cloud.ts";
import { createLoopbackToken } from "./loopback-token.ts";
import type { Fetch } from "./middleware.ts";
import { type FailedSignIn, signInError } from "./sign-in-error.ts";
import type { TokenRequest, TokenSource } from "./token-source.ts";

export interface CredentialDeps {
  /** Reads the secret that a reference names. */
  readonly readSecret: (ref: SecretRef) => Promise<string>;
  /** For the sign-in on loopback, and to learn why a sign-in failed; the identity library has its own. */
  readonly fetch?: Fetch;
  /** Shows a person where to enter the code of a device sign-in. */
  readonly onDeviceCode?: (message: string) => void;
  /** What the tokens are for. Default: Graph of the cloud. */
  readonly scope?: string;
}

/** Asks for one token; the library behind it keeps a cache of its own. */
type GetToken = (request: TokenRequest) => Promise<string>;

/**
 * The tokens of one tenant, by exactly the way that the configuration names; nothing else on the machine is
 * tried. Concurrent callers share one request.
 *
 * Errors: OmError `graph.sign-in`, its message free of secrets.
 */
export function createTokenSource(auth: AuthConfig, cloud: Cloud, deps: CredentialDeps): TokenSource {
  const failed = { auth, cloud, fetch: deps.fetch ?? sendByNode };
  let getToken: Promise<GetToken> | undefined;
  const open = async (): Promise<GetToken> => {
    getToken ??= openCredential(auth, cloud, deps);
    try {
      return await getToken;
    } catch (error) {
      // A secret that could not be read now may be there at the next attempt.
      getToken = undefined;
      throw error;
    }
  };
  const underWay = new Map<boolean, Promise<string>>();
  return {
    getToken: async ({ forceRefresh = false, signal } = {}) => {
      signal?.throwIfAborted();
      // A renewal under way serves everybody: its token is the newest there can be.
      const shared = underWay.get(true) ?? underWay.get(forceRefresh) ?? signIn(open, forceRefresh, failed);
      underWay.set(forceRefresh, shared);
      const forget = (): void => {
        if (underWay.get(forceRefresh) === shared) underWay.delete(forceRefresh);
      };
      shared.then(forget, forget);
      return await untilAborted(shared, signal);
    },
  };
}

async function signIn(
  open: () => Promise<GetToken>,
  forceRefresh: boolean,
  failed: FailedSignIn,
): Promise<string> {
  try {
    const getToken = await open();
    const token = (await getToken({ forceRefresh })).trim();
    // A line end or any other control in a header would be a way in for more headers.
    if (!/^[\x21-\x7E]+$/.test(token))
      throw new Error("The token is empty or holds characters that no token has.");
    return token;
  } catch (error) {
    throw await signInError(failed, error);
  }
}

async function untilAborted(token: Promise<string>, signal: AbortSignal | undefined): Promise<string> {
  if (signal === undefined) return await token;
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([token, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function openCredential(auth: AuthConfig, cloud: Cloud, deps: CredentialDeps): Promise<GetToken> {
  if (auth.type === "token") {
    const token = await deps.readSecret(auth.token);
    return async () => token;
  }
  const login = new URL(cloud.login);
  if (login.protocol === "http:") {
    if (auth.type !== "client-secret" || !isLoopback(login.hostname)) throw insecureLogin(login);
    const secret = await deps.readSecret(auth.secret);
    return createLoopbackToken({
      ...auth,
      secret,
      cloud,
      scope: deps.scope ?? scopeOf(cloud),
      fetch: deps.fetch ?? sendByNode,
    });
  }
  const { openIdentity } = await import("./identity.ts");
  return await openIdentity(auth, cloud, { ...deps, scope: deps.scope ?? scopeOf(cloud) });
}

function insecureLogin(login: URL): OmError {
  return new OmError(`Sign-in at ${login.origin} is not possible: the address is not https:.`, {
    code: "graph.sign-in",
    hint: "Use https:// for cloud.login. On loopback, http:// works with auth types client-secret and token alone.",
  });
}

const sendByNode: Fetch = async (input, init) => await fetch(input, init);
