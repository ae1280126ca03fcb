import type { TokenSource } from "@intune-om/core";
import { OmError } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { LOOPBACK_CERTIFICATE } from "./loopback-certificate.contract.ts";
import type { Script } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";
import type { SmtpAuth } from "./smtp-options.ts";

const EXPLAINED = `334 ${Buffer.from('{"status":"401","schemes":"bearer"}').toString("base64")}`;
const OFFER = "250-scripted\r\n250-SIZE 10485760\r\n250 AUTH LOGIN XOAUTH2";
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Tokens in turn; a fault for what is left. */
function tokensOf(
  ...tokens: readonly string[]
): TokenSource & { readonly asked: { readonly forceRefresh: boolean }[] } {
  const asked: { readonly forceRefresh: boolean }[] = [];
  let cached = 0;
  return {
    asked,
    getToken: async ({ forceRefresh = false } = {}) => {
      asked.push({ forceRefresh });
      if (forceRefresh) cached += 1;
      const token = tokens[cached];
      if (token === undefined)
        throw new OmError("Sign-in failed: the secret has ended.", { code: "graph.sign-in", hint: "" });
      return token;
    },
  };
}

async function start(script: Script, auth: SmtpAuth) {
  const server = await startScriptedSmtpServer({ ehlo: OFFER, ...script });
  const notifier = createSmtpNotifier({ host: "127.0.0.1", port: server.port, security: "none", auth });
  closers.push(
    () => notifier.close(),
    () => server.close(),
  );
  return { server, notifier };
}

/** What stands in a line of AUTH XOAUTH2, readable. */
function presented(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => line.startsWith("AUTH XOAUTH2 "))
    .map((line) => Buffer.from(line.slice("AUTH XOAUTH2 ".length), "base64").toString());
}

const bearer = (token: string): string => `user=om@contoso.com\u0001auth=Bearer ${token}\u0001\u0001`;

describe("signing in with tokens", () => {
  it("presents the token of the mailbox, under TLS, and asks for none anew", async () => {
    const server = await startScriptedSmtpServer({
      ehlo: (connection) => (connection.secure ? OFFER : "250-scripted\r\n250 STARTTLS"),
    });
    const tokens = tokensOf("first");
    const auth = { user: "om@contoso.com", tokens };
    const common = { host: "127.0.0.1", port: server.port, ca: LOOPBACK_CERTIFICATE, auth } as const;
    const notifier = createSmtpNotifier({ ...common, security: "starttls" });
    closers.push(
      () => notifier.close(),
      () => server.close(),
    );
    for (const n of [1, 2]) await notifier.deliver(testMessage({ messageId: `<${n}@contoso.com>` }));
    expect(presented(server.lines)).toStrictEqual([bearer("first")]);
    expect(server.lines.indexOf("tls")).toBeLessThan(
      server.lines.findIndex((line) => line.startsWith("AUTH")),
    );
    expect(tokens.asked).toStrictEqual([{ forceRefresh: false }]);
    expect(server.messages).toHaveLength(2);
  });

  it.each<[string, NonNullable<Script["auth"]>]>([
    [
      "at once",
      (_connection, line) => (presented([line])[0] === bearer("first") ? "535 5.7.3 no" : "235 welcome"),
    ],
    [
      "with an explanation first",
      (_connection, line) => (presented([line])[0] === bearer("first") ? EXPLAINED : "235 welcome"),
    ],
  ])("renews a token that the server refuses %s, once", async (_name, auth) => {
    const tokens = tokensOf("first", "second");
    // The empty line that answers an explanation is no command of the script.
    const { server, notifier } = await start(
      { auth, unknown: "535 5.7.3 no" },
      { user: "om@contoso.com", tokens },
    );
    expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "accepted" });
    expect(presented(server.lines)).toStrictEqual([bearer("first"), bearer("second")]);
    expect(tokens.asked).toStrictEqual([{ forceRefresh: false }, { forceRefresh: true }]);
    expect(server.connections).toBe(1);
  });

  it("gives up when the new token is refused, too, and says what the application needs", async () => {
    const tokens = tokensOf("first", "second", "third");
    const { server, notifier } = await start(
      { auth: "535 5.7.3 Authentication unsuccessful" },
      { user: "om@contoso.com", tokens },
    );
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "rejected",
      reason: expect.stringContaining("535 5.7.3"),
      hint: expect.stringContaining("SMTP.SendAsApp"),
    });
    expect(presented(server.lines)).toHaveLength(2);
    expect(server.messages).toStrictEqual([]);
    await expect(notifier.verify()).rejects.toMatchObject({ code: "mail.auth" });
  });

  it("does not renew it when the server only asks to wait", async () => {
    const tokens = tokensOf("first", "second");
    const { notifier } = await start(
      { auth: "454 4.7.0 too many sign-ins" },
      { user: "om@contoso.com", tokens },
    );
    expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "deferred", cause: "throttle" });
    expect(tokens.asked).toStrictEqual([{ forceRefresh: false }]);
  });

  it("waits when no token can be had: the message is not at fault", async () => {
    const { server, notifier } = await start({}, { user: "om@contoso.com", tokens: tokensOf() });
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      cause: "temporary",
      reason: expect.stringContaining("the secret has ended"),
      hint: expect.stringContaining("clientId"),
    });
    expect(server.lines.filter((line) => line.startsWith("AUTH"))).toStrictEqual([]);
  });

  it("is not tried with a server that does not offer it", async () => {
    const script = { ehlo: "250-scripted\r\n250 AUTH PLAIN LOGIN" };
    const { server, notifier } = await start(script, { user: "om@contoso.com", tokens: tokensOf("first") });
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "rejected",
      hint: expect.stringContaining("587"),
    });
    expect(server.lines.filter((line) => line.startsWith("AUTH"))).toStrictEqual([]);
  });
});

describe("a server that repeats what it was told", () => {
  it.each<[string, SmtpAuth, readonly string[]]>([
    [
      "a password",
      { user: "om", password: "swordfish" },
      [
        "swordfish",
        Buffer.from("swordfish").toString("base64"),
        Buffer.from("\0om\0swordfish").toString("base64"),
      ],
    ],
    [
      "a token",
      { user: "om@contoso.com", tokens: tokensOf("eyJ.swordfish.sig") },
      ["eyJ.swordfish.sig", Buffer.from(bearer("eyJ.swordfish.sig")).toString("base64")],
    ],
  ])("brings %s into no outcome and no error", async (_name, auth, secrets) => {
    const repeat = secrets.join(" and ");
    const script = { ehlo: "250-scripted\r\n250 AUTH PLAIN XOAUTH2", auth: `454 4.3.0 what is ${repeat}?` };
    const { notifier } = await start(script, auth);
    const outcome = await notifier.deliver(testMessage());
    const error: unknown = await notifier.verify().catch((thrown: unknown) => thrown);
    expect(outcome).toMatchObject({ outcome: "deferred", reason: expect.stringContaining("***") });
    for (const secret of secrets) expect(JSON.stringify(outcome) + String(error)).not.toContain(secret);
  });
});
