import { createHash } from "node:crypto";
import type { AlertDetails, AddressLookup, ChannelConfig, Notifier, SecretReader } from "@intune-om/core";
import { fixedClock, OmError } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import {
  type HttpReply,
  type ScriptedHttpServer,
  startScriptedHttpServer,
} from "../http/scripted-http-server.contract.ts";
import { testMessage } from "../test-message.contract.ts";
import { verifyWebhook } from "./signature.ts";
import { createWebhookNotifier, type WebhookBody } from "./webhook-notifier.ts";

const NOW = new Date("2026-11-27T07:00:00Z");
type Webhook = Extract<ChannelConfig, { kind: "webhook" }>;

const servers: ScriptedHttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(reply: HttpReply = { status: 200 }): Promise<ScriptedHttpServer> {
  const server = await startScriptedHttpServer(() => reply);
  servers.push(server);
  return server;
}

function notifierAt(
  url: string,
  options: { lookup?: AddressLookup; readSecret?: SecretReader; totalMs?: number } = {},
): Notifier {
  const channel: Webhook = { kind: "webhook", id: "itsm", url, secret: { kind: "env", name: "OM_KEY" } };
  return createWebhookNotifier({
    channels: [channel],
    readSecret: async () => "signing-key",
    clock: fixedClock(NOW),
    ...options,
  });
}

const message = testMessage({ to: { name: "itsm", address: "itsm" } });

describe("what a webhook gets", () => {
  it("is the message as JSON, its files told by name, size and hash", async () => {
    const server = await start();
    await notifierAt(`${server.origin}/hook?a=b`).deliver(message);
    const [request] = server.requests;
    expect(request?.path).toBe("/hook?a=b");
    expect(JSON.parse(request?.body.toString() ?? "")).toStrictEqual({
      id: "<run-1.asa.report@intune-om.contoso.com>",
      purpose: "report",
      subject: "Veckorapport: 3 åtgärder väntar 🚧",
      text: "Hej Åsa\n.\n..\nSlut",
      date: "2026-05-04T06:00:00.000Z",
      language: "sv",
      attachments: [
        {
          fileName: "Veckorapport åäö.pdf",
          contentType: "application/pdf",
          bytes: 13,
          sha256: createHash("sha256").update("%PDF-1.7 test").digest("hex"),
        },
      ],
    } satisfies WebhookBody);
  });

  it("has what a message about alerts says for programs, beside its text", async () => {
    const server = await start();
    const alert: AlertDetails = {
      tenant: "contoso",
      message: "alert:norrviken:t1:1",
      thread: "t1",
      kind: "open",
      step: 0,
      severity: "high",
      total: 1,
      alerts: [
        {
          key: "vpp-token:t1",
          rule: "vpp-token",
          severity: "high",
          state: "open",
          why: "new",
          entity: { kind: "token", id: "t1", name: "Apps" },
          value: 14,
          unit: "days",
          firstSeen: "2026-11-21T06:00:00.000Z",
          lastSeen: "2026-11-22T06:00:00.000Z",
        },
      ],
    };
    await notifierAt(server.origin).deliver({ ...message, purpose: "alert", alert });
    expect(JSON.parse(server.requests[0]?.body.toString() ?? "")).toMatchObject({ purpose: "alert", alert });
  });

  it("is signed over time and body, and names the message by an idempotency key", async () => {
    const server = await start();
    await notifierAt(server.origin).deliver(message);
    const [request] = server.requests;
    if (request === undefined) throw new Error("nothing was posted");
    const { headers, body } = request;
    const signature = String(headers["x-intune-om-signature"]);
    expect(signature).toMatch(/^t=1795762800,v1=[0-9a-f]{64}$/);
    expect(headers["idempotency-key"]).toBe(message.messageId);
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(verifyWebhook({ signature, body }, "signing-key", NOW)).toBe(true);
    expect(verifyWebhook({ signature, body }, "another-key", NOW)).toBe(false);
  });

  it("is cleaned of what would attack a reader", async () => {
    const server = await start();
    await notifierAt(server.origin).deliver({
      ...message,
      subject: "a\u0000\u202Eb\nc",
      text: "line\u0007 one\r\nline\uD800 two",
    });
    const { subject, text } = JSON.parse(server.requests[0]?.body.toString() ?? "") as WebhookBody;
    expect([subject, text]).toStrictEqual(["ab c", "line one\nline\uFFFD two"]);
  });
});

describe("what an answer of a webhook means", () => {
  it.each([
    [{ status: 204 }, { outcome: "accepted" }],
    [
      { status: 200, body: "<html>sign in</html>" },
      { outcome: "deferred", cause: "network" },
    ],
    [
      { status: 301, headers: { location: "/else" } },
      { outcome: "rejected", hint: /not followed/ },
    ],
    [{ status: 401 }, { outcome: "rejected", hint: /secret/ }],
    [{ status: 404 }, { outcome: "rejected", hint: /url of channel itsm/ }],
    [{ status: 409 }, { outcome: "deferred", cause: "temporary" }],
    [
      { status: 422, body: "no such field" },
      { outcome: "rejected", reason: /status 422, no such field/ },
    ],
    [
      { status: 429, headers: { "retry-after": "60" } },
      { outcome: "deferred", cause: "throttle", retryAfterMs: 60_000 },
    ],
    [{ status: 502 }, { outcome: "deferred", cause: "temporary" }],
    ["reset", { outcome: "deferred", cause: "network", hint: /Idempotency-Key/ }],
  ] satisfies readonly (readonly [HttpReply, object])[])("%j", async (reply, expected) => {
    const server = await start(reply);
    const outcome = await notifierAt(server.origin).deliver(message);
    const matched = Object.entries(expected).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]);
    expect(outcome).toMatchObject(Object.fromEntries(matched));
    expect(server.requests).toHaveLength(1);
  });

  it("is not waited for beyond the deadline", async () => {
    const server = await start("hang");
    const outcome = await notifierAt(server.origin, { totalMs: 80 }).deliver(message);
    expect(outcome).toMatchObject({ outcome: "deferred", cause: "network" });
  });
});

describe("where a webhook may lead", () => {
  const at =
    (address: string): AddressLookup =>
    async () => [{ address, family: address.includes(":") ? 6 : 4 }];

  it.each([
    [
      "the metadata service of a cloud",
      "https://itsm.contoso.com/",
      "169.254.169.254",
      /nothing is ever sent/,
    ],
    ["the same in IPv6", "https://itsm.contoso.com/", "fd00:ec2::254", /nothing is ever sent/],
    [
      "the same, written as IPv6",
      "https://itsm.contoso.com/",
      "::ffff:169.254.169.254",
      /nothing is ever sent/,
    ],
    ["Azure's wire server", "https://itsm.contoso.com/", "168.63.129.16", /nothing is ever sent/],
    ["another machine in clear", "http://itsm.contoso.com/", "10.0.0.1", /in clear$/],
    [
      "another machine by the name of this one",
      "http://localhost/",
      "10.0.0.1",
      /in clear to another machine/,
    ],
    ["a file", "file:///etc/passwd", "127.0.0.1", /no web address/],
    ["a name and a password", "https://a:b@itsm.contoso.com/", "10.0.0.1", /user name or password/],
  ])("never to %s", async (_name, url, address, reason) => {
    const outcome = await notifierAt(url, { lookup: at(address) }).deliver(message);
    expect(outcome).toMatchObject({
      outcome: "rejected",
      reason: expect.stringMatching(reason),
      hint: expect.stringMatching(/\.$/),
    });
  });

  it.each(["https://169.254.169.254/latest", "https://2852039166/", "https://[::ffff:a9fe:a9fe]/"])(
    "never to metadata by a literal: %s",
    async (url) => {
      expect(await notifierAt(url).deliver(message)).toMatchObject({
        outcome: "rejected",
        reason: expect.stringContaining("nothing is ever sent"),
      });
    },
  );

  it("to the organisation's own network, where nobody is at home here", async () => {
    const server = await start();
    await server.close();
    const url = server.origin.replace("http://127.0.0.1", "https://itsm.contoso.example");
    const outcome = await notifierAt(url, { lookup: at("127.0.0.1") }).deliver(message);
    expect(outcome).toMatchObject({ outcome: "deferred", cause: "network" });
  });

  it("waits when the name cannot be found", async () => {
    const lookup: AddressLookup = () =>
      Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND x"), { code: "ENOTFOUND" }));
    expect(await notifierAt("https://itsm.contoso.example/", { lookup }).deliver(message)).toMatchObject({
      outcome: "deferred",
      cause: "network",
      hint: expect.stringContaining("name servers"),
    });
  });

  it("waits when its secret is missing, which a restart mends", async () => {
    const server = await start();
    const readSecret: SecretReader = () =>
      Promise.reject(new OmError("OM_KEY is not set", { code: "secret.missing", hint: "Set it." }));
    expect(await notifierAt(server.origin, { readSecret }).deliver(message)).toMatchObject({
      outcome: "deferred",
      cause: "temporary",
      hint: expect.stringContaining("Set it."),
    });
    expect(server.requests).toStrictEqual([]);
  });
});

describe("looking at a webhook without posting", () => {
  it("connects, and says that this is all it did", async () => {
    const server = await start();
    const notes: string[] = [];
    await notifierAt(server.origin).verify({ onNote: (note) => notes.push(note) });
    expect(server.connections).toBe(1);
    expect(server.requests).toStrictEqual([]);
    expect(notes).toStrictEqual([expect.stringContaining("Nothing was posted")]);
  });

  it("says when nobody is there", async () => {
    const server = await start();
    await server.close();
    await expect(notifierAt(server.origin).verify()).rejects.toMatchObject({
      code: "channel.unreachable",
      hint: expect.stringMatching(/firewall/),
    });
  });
});
