import { randomUUID } from "node:crypto";
import { type Answer, Refusal } from "./answer.ts";

export interface AuthOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long a token is good for. */
  readonly tokenSeconds: number;
  /** A token that never ends. */
  readonly fixedToken: string;
  /** The machine's time in milliseconds: tokens live in real time, the data does not. */
  readonly clock: () => number;
}

/** Microsoft's sign-in service as far as an app without a user meets it. */
export interface Auth {
  /** Answers a token request's form. */
  token(tenant: string, form: URLSearchParams): Answer;
  /** @throws Refusal 401 unless the header carries a bearer token that is valid now. */
  check(authorization: string | undefined): void;
  /** Answers discovery documents; null when the path is none. */
  discovery(path: readonly string[], loginUrl: string): Answer | null;
}

export function createAuth(options: AuthOptions): Auth {
  const issued = new Map<string, number>();

  return {
    token(tenant, form) {
      const error = refuse(tenant, form, options);
      if (error !== null) return error;
      const token = `demo.${randomUUID()}`;
      issued.set(token, options.clock() + options.tokenSeconds * 1000);
      const seconds = options.tokenSeconds;
      const body = {
        token_type: "Bearer",
        expires_in: seconds,
        ext_expires_in: seconds,
        access_token: token,
      };
      return {
        status: 200,
        body,
        contentType: "application/json; charset=utf-8",
        headers: { "Cache-Control": "no-store" },
      };
    },

    check(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
      if (token === options.fixedToken) return;
      if (token === undefined || token === "") {
        throw new Refusal(401, "InvalidAuthenticationToken", "Access token is empty.");
      }
      const ends = issued.get(token);
      if (ends === undefined) {
        throw new Refusal(
          401,
          "InvalidAuthenticationToken",
          "IDX14100: JWT is not well formed, there are no dots (.).",
        );
      }
      if (ends <= options.clock()) {
        throw new Refusal(
          401,
          "InvalidAuthenticationToken",
          "Lifetime validation failed, the token is expired.",
        );
      }
    },

    discovery(path, loginUrl) {
      const known = path.join("/").toLowerCase();
      if (known === "common/discovery/instance") return instance(loginUrl, options.tenantId);
      const openId = /^([^/]+)\/(?:v2\.0\/)?\.well-known\/openid-configuration$/.exec(known)?.[1];
      if (openId === undefined) return null;
      return openId === options.tenantId.toLowerCase()
        ? configuration(loginUrl, options.tenantId)
        : noTenant(openId);
    },
  };
}

function refuse(tenant: string, form: URLSearchParams, options: AuthOptions): Answer | null {
  if (tenant.toLowerCase() !== options.tenantId.toLowerCase()) return noTenant(tenant);
  const grant = form.get("grant_type");
  if (grant === null)
    return failed(400, "invalid_request", 900144, "The request body must contain 'grant_type'.");
  if (grant !== "client_credentials") {
    return failed(
      400,
      "unsupported_grant_type",
      70003,
      `The app requested an unsupported grant type '${grant}'.`,
    );
  }
  if (form.get("client_id") !== options.clientId) {
    return failed(400, "unauthorized_client", 700016, "Application was not found in the directory.");
  }
  if (!proves(form, options)) {
    return failed(401, "invalid_client", 7000215, "Invalid client secret provided.");
  }
  const scope = form.get("scope");
  if (scope === null) return failed(400, "invalid_request", 900144, "The request body must contain 'scope'.");
  if (!/^https?:\/\/[^/ ]+\/\.default(?: (?:openid|profile|offline_access))*$/.test(scope)) {
    return failed(400, "invalid_scope", 1002012, `The provided value for scope ${scope} is not valid.`);
  }
  return null;
}

/** A secret must be the right one; of a client assertion only its issuer and its end are looked at. */
function proves(form: URLSearchParams, options: AuthOptions): boolean {
  const assertion = form.get("client_assertion");
  if (assertion === null) return form.get("client_secret") === options.clientSecret;
  const claims = jwtClaims(assertion);
  return (
    claims?.iss === options.clientId && typeof claims.exp === "number" && claims.exp * 1000 > options.clock()
  );
}

function jwtClaims(token: string): { readonly iss?: unknown; readonly exp?: unknown } | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" ? claims : null;
  } catch {
    return null; // Not a token: the caller refuses it.
  }
}

function failed(status: number, error: string, code: number, text: string): Answer {
  return {
    status,
    contentType: "application/json; charset=utf-8",
    body: { error, error_description: `AADSTS${code}: ${text}`, error_codes: [code], error_uri: "" },
  };
}

function noTenant(tenant: string): Answer {
  return failed(400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
}

function configuration(loginUrl: string, tenantId: string): Answer {
  const base = `${loginUrl}/${tenantId}`;
  return {
    status: 200,
    contentType: "application/json; charset=utf-8",
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code", "id_token"],
      scopes_supported: ["openid", "profile", "offline_access"],
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
    },
  };
}

function instance(loginUrl: string, tenantId: string): Answer {
  const host = new URL(loginUrl).host;
  return {
    status: 200,
    contentType: "application/json; charset=utf-8",
    body: {
      tenant_discovery_endpoint: `${loginUrl}/${tenantId}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}
