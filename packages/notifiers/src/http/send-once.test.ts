import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createLoopbackTlsServer } from "./loopback-tls.contract.ts";
import {
  type HttpReply,
  type HttpScript,
  type ScriptedHttpOptions,
  type ScriptedHttpServer,
  startScriptedHttpServer,
} from "./scripted-http-server.contract.ts";
import { type OneRequest, sendOnce } from "./send-once.ts";

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(script: HttpScript, options: ScriptedHttpOptions = {}): Promise<ScriptedHttpServer> {
  const server = await startScriptedHttpServer(script, options);
  servers.push(server);
  return server;
}

function post(origin: string, changes: Partial<OneRequest> = {}): OneRequest {
  return {
    method: "POST",
    url: new URL("/hook", origin),
    headers: {},
    body: Buffer.from("whole"),
    signal: new AbortController().signal,
    ...changes,
  };
}

/** More than the machine's buffers between both ends hold. */
const HUGE: Buffer = Buffer.alloc(64 * 1024 * 1024);

describe("one request", () => {
  it("arrives whole and brings its answer home", async () => {
    const server = await start(() => ({ status: 202, headers: { "retry-after": "3" }, body: "taken" }));
    expect(await sendOnce(post(server.origin))).toMatchObject({
      kind: "answered",
      answer: { status: 202, text: "taken", headers: { "retry-after": "3" } },
    });
    expect(server.requests[0]?.body.toString()).toBe("whole");
  });

  it("was not given when nobody listens", async () => {
    const server = await start(() => ({ status: 202 }));
    await server.close();
    expect(await sendOnce(post(server.origin))).toMatchObject({ kind: "lost", given: false });
  });

  it("was not given when it was stopped before, and connects to nobody", async () => {
    const server = await start(() => ({ status: 202 }));
    const sent = await sendOnce(post(server.origin, { signal: AbortSignal.abort(new Error("enough")) }));
    expect(sent).toMatchObject({ kind: "lost", given: false, error: { message: "enough" } });
    expect(server.requests).toStrictEqual([]);
  });

  it.each(["reset", { status: 202 }] satisfies readonly HttpReply[])(
    "was not given when the server ends it by %j before its end",
    async (reply) => {
      const server = await start(() => ({ status: 202 }), { beforeBody: () => reply });
      expect(await sendOnce(post(server.origin, { body: HUGE }))).toMatchObject({
        kind: "lost",
        given: false,
      });
    },
  );

  it("was given whole when the connection is cut in place of an answer", async () => {
    const server = await start(() => "reset");
    expect(await sendOnce(post(server.origin))).toMatchObject({ kind: "lost", given: true });
  });

  it("was given whole when it is stopped while the server is silent", async () => {
    const stop = new AbortController();
    const server = await start(() => "hang");
    const sent = sendOnce(post(server.origin, { signal: stop.signal }));
    await server.taken(1);
    stop.abort(new Error("the lease ended"));
    expect(await sent).toMatchObject({ kind: "lost", given: true, error: { message: "the lease ended" } });
  });

  it("keeps the status of an answer whose text is cut", async () => {
    const cut = createServer((socket) => {
      socket.once("data", () => socket.end("HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\nhalf"));
    }).listen(0, "127.0.0.1");
    await once(cut, "listening");
    const origin = `http://127.0.0.1:${(cut.address() as AddressInfo).port}`;
    expect(await sendOnce(post(origin))).toMatchObject({
      kind: "answered",
      answer: { status: 202, text: "half" },
    });
    cut.close();
  });

  it("reads no more of an endless answer than it may", async () => {
    const server = await start(() => ({ status: 200, body: "x".repeat(1_000_000) }));
    const sent = await sendOnce(post(server.origin));
    expect(sent.kind === "answered" && sent.answer.text.length).toBe(64 * 1024);
  });

  it("follows no redirect, and repeats nothing", async () => {
    const server = await start(() => ({ status: 307, headers: { location: "/elsewhere" } }));
    expect(await sendOnce(post(server.origin))).toMatchObject({ answer: { status: 307 } });
    expect(server.requests).toHaveLength(1);
  });

  it("uses no connection twice", async () => {
    const server = await start(() => ({ status: 202 }));
    for (let n = 0; n < 3; n++) await sendOnce(post(server.origin));
    expect(server.connections).toBe(3);
    expect(server.requests.map(({ headers }) => headers.connection)).toStrictEqual(Array(3).fill("close"));
  });

  it("connects to the address that was pinned, whatever the name says now", async () => {
    const server = await start(() => ({ status: 202 }));
    const url = new URL(server.origin.replace("127.0.0.1", "itsm.contoso.example"));
    const pinned = [{ address: "127.0.0.1", family: 4 }];
    expect(await sendOnce(post(server.origin, { url, pinned }))).toMatchObject({ answer: { status: 202 } });
    expect(server.requests[0]?.headers.host).toContain("itsm.contoso.example");
  });

  it("gives nothing to a server whose certificate nobody trusts", async () => {
    const server = await createLoopbackTlsServer();
    servers.push(server);
    const sent = await sendOnce(post(server.origin));
    expect(sent).toMatchObject({ kind: "lost", given: false });
    expect(server.received()).toBe("");
  });
});
