import { describe, expect, it } from "vitest";
import { resolveCloud } from "../config/clouds.ts";
import type { AuthConfig, SecretRef } from "../config/config.ts";
import { createTokenSource } from "./credentials.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";

const LOOPBACK = resolveCloud({ graph: "http://127.0.0.1:1", login: "http://127.0.0.1:1" });
const SECRET: SecretRef = { kind: "env", name: "OM_SECRET" };
const CLIENT: AuthConfig = { type: "client-secret", tenantId: "con/toso", clientId: "app", secret: SECRET };

const answer = (body: unknown, status = 200): FakeAnswer => ({ body, status });

/** Like the fake fetch of the reader, for a body that is a form and not JSON. */
function setUp(answers: readonly FakeAnswer[]): {
  readonly sent: { url: string; form: URLSearchParams }[];
  readonly deps: Parameters<typeof createTokenSource>[2];
} {
  const sent: { url: string; form: URLSearchParams }[] = [];
  return {
    sent,
    deps: {
      readSecret: async () => "hunter2",
      fetch: async (url, init) => {
        const next = answers[sent.length];
        sent.push({ url, form: new URLSearchParams(typeof init?.body === "string" ? init.body : "") });
        if (next === undefined) throw new Error("unexpected call");
        return new Response(JSON.stringify(next.body), { status: next.status ?? 200 });
      },
    },
  };
}

describe("sign-in on loopback over plain http", () => {
  it("asks for a token once for all callers, and for a new one only when told so", async () => {
    const { sent, deps } = setUp([answer({ access_token: "one" }), answer({ access_token: "two" })]);
    const source = createTokenSource(CLIENT, LOOPBACK, deps);
    expect(await Promise.all([source.getToken(), source.getToken()])).toEqual(["one", "one"]);
    expect(await source.getToken()).toBe("one");
    expect(await source.getToken({ forceRefresh: true })).toBe("two");
    expect(await source.getToken()).toBe("two");
    expect(sent).toHaveLength(2);
    expect(sent[0]?.url).toBe("http://127.0.0.1:1/con%2Ftoso/oauth2/v2.0/token");
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      grant_type: "client_credentials",
      client_id: "app",
      client_secret: "hunter2",
      scope: "http://127.0.0.1:1/.default",
    });
  });

  it("waits for a renewal that is under way instead of asking beside it", async () => {
    const { sent, deps } = setUp([answer({ access_token: "one" }), answer({ access_token: "two" })]);
    const source = createTokenSource(CLIENT, LOOPBACK, deps);
    await source.getToken();
    const tokens = await Promise.all([source.getToken({ forceRefresh: true }), source.getToken()]);
    expect(tokens).toEqual(["two", "two"]);
    expect(sent).toHaveLength(2);
  });

  it("that is refused says so without the secret, and is tried anew by the next caller", async () => {
    const refusal = {
      error: "invalid_client",
      error_description: "AADSTS7000215: client_secret=hunter2 is wrong",
    };
    const { deps } = setUp([answer(refusal, 401), answer("not an object"), answer({ access_token: "fine" })]);
    const source = createTokenSource(CLIENT, LOOPBACK, deps);
    const error: unknown = await source.getToken().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "graph.sign-in",
      message: "Sign-in failed: the client secret is wrong (AADSTS7000215).",
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hunter2");
    await expect(source.getToken()).rejects.toMatchObject({ code: "graph.sign-in" });
    expect(await source.getToken()).toBe("fine");
  });

  it("is for client secrets on this machine alone", async () => {
    const remote = { name: "custom", graph: "https://graph.example", login: "http://login.example" } as const;
    for (const [auth, cloud] of [
      [CLIENT, remote],
      [{ type: "device-code", tenantId: "t", clientId: "c" }, LOOPBACK],
    ] as const) {
      const { deps, sent } = setUp([]);
      await expect(createTokenSource(auth, cloud, deps).getToken()).rejects.toMatchObject({
        code: "graph.sign-in",
      });
      expect(sent).toEqual([]);
    }
  });
});

describe("a token of one's own", () => {
  const auth: AuthConfig = { type: "token", token: SECRET };

  it("is used without its white space", async () => {
    const source = createTokenSource(auth, LOOPBACK, { readSecret: async () => " abc.def \n" });
    expect(await source.getToken()).toBe("abc.def");
  });

  it("that would break out of its header, or is empty, is refused", async () => {
    for (const token of ["", "a\r\nX-Evil: 1", "a b", "tøken"]) {
      const source = createTokenSource(auth, LOOPBACK, { readSecret: async () => token });
      await expect(source.getToken(), token).rejects.toMatchObject({ code: "graph.sign-in" });
    }
  });

  it("whose reference cannot be read is a failed sign-in", async () => {
    const source = createTokenSource(auth, LOOPBACK, {
      readSecret: () => Promise.reject(new Error("no such variable")),
    });
    await expect(source.getToken()).rejects.toMatchObject({
      code: "graph.sign-in",
      message: expect.stringContaining("no such variable"),
    });
  });
});

describe("a caller who gives up", () => {
  it("leaves at once, while the others still get their token", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const source = createTokenSource({ type: "token", token: SECRET }, LOOPBACK, {
      readSecret: () => promise,
    });
    const stop = new AbortController();
    const leaving = source.getToken({ signal: stop.signal });
    const staying = source.getToken();
    stop.abort(new Error("enough"));
    await expect(leaving).rejects.toThrow("enough");
    resolve("abc");
    expect(await staying).toBe("abc");
  });
});

describe("sign-in through the identity library", () => {
  it("fails as graph.sign-in, with what to check, when the certificate is none", async () => {
    const cloud = resolveCloud("global");
    const auth: AuthConfig = {
      type: "client-certificate",
      tenantId: "00000000-0000-0000-0000-000000000000",
      clientId: "c",
      certificate: SECRET,
    };
    const error: unknown = await createTokenSource(auth, cloud, {
      readSecret: async () => "not a PEM hunter2",
    })
      .getToken()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "graph.sign-in", hint: expect.stringContaining("PEM") });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hunter2");
  });
});
