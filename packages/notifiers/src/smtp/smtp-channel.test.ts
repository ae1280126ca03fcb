import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Cloud, MailConfig, SecretReader } from "@intune-om/core";
import { fixedClock } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import type { ChannelDeps } from "../channel.ts";
import { testMessage } from "../test-message.contract.ts";
import type { ScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { smtpChannel } from "./smtp-channel.ts";

type SmtpMail = Extract<MailConfig, { transport: "smtp" }>;

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const SECRETS: Readonly<Record<string, string>> = {
  OM_SECRET: "swordfish",
  OM_USER: "om@contoso.com",
  OM_DKIM: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  OM_NO_KEY: "swordfish",
};
const readSecret: SecretReader = async (ref) => SECRETS[ref.kind === "env" ? ref.name : ""] ?? "";
const DEPS: ChannelDeps = { readSecret, clock: fixedClock(new Date("2026-11-27T07:00:00Z")), tenants: [] };
const secret = (name: string) => ({ kind: "env", name }) as const;
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function mailTo(server: ScriptedSmtpServer, changes: Partial<SmtpMail> = {}): SmtpMail {
  return {
    transport: "smtp",
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    auth: null,
    ca: null,
    dkim: null,
    connections: 4,
    from: { name: "", address: "om@contoso.com" },
    replyTo: null,
    perMinute: 30,
    maxMessageBytes: 26_214_400,
    ...changes,
  };
}

async function startServer(): Promise<ScriptedSmtpServer> {
  const server = await startScriptedSmtpServer({ ehlo: "250-scripted\r\n250 AUTH XOAUTH2" });
  closers.push(() => server.close());
  return server;
}

/** A sign-in service on loopback that keeps what it is asked. */
async function startLogin(): Promise<{ readonly cloud: Cloud; readonly asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on("data", (chunk: Buffer) => body.push(chunk));
    request.on("end", () => {
      asked.push(new URLSearchParams(Buffer.concat(body).toString()));
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ access_token: "from-login" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { cloud: { name: "custom", graph: login, login }, asked };
}

describe("mail over SMTP as the configuration names it", () => {
  it("signs in with a token of the application, asked for Exchange and for nothing else", async () => {
    const server = await startServer();
    const { cloud, asked } = await startLogin();
    const tokens = {
      type: "client-secret",
      tenantId: "contoso",
      clientId: "app",
      secret: secret("OM_SECRET"),
    } as const;
    for (const user of ["om@contoso.com", secret("OM_USER")]) {
      const notifier = await smtpChannel.open(
        mailTo(server, { auth: { type: "oauth2", user, tokens, cloud } }),
        DEPS,
      );
      closers.push(() => notifier.close());
      expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "accepted" });
    }
    expect(asked.map((body) => body.get("scope"))).toStrictEqual(
      Array(2).fill("https://outlook.office365.com/.default"),
    );
    expect(asked.map((body) => body.get("client_secret"))).toStrictEqual(Array(2).fill("swordfish"));
    const line = Buffer.from("user=om@contoso.com\u0001auth=Bearer from-login\u0001\u0001").toString(
      "base64",
    );
    expect(server.lines.filter((said) => said === `AUTH XOAUTH2 ${line}`)).toHaveLength(2);
  });

  it("signs mail with the key that it names, the same at every attempt", async () => {
    const server = await startServer();
    const dkim = { domain: "contoso.com", selector: "om1", key: secret("OM_DKIM") };
    const notifier = await smtpChannel.open(mailTo(server, { dkim }), DEPS);
    closers.push(() => notifier.close());
    await notifier.deliver(testMessage());
    await notifier.deliver(testMessage());
    const [first, second] = server.messages;
    expect(first).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=contoso\.com;\s+s=om1;/);
    expect(second).toBe(first);
  });

  it("does not open with a key that cannot sign", async () => {
    const server = await startServer();
    const dkim = { domain: "contoso.com", selector: "om1", key: secret("OM_NO_KEY") };
    await expect(smtpChannel.open(mailTo(server, { dkim }), DEPS)).rejects.toMatchObject({
      code: "mail.dkim",
    });
  });
});
