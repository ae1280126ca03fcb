import { describe, expect, it } from "vitest";
import { OmError } from "../errors.ts";
import { createGraphReader } from "./create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import { failure, LINK, page, REQUEST, rowsOf, setUp } from "../../test-support/fake-reader.ts";
import { createGraphTransport } from "./transport.ts";

describe("waiting", () => {
  it("is as long as the service asks, in fractions or dates, and never above the cap", async () => {
    const { graph, waits, wire } = setUp([
      asked("2.128"),
      asked("Sun, 22 Nov 2026 06:00:07 GMT"),
      asked("86400"),
      asked("-3"),
      { status: 429 },
      page([]),
    ]);
    await rowsOf(graph);
    expect(waits).toEqual([2_128, 7_000, 120_000, 8_000, 16_000]);
    wire.assertUsed();
  });

  it.each([
    [503, "unavailable"],
    [504, "unavailable"],
    [429, "throttled"],
  ])("ends after the budget with status %i", async (status, kind) => {
    const { graph, waits, wire } = setUp(Array.from({ length: 7 }, () => ({ status })));
    expect(await failure(rowsOf(graph))).toMatchObject({ kind, status });
    expect(waits).toHaveLength(6);
    wire.assertUsed();
  });

  it("ends early when the waits asked for add up to more than one request is worth", async () => {
    const { graph, waits } = setUp(
      Array.from({ length: 7 }, () => ({ status: 429, headers: { "retry-after": "600" } })),
    );
    expect((await failure(rowsOf(graph))).kind).toBe("throttled");
    expect(waits).toEqual([120_000, 120_000]);
  });

  it("also follows the 500 that means too many requests, and no other 500", async () => {
    const broker = {
      error: { code: "x", message: "Rate limit reached because of too many requests to query broker" },
    };
    const { graph, wire } = setUp([{ status: 500, body: broker }, page([])]);
    await rowsOf(graph);
    wire.assertUsed();
    const other = setUp([{ status: 500 }]);
    expect((await failure(rowsOf(other.graph))).kind).toBe("unavailable");
    expect(other.waits).toEqual([]);
  });

  it("follows a broken connection, but not for ever", async () => {
    const broken = { body: new TypeError("fetch failed", { cause: new Error("ECONNRESET") }) };
    const { graph } = setUp([broken, page([1])]);
    expect(await rowsOf(graph)).toEqual([1]);
    const error = await failure(rowsOf(setUp([broken, broken, broken]).graph));
    expect(error).toMatchObject({ kind: "network", status: null });
    expect(error.message).toContain("ECONNRESET");
  });
});

describe("sign-in", () => {
  it("is renewed once when a token is refused mid-way, and the same page is asked for again", async () => {
    const { graph, wire, tokens } = setUp([page([1], LINK), { status: 401 }, page([2])]);
    expect(await rowsOf(graph)).toEqual([1, 2]);
    expect(tokens.map((request) => request.forceRefresh)).toEqual([false, false, true]);
    expect(wire.calls.map((call) => call.url).slice(1)).toEqual([LINK, LINK]);
    expect(wire.calls[2]?.headers.get("authorization")).toBe("Bearer token-3");
  });

  it("that is refused twice is unauthorized, without a third try", async () => {
    const { graph, wire, waits } = setUp([{ status: 401 }, { status: 401 }]);
    expect((await failure(rowsOf(graph))).kind).toBe("unauthorized");
    expect(waits).toEqual([]);
    wire.assertUsed();
  });

  it("without any token passes through as it is, and nothing is sent", async () => {
    const refused = new OmError("no", { code: "graph.sign-in", hint: "renew" });
    const { graph, wire } = setUp([], () => Promise.reject(refused));
    await expect(rowsOf(graph)).rejects.toBe(refused);
    expect(wire.calls).toEqual([]);
  });

  it("is refused by construction for a plain-http Graph that is not on loopback", () => {
    const { options } = setUp([]);
    const cloud = { name: "custom", graph: "http://graph.example", login: "https://login.example" } as const;
    expect(() => createGraphReader({ ...options, cloud })).toThrow(
      expect.objectContaining({ code: "graph.cloud-address" }),
    );
  });
});

describe("a single request that is not repeatable", () => {
  it.each([503, 504, 429])("is sent once, even when the answer is %i", async (status) => {
    const { options, wire } = setUp([{ status }]);
    const transport = createGraphTransport(options);
    const send = transport.send({
      method: "POST",
      version: "v1.0",
      path: "/users/x/sendMail",
      body: { a: 1 },
      repeatable: false,
      read: () => null,
    });
    expect((await failure(send)).status).toBe(status);
    expect(wire.calls).toHaveLength(1);
    expect(wire.calls[0]).toMatchObject({ method: "POST", body: { a: 1 } });
  });
});

describe("an abort", () => {
  it("passes through with its own reason, while waiting too", async () => {
    const stop = new AbortController();
    const { options, wire } = setUp([{ status: 429 }]);
    const sleep = async (): Promise<void> => {
      stop.abort(new Error("enough"));
      stop.signal.throwIfAborted();
    };
    const graph = createGraphReader({ ...options, sleep });
    await expect(graph.get({ ...REQUEST, signal: stop.signal })).rejects.toThrow("enough");
    await expect(graph.get({ ...REQUEST, signal: stop.signal })).rejects.toThrow("enough");
    expect(wire.calls).toHaveLength(1);
  });
});

function asked(value: string): FakeAnswer {
  return { status: 429, headers: { "retry-after": value } };
}
