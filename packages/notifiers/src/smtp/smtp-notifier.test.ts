import type { DeliveryOutcome } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { LOOPBACK_CERTIFICATE } from "./loopback-certificate.contract.ts";
import type { Script, ScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";

const AUTH = { user: "om", password: "secret" };
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

interface Setting {
  readonly server: ScriptedSmtpServer;
  readonly notifier: ReturnType<typeof createSmtpNotifier>;
}

const TRUSTING: Partial<SmtpNotifierOptions> = { ca: LOOPBACK_CERTIFICATE };

async function start(
  script: Script = {},
  changes: Partial<SmtpNotifierOptions> = {},
  trust: Partial<SmtpNotifierOptions> = TRUSTING,
): Promise<Setting> {
  const server = await startScriptedSmtpServer(script, { tls: changes.security === "tls" });
  const notifier = createSmtpNotifier({
    host: "127.0.0.1",
    port: server.port,
    security: "starttls",
    ...trust,
    ...changes,
  });
  cleanups.push(
    () => server.close(),
    () => notifier.close(),
  );
  return { server, notifier };
}

async function deliver(script: Script, changes?: Partial<SmtpNotifierOptions>): Promise<DeliveryOutcome> {
  const { notifier } = await start(script, changes);
  return notifier.deliver(testMessage());
}

describe("sending over SMTP", () => {
  it("upgrades before it signs in or names anyone", async () => {
    const { server, notifier } = await start({}, { auth: AUTH, clientName: "om.contoso.com" });
    await notifier.deliver(testMessage());
    const verbs = server.lines.map((line) => line.split(/[ :]/)[0]);
    expect(verbs.slice(0, 8)).toStrictEqual([
      "EHLO",
      "STARTTLS",
      "tls",
      "EHLO",
      "AUTH",
      "MAIL",
      "RCPT",
      "DATA",
    ]);
    expect(server.lines[0]).toBe("EHLO om.contoso.com");
    expect(server.lines).toContain("RCPT TO:<asa@contoso.com>");
  });

  it("speaks TLS from the start, or none, when told so", async () => {
    expect(await deliver({}, { security: "tls", auth: AUTH })).toMatchObject({ outcome: "accepted" });
    expect(await deliver({}, { security: "none" })).toMatchObject({ outcome: "accepted" });
  });

  it("carries a line of dots and gives the server's words", async () => {
    const { server, notifier } = await start();
    const outcome = await notifier.deliver(testMessage({ text: "a\n.\n..b\n", html: "" }));
    expect(outcome).toStrictEqual({ outcome: "accepted", response: "250 2.0.0 queued as 1" });
    expect(server.messages[0]).toContain("\r\n.\r\n..b\r\n");
  });

  it("uses one connection for messages one after another", async () => {
    const { server, notifier } = await start();
    for (const n of [1, 2, 3]) await notifier.deliver(testMessage({ messageId: `<${n}@contoso.com>` }));
    expect([server.connections, server.messages.length]).toStrictEqual([1, 3]);
  });

  it.each<[string, Script["mail"]]>([
    ["was cut", (connection) => connection.reset()],
    ["is closed for idleness", "421 4.4.2 idle too long"],
  ])("makes a new connection when the kept one %s, and sends once", async (_name, second) => {
    let mails = 0;
    const { server, notifier } = await start({
      mail: (connection, line) => {
        mails += 1;
        if (mails !== 2) connection.reply("250 ok");
        else if (typeof second === "function") second(connection, line);
        else connection.reply(second ?? "");
      },
    });
    await notifier.deliver(testMessage({ messageId: "<1@contoso.com>" }));
    expect(await notifier.deliver(testMessage({ messageId: "<2@contoso.com>" }))).toMatchObject({
      outcome: "accepted",
    });
    expect([server.connections, server.messages.length]).toStrictEqual([2, 2]);
  });
});

describe("before the end of the message", () => {
  it.each<[string, Script]>([
    ["greeting", { greeting: "554 not today" }],
    ["sender", { mail: "550 5.7.1 not you" }],
    ["recipient", { rcpt: "550 5.1.1 no such user" }],
    ["message", { data: "554 5.5.1 no" }],
    ["content", { body: "554 5.7.1 spam" }],
    ["size", { mail: "552 5.3.4 too big" }],
  ])("a final no to the %s is final", async (_name, script) => {
    expect(await deliver(script)).toMatchObject({
      outcome: "rejected",
      reason: expect.stringMatching(/55\d/),
    });
  });

  it.each<[string, Script]>([
    ["greeting", { greeting: "421 4.3.2 busy" }],
    ["sender", { mail: "451 4.3.0 later" }],
    ["recipient", { rcpt: "450 4.2.0 greylisted" }],
    ["message", { data: "451 4.3.0 later" }],
    ["content", { body: "451 4.7.1 later" }],
    ["whole session", { body: "421 4.3.2 going down" }],
  ])("a no for now to the %s waits for another try", async (_name, script) => {
    expect(await deliver(script)).toMatchObject({
      outcome: "deferred",
      reason: expect.stringMatching(/4[25]\d/),
    });
  });

  it.each<[string, Script]>([
    ["at the greeting", { greeting: (connection) => connection.reset() }],
    ["at the sender", { mail: (connection) => connection.reset() }],
    ["at the recipient", { rcpt: (connection) => connection.reset() }],
    ["instead of taking the message", { data: (connection) => connection.reset() }],
  ])("a connection lost %s waits for another try", async (_name, script) => {
    expect(await deliver(script)).toMatchObject({ outcome: "deferred" });
  });

  it("a large message that was lost on its way waits for another try", async () => {
    const { server, notifier } = await start(
      { chunk: (connection) => connection.reset() },
      { security: "none" },
    );
    const attachments = [
      { fileName: "a.bin", contentType: "application/x-a", bytes: new Uint8Array(20_000_000) },
    ];
    // Larger than what the two ends of a loopback connection buffer, and than the size this server names.
    const outcome = await notifier.deliver(
      testMessage({ attachments: attachments.map((file) => ({ ...file })) }),
    );
    expect([outcome.outcome, server.messages.length]).toStrictEqual(["rejected", 0]);
    const smaller = [
      {
        ...attachments[0],
        fileName: "b.bin",
        contentType: "application/x-a",
        bytes: new Uint8Array(7_000_000),
      },
    ];
    expect(await notifier.deliver(testMessage({ attachments: smaller }))).toMatchObject({
      outcome: "deferred",
    });
    expect(server.messages).toStrictEqual([]);
  });

  it("a yes to a message that had not ended is none", async () => {
    const early: Script = { data: (connection) => connection.reply("354 go ahead\r\n250 2.0.0 done") };
    const { notifier } = await start(early, { security: "none" });
    const attachments = [
      { fileName: "a.bin", contentType: "application/x-a", bytes: new Uint8Array(7_000_000) },
    ];
    expect(await notifier.deliver(testMessage({ attachments }))).toMatchObject({
      outcome: "deferred",
      reason: expect.stringContaining("before the message was complete"),
    });
  });

  it("silence and dripped replies end with the deadline", async () => {
    const timeouts = { totalMs: 150 };
    expect(await deliver({ mail: () => undefined }, { timeouts })).toMatchObject({ outcome: "deferred" });
    expect(await deliver({ rcpt: (connection) => connection.drip() }, { timeouts })).toMatchObject({
      outcome: "deferred",
    });
  });

  it("nobody there waits for another try, and the hint says how", async () => {
    const { server, notifier } = await start();
    await server.close();
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      hint: expect.stringContaining("tried again"),
    });
  });
});

describe("after the end of the message", () => {
  it.each<[string, Script]>([
    ["a reset", { body: (connection) => connection.reset() }],
    [
      "a reset as soon as the message comes",
      { chunk: (connection) => connection.reset(), body: (connection) => connection.reset() },
    ],
    ["a reply that makes no sense", { body: "hello" }],
    ["half a reply", { body: (connection) => (connection.reply("250-first"), connection.reset()) }],
  ])("%s leaves the outcome unknown", async (_name, script) => {
    expect(await deliver(script)).toMatchObject({
      outcome: "unknown",
      hint: expect.stringContaining("may have arrived"),
    });
  });

  it("silence and a dripped reply leave it unknown when the deadline comes", async () => {
    const timeouts = { totalMs: 300 };
    expect(await deliver({ body: () => undefined }, { timeouts })).toMatchObject({ outcome: "unknown" });
    expect(await deliver({ body: (connection) => connection.drip() }, { timeouts })).toMatchObject({
      outcome: "unknown",
    });
    expect(await deliver({ body: () => undefined }, { timeouts: { silenceMs: 100 } })).toMatchObject({
      outcome: "unknown",
    });
  });

  it("the caller's stop leaves it unknown, and closes the connection", async () => {
    const abort = new AbortController();
    const { notifier } = await start({ body: () => abort.abort(new Error("enough")) });
    expect(await notifier.deliver(testMessage(), { signal: abort.signal })).toMatchObject({
      outcome: "unknown",
      reason: "stopped: enough",
    });
  });
});

describe("signing in and TLS", () => {
  it.each([
    ["535 5.7.8 wrong", "mail.auth"],
    ["550 5.7.30 Basic authentication is not supported for Client Submission.", "type: oauth2"],
  ])("%s is final, with advice", async (reply, advice) => {
    const outcome = await deliver({ auth: reply }, { auth: AUTH });
    expect(outcome).toMatchObject({ outcome: "rejected", hint: expect.stringContaining(advice) });
  });

  it("a sign-in that fails for now waits for another try", async () => {
    expect(await deliver({ auth: "454 4.7.0 later" }, { auth: AUTH })).toMatchObject({ outcome: "deferred" });
  });

  it.each<[string, Script]>([
    ["is not offered", { starttls: "", ehlo: "250-scripted\r\n250 AUTH PLAIN" }],
    ["is refused", { starttls: "454 4.7.0 not now" }],
  ])("sends no password and no message when TLS %s", async (_name, script) => {
    const answer = { ...script, starttls: script.starttls === "" ? "502 what?" : (script.starttls ?? "") };
    const { server, notifier } = await start(answer, { auth: AUTH });
    expect((await notifier.deliver(testMessage())).outcome).not.toBe("accepted");
    expect(server.lines.filter((line) => /^(?:AUTH|MAIL)/.test(line))).toStrictEqual([]);
  });

  it("sends nothing to a server whose certificate nobody vouches for", async () => {
    const { server, notifier } = await start({}, { auth: AUTH }, {});
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      hint: expect.stringContaining("mail.ca"),
    });
    expect(server.lines.filter((line) => /^(?:AUTH|MAIL)/.test(line))).toStrictEqual([]);
  });

  it("does not send without the sign-in that was asked for", async () => {
    const { server, notifier } = await start({ ehlo: "250 scripted" }, { security: "none", auth: AUTH });
    expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "rejected" });
    expect(server.messages).toStrictEqual([]);
  });
});

describe("verifying", () => {
  it.each<[string, Script, Partial<SmtpNotifierOptions>]>([
    ["mail.auth", { auth: "535 5.7.8 wrong" }, { auth: AUTH }],
    ["mail.tls", { starttls: "454 4.7.0 not now" }, {}],
    ["mail.refused", { greeting: "554 not today" }, {}],
    ["mail.unreachable", { greeting: (connection) => connection.reset() }, {}],
    ["mail.unreachable", { rset: () => undefined }, { timeouts: { totalMs: 100 } }],
  ])("says %s", async (code, script, changes) => {
    const { notifier } = await start(script, changes);
    await expect(notifier.verify()).rejects.toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
  });

  it("signs in and says goodbye", async () => {
    const { server, notifier } = await start({}, { auth: AUTH });
    await notifier.verify();
    expect(server.lines.map((line) => line.split(" ")[0])).toEqual(expect.arrayContaining(["AUTH", "RSET"]));
  });
});
