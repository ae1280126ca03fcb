import { describe, expect, it } from "vitest";
import { resolveCloud } from "../config/clouds.ts";
import type { AuthConfig } from "../config/config.ts";
import { OmError } from "../errors.ts";
import type { Fetch } from "./middleware.ts";
import { signInError } from "./sign-in-error.ts";

const auth: AuthConfig = {
  type: "client-secret",
  tenantId: "contoso.example",
  clientId: "app",
  secret: { kind: "env", name: "OM_SECRET" },
};
const cloud = resolveCloud("gcc-high");
const OPAQUE = new Error(
  "endpoints_resolution_error: See https://aka.ms/msal.js.errors#endpoints_resolution_error for details",
);
const nobodyAsks: Fetch = () => Promise.reject(new TypeError("unexpected request"));

/** What the sign-in service answers when it is asked once for its description of the tenant. */
function login(answer: () => Response): { readonly fetch: Fetch; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (url) => {
      asked.push(url);
      return answer();
    },
  };
}

describe("the error of a sign-in that failed", () => {
  it("is one line with the cause and its number, the fix, and none of what the library hangs on its error", async () => {
    const thrown = new Error(
      "invalid_client: Error(s): 7000222 - Timestamp: now - Description: AADSTS7000222: The keys\r\nare expired. client_secret=hunter2",
      { cause: { request: "hunter2" } },
    );
    const error = await signInError({ auth, cloud, fetch: nobodyAsks }, thrown);
    expect(error).toMatchObject({
      code: "graph.sign-in",
      kind: "unauthorized",
      message: "Sign-in failed: the client secret has expired (AADSTS7000222).",
      hint: expect.stringContaining("auth.secret"),
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hunter2");
  });

  it("of an unknown tenant is found out from the sign-in service, since the library only says that it failed", async () => {
    const { fetch, asked } = login(() =>
      Response.json(
        { error: "invalid_tenant", error_description: "AADSTS90002: Tenant 'contoso.example' not found." },
        { status: 400 },
      ),
    );
    const error = await signInError({ auth, cloud, fetch }, OPAQUE);
    expect(asked).toEqual([
      "https://login.microsoftonline.us/contoso.example/v2.0/.well-known/openid-configuration",
    ]);
    expect(error.message).toBe("Sign-in failed: there is no such tenant in this cloud (AADSTS90002).");
    expect(error.hint).toContain("cloud");
  });

  it.each([
    ["getaddrinfo ENOTFOUND login.microsoftonline.us", "cannot be found (DNS)"],
    ["connect ECONNREFUSED 1.2.3.4:443", "refuses the connection"],
    ["self-signed certificate in certificate chain", "does not trust"],
    ["Connect Timeout Error", "cannot be reached"],
  ])("of a network where %s names the host and what is wrong with it", async (reason, words) => {
    const fetch: Fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new Error(reason) }));
    const error = await signInError({ auth, cloud, fetch }, OPAQUE);
    expect(error.message).toMatch(/^Sign-in failed: login\.microsoftonline\.us [^\n]*\.$/);
    expect(error.message).toContain(words);
    expect(error.hint).toContain("cloud");
    expect(error.kind).toBe("network");
  });

  it("stays what the library said when the sign-in service is well by now", async () => {
    const { fetch } = login(() => Response.json({ issuer: "x" }));
    const error = await signInError({ auth, cloud, fetch }, OPAQUE);
    expect(error.message).toContain("endpoints_resolution_error");
    expect(error.hint).toContain("tenantId");
  });

  it("asks the sign-in service nothing when somebody else on the machine signs in", async () => {
    const thrown = new Error("network_error: connect ECONNREFUSED 169.254.169.254:80");
    const own: AuthConfig = { type: "managed-identity" };
    const error = await signInError({ auth: own, cloud, fetch: nobodyAsks }, thrown);
    expect(error.message).not.toContain("microsoftonline");
    expect(error.hint).toContain("managed identity");
  });

  it("of an unknown number keeps the service's words, without its ids", async () => {
    const thrown = new Error("AADSTS99999: Something new. Trace ID: 1-2-3 Correlation ID: 4 Timestamp: 5");
    const error = await signInError({ auth, cloud, fetch: nobodyAsks }, thrown);
    expect(error.message).toBe("Sign-in with client-secret failed: AADSTS99999: Something new.");
  });

  it("keeps the words of a secret that is not there", async () => {
    const missing = new OmError("OM_SECRET is not set", { code: "config.secret", hint: "Set it." });
    const error = await signInError({ auth, cloud, fetch: nobodyAsks }, missing);
    expect(error).toMatchObject({ code: "graph.sign-in", message: "OM_SECRET is not set", hint: "Set it." });
  });

  it.each([
    [
      "Sign-in at http://127.0.0.1:1 failed with status 200: the answer is a web page",
      "Sign-in failed: a web page answered in place of the sign-in service.",
      "proxy",
    ],
    [
      "Sign-in at http://127.0.0.1:1 failed with status 503: ",
      "Sign-in failed: the sign-in service is unavailable for the moment.",
      "later",
    ],
  ])("does not blame the secret for what is not its fault: %s", async (text, message, hint) => {
    const error = await signInError({ auth, cloud, fetch: nobodyAsks }, new Error(text));
    expect(error).toMatchObject({ message, hint: expect.stringContaining(hint) });
  });
});
