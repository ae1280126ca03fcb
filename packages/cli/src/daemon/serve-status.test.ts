import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { serveStatus, type StatusServer } from "./serve-status.ts";

let server: StatusServer | null = null;
const errors: unknown[] = [];

async function serve(patienceMs = 10_000): Promise<StatusServer> {
  server = await serveStatus({
    host: "127.0.0.1",
    port: 0,
    patienceMs,
    pages: {
      "/healthz": async () => ({ status: 200, contentType: "text/plain", body: "ok\n" }),
      "/broken": () => Promise.reject(new Error("p4ssw0rd")),
      "/large": async () => ({ status: 200, contentType: "text/plain", body: "x".repeat(64 * 1_048_576) }),
    },
    onError: (error) => errors.push(error),
  });
  return server;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

describe("the server of state and measures", () => {
  it("answers GET and HEAD of what there is, and nothing is kept by those between", async () => {
    const { url } = await serve();
    const got = await fetch(`${url}/healthz?from=probe`);
    expect([got.status, await got.text(), got.headers.get("cache-control")]).toEqual([
      200,
      "ok\n",
      "no-store",
    ]);
    const head = await fetch(`${url}/healthz`, { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("content-length")]).toEqual([200, "", "3"]);
  });

  it.each(["/", "/nothing", "/healthz/", "/__proto__", "/constructor"])("has nothing at %s", async (path) => {
    const { url } = await serve();
    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("refuses %s", async (method) => {
    const { url } = await serve();
    const refused = await fetch(`${url}/healthz`, { method });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("says that an answer failed, but not why, which may be a secret", async () => {
    const { url } = await serve();
    const broken = await fetch(`${url}/broken`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("p4ssw0rd");
    expect(errors).toHaveLength(1);
  });

  it.each([
    ["127.0.0.1:9464", 200],
    ["[::1]:9464", 200],
    ["10.1.2.3", 200],
    ["LOCALHOST:9464", 200],
    ["intune-om:9464", 200],
    ["rebound.example:9464", 421],
    ["localhost.rebound.example", 421],
    ["[rebound.example]", 421],
    ["127.0.0.1@rebound.example", 421],
  ])("asked for as %s it answers with %i: no name of a stranger's leads here", async (host, status) => {
    const { url } = await serve();
    const asking = request(`${url}/healthz`, { headers: { host } }).end();
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(status);
  });

  it("hangs up on those who never finish asking", async () => {
    const { url } = await serve(50);
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n");
    const answered = await text(socket);
    expect(answered).not.toContain("200 OK");
  });

  it("hangs up on those who do not read what they asked for", async () => {
    const { url, clients } = await serve(50);
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.pause();
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(socket, "readable");
    await vi.waitFor(async () => expect(await clients()).toBe(0));
    socket.destroy();
  });

  it("says what to do when the port is taken", async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    const second = serveStatus({ host: "127.0.0.1", port, pages: {}, onError: () => undefined });
    await expect(second).rejects.toMatchObject({
      code: "usage.port",
      hint: expect.stringContaining("daemon.port") as unknown,
    });
  });

  it("says what to do when the address is of another machine", async () => {
    const second = serveStatus({ host: "192.0.2.1", port: 0, pages: {}, onError: () => undefined });
    await expect(second).rejects.toMatchObject({
      code: "usage.port",
      hint: expect.stringContaining("daemon.host") as unknown,
    });
  });
});
