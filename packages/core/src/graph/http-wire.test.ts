import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpWire } from "./http-wire.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void;

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer(response, request, Buffer.concat(parts).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
}

async function ask(answer: Answer, more: Partial<WireRequest> = {}): Promise<WireAnswer> {
  const url = await serve(answer);
  return await createHttpWire()({ method: "GET", url, headers: {}, maxBytes: 1_000_000, ...more });
}

const LONG = JSON.stringify({ value: Array.from({ length: 5_000 }, (_, index) => `Åsa ${index}`) });

describe("this machine's own wire", () => {
  it("sends method, headers and body, and brings status, headers and text back", async () => {
    const seen: unknown[] = [];
    const answer = await ask(
      (response, { method, headers }, body) => {
        seen.push(method, headers.authorization, body);
        response.writeHead(429, { "retry-after": "3", "content-type": "application/json" });
        response.end('{"é":1}');
      },
      { method: "POST", headers: { authorization: "Bearer x" }, body: "Å" },
    );
    expect(seen).toEqual(["POST", "Bearer x", "Å"]);
    expect(answer).toMatchObject({ status: 429, text: '{"é":1}' });
    expect(answer.headers.get("Retry-After")).toBe("3");
  });

  it.each([
    ["gzip", gzipSync(LONG)],
    ["deflate", deflateSync(LONG)],
    ["br", brotliCompressSync(LONG)],
  ])("reads a body that is compressed with %s", async (encoding, body) => {
    const answer = await ask((response, { headers }) => {
      expect(headers["accept-encoding"]).toContain(encoding);
      response.writeHead(200, { "content-encoding": encoding });
      response.end(body);
    });
    expect(answer.text).toBe(LONG);
  });

  it("reads many answers at a time, each its own", async () => {
    const url = await serve((response, { headers }) =>
      response.end(String(headers["x-number"]).repeat(100_000)),
    );
    const wire = createHttpWire();
    const answers = await Promise.all(
      ["1", "2", "3", "4"].map(
        async (number) =>
          await wire({ method: "GET", url, headers: { "x-number": number }, maxBytes: 1_000_000 }),
      ),
    );
    expect(answers.map(({ text }) => new Set(text))).toEqual(["1", "2", "3", "4"].map((n) => new Set([n])));
  });

  it("does not follow a redirect", async () => {
    const answer = await ask((response) => {
      response.writeHead(302, { location: "http://127.0.0.1:1/" });
      response.end();
    });
    expect(answer.status).toBe(302);
  });

  it("stops at the cap, also where only the inflated body passes it", async () => {
    const small = { maxBytes: 10_000 };
    await expect(ask((response) => response.end("x".repeat(20_000)), small)).rejects.toMatchObject({
      kind: "badAnswer",
    });
    const bomb = ask((response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("0".repeat(5_000_000)));
    }, small);
    await expect(bomb).rejects.toMatchObject({ kind: "badAnswer" });
  });

  it("calls a body that ends before its end incomplete, compressed or not", async () => {
    const cut = ask((response) => {
      response.writeHead(200, { "content-length": "500" });
      response.write("half", () => response.destroy());
    });
    await expect(cut).rejects.toMatchObject({ kind: "incomplete", status: 200 });
    const half = ask((response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(LONG).subarray(0, 200));
    });
    await expect(half).rejects.toMatchObject({ kind: "incomplete" });
  });

  it("ends with an abort before and during the answer", async () => {
    const stop = new AbortController();
    const answer = ask(
      (response) => {
        response.write("begun", () => stop.abort());
      },
      { signal: stop.signal },
    );
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    await expect(ask((response) => response.end(), { signal: stop.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });

  it("passes a refused connection on as it is", async () => {
    const url = await serve((response) => response.end());
    for (const close of closing.splice(0)) close();
    const request = { method: "GET", url, headers: {}, maxBytes: 10 } as const;
    await expect(createHttpWire()(request)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
