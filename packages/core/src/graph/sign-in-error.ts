import type { AuthConfig, Cloud } from "../config/config.ts";
import { OmError } from "../errors.ts";
import type { Fetch } from "./middleware.ts";
import { describeNetworkFault, withCause } from "./network-fault.ts";
import { redactText } from "./redact.ts";
import { findSignInCause } from "./sign-in-causes.ts";
import { SignInError, type SignInFailureKind } from "./sign-in-failure.ts";

export interface FailedSignIn {
  readonly auth: AuthConfig;
  readonly cloud: Cloud;
  /** Asks the sign-in service for its own description, when the identity library keeps its answer to itself. */
  readonly fetch: Fetch;
}

/** Longest wait for that description. */
const LOOK_TIMEOUT_MS = 10_000;

/**
 * What the identity library says, and no more, when the first thing that it asks for did not come: an unknown
 * tenant, a host that is not there and a certificate that nobody trusts all look the same.
 */
const OPAQUE = /\b(?:endpoints_resolution_error|network_error|openid_config_error)\b/;

/**
 * The error of a sign-in that failed: OmError `graph.sign-in`, one line with the cause in plain words, and as hint
 * what to do. It holds no secret, and not the error behind it: the libraries hang requests and answers on theirs.
 */
export async function signInError(failed: FailedSignIn, thrown: unknown): Promise<SignInError> {
  const { auth } = failed;
  if (thrown instanceof OmError) {
    // A secret that is not there is no less a refused sign-in; its own words say more.
    return refused(thrown.message, thrown.hint);
  }
  const said = withCause(thrown);
  const text = OPAQUE.test(said) ? ((await lookAtLogin(failed)) ?? said) : said;
  const known = findSignInCause(text);
  if (known !== null) return refused(`Sign-in failed: ${known.cause} (${known.code}).`, known.fix);
  const strange = asksLogin(auth) ? strangeAnswer(text) : null;
  if (strange !== null) return refused(`Sign-in failed: ${strange.what}.`, strange.fix, strange.kind);
  const fault = asksLogin(auth) ? describeNetworkFault(text) : null;
  if (fault !== null) {
    const { host } = new URL(failed.cloud.login);
    const hint = `${fault.fix} Check cloud of the tenant, too.`;
    return refused(`Sign-in failed: ${host} ${fault.what}.`, hint, "network");
  }
  return refused(
    `Sign-in with ${auth.type} failed: ${redactText(withoutTrace(text), 400)}`,
    HINTS[auth.type],
  );
}

function refused(message: string, hint: string, kind: SignInFailureKind = "unauthorized"): SignInError {
  return new SignInError(message, { kind, hint });
}

/** Something other than the sign-in service answered, or the service itself was not there. */
function strangeAnswer(
  text: string,
): { readonly what: string; readonly fix: string; readonly kind: SignInFailureKind } | null {
  if (/answer is a web page|<!doctype html|<html[\s>]/i.test(text)) {
    return {
      kind: "badAnswer",
      what: "a web page answered in place of the sign-in service",
      fix: "Check for a proxy that wants a sign-in of its own, and cloud of the tenant.",
    };
  }
  if (/\bstatus(?: code)?:? 5\d\d\b/i.test(text))
    return {
      kind: "unavailable",
      what: "the sign-in service is unavailable for the moment",
      fix: "Try again later.",
    };
  return null;
}

/** Whether this process itself talks to the sign-in service; the others leave it to somebody on this machine. */
function asksLogin({ type }: AuthConfig): boolean {
  return type !== "token" && type !== "managed-identity" && type !== "azure-cli";
}

/** What the sign-in service, or the network on the way to it, says of the tenant; null when all is well now. */
async function lookAtLogin({ auth, cloud, fetch }: FailedSignIn): Promise<string | null> {
  const tenantId = "tenantId" in auth ? auth.tenantId : undefined;
  if (tenantId === undefined) return null;
  const address = `${cloud.login}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, {
      redirect: "manual",
      signal: AbortSignal.timeout(LOOK_TIMEOUT_MS),
      headers: { accept: "application/json" },
    });
    const text = (await answer.text()).slice(0, 8_000);
    return answer.ok ? null : `The sign-in service answered with status ${answer.status}: ${text}`;
  } catch (error) {
    return withCause(error);
  }
}

/** Ids and times that only a support case needs. */
function withoutTrace(text: string): string {
  return text.replace(/\s*(?:- Correlation ID|Trace ID|Correlation ID|Timestamp):.*$/s, "");
}

const HINTS: Readonly<Record<AuthConfig["type"], string>> = {
  "client-secret":
    "Check tenantId, clientId and that the secret is the current value (not its id) and has not expired.",
  "client-certificate":
    "Check that the PEM holds certificate and private key, and that this certificate is registered with the application and has not expired.",
  "managed-identity":
    "Check that this machine has a managed identity, and name its clientId when it has more than one.",
  "workload-identity":
    "Check that the token file is mounted and that the application trusts its issuer and subject.",
  "azure-cli": "Run `az login` for the right tenant, as the same user.",
  "device-code":
    "Open the address, enter the code in time, and check that the application allows public client flows.",
  token: "Put a current bearer token for Graph where the configuration points.",
};
