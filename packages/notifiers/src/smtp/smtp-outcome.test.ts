import type { DeliveryOutcome } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import type { Script } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function deliver(script: Script, totalMs = 5_000): Promise<DeliveryOutcome> {
  const server = await startScriptedSmtpServer(script);
  const notifier = createSmtpNotifier({
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    timeouts: { totalMs },
  });
  closers.push(
    () => notifier.close(),
    () => server.close(),
  );
  return notifier.deliver(testMessage());
}

/** What a server may say after the message, to a recipient, or to the client; and what that means. */
const REPLIES: readonly (readonly [reply: string, meaning: "temporary" | "throttle" | "rejected"])[] = [
  ["450 4.2.0 mailbox busy", "temporary"],
  ["450 4.2.1 the user is receiving mail too quickly", "temporary"],
  ["451 4.3.0 local error", "temporary"],
  ["451 4.7.1 Greylisted, try again in 300 seconds", "temporary"],
  ["452 4.2.2 mailbox full, over its limit", "temporary"],
  ["452 4.3.1 insufficient system storage", "temporary"],
  ["421 4.4.1 connection timed out", "temporary"],
  ["421 4.3.2 service not available", "throttle"],
  ["432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", "throttle"],
  ["421 4.7.0 try again later", "throttle"],
  ["451 4.7.500 Server busy", "throttle"],
  ["450 4.7.1 rate", "throttle"],
  ["452 4.5.3 too many recipients", "throttle"],
  ["421 Too many concurrent SMTP connections", "throttle"],
  ["450 Throttling failure: maximum sending rate exceeded", "throttle"],
  ["550 5.1.1 no such user", "rejected"],
  ["550 5.7.1 not allowed", "rejected"],
  ["552 5.2.2 mailbox full", "rejected"],
  ["554 5.2.2 over quota", "rejected"],
  ["554 5.7.1 spam", "rejected"],
  ["553 5.1.3 bad address", "rejected"],
];

describe("what a reply means", () => {
  for (const moment of ["rcpt", "body"] as const) {
    it.each(REPLIES)(
      `%s is %s, said to the ${moment === "rcpt" ? "recipient" : "message"}`,
      async (reply, meaning) => {
        const outcome = await deliver({ [moment]: reply });
        const expected =
          meaning === "rejected" ? { outcome: "rejected" } : { outcome: "deferred", cause: meaning };
        expect(outcome).toMatchObject({ ...expected, hint: expect.stringMatching(/\.$/) });
        expect("reason" in outcome && outcome.reason).toContain(reply.slice(0, 9));
      },
    );
  }

  it.each([
    ["451 4.7.1 Greylisted, try again in 300 seconds", 300_000],
    ["421 4.7.0 please retry in 5 minutes", 300_000],
    ["450 4.2.0 wait 2 hours", 7_200_000],
    ["450 4.2.0 try again in 99999 hours", 14_400_000],
    ["450 4.2.0 try again later", undefined],
    ["450 4.2.0 try again, code 12", undefined],
  ])("%s asks for a wait of %s ms", async (reply, retryAfterMs) => {
    const outcome = await deliver({ rcpt: reply });
    expect(outcome.outcome === "deferred" && outcome.retryAfterMs).toBe(retryAfterMs);
  });

  it.each([
    ["550 5.7.30 Basic authentication is not supported", "type: oauth2"],
    ["550 5.7.60 Client does not have permissions to send as this sender", "Send As"],
    ["530 5.7.57 Client not authenticated to send mail", "mail.auth"],
    ["552 5.2.2 mailbox full", "intune-om deliveries retry"],
    ["552 5.3.4 too big", "mail.maxMessageBytes"],
  ])("%s comes with advice", async (reply, advice) => {
    expect(await deliver({ mail: reply })).toMatchObject({
      outcome: "rejected",
      hint: expect.stringContaining(advice),
    });
  });
});

describe("a message that is too large", () => {
  const large = testMessage({
    attachments: [{ fileName: "a.bin", contentType: "application/x-a", bytes: new Uint8Array(300_000) }],
  });

  it.each<[string, string, Script]>([
    ["named the most that it takes", "200000", { ehlo: "250-scripted\r\n250 SIZE 200000" }],
    ["says so when it hears the size", "5.3.4", { mail: "552 5.3.4 message too large" }],
  ])("is not sent to a server that %s, and both figures are told", async (_name, figure, script) => {
    const server = await startScriptedSmtpServer(script);
    const notifier = createSmtpNotifier({ host: "127.0.0.1", port: server.port, security: "none" });
    closers.push(
      () => notifier.close(),
      () => server.close(),
    );
    const outcome = await notifier.deliver(large);
    expect(outcome).toMatchObject({ outcome: "rejected", reason: expect.stringContaining(figure) });
    expect("reason" in outcome && outcome.reason).toMatch(/\b41\d{4} bytes/);
    expect([server.messages, server.lines.includes("DATA")]).toStrictEqual([[], false]);
    expect(await notifier.deliver(testMessage())).toMatchObject(
      figure === "200000" ? { outcome: "accepted" } : {},
    );
  });
});

describe("a server that is slow on purpose", () => {
  const drip: Script["greeting"] = (connection) => connection.drip();

  it.each<[string, Script, object]>([
    ["drips its greeting", { greeting: drip }, { outcome: "deferred", cause: "network" }],
    ["drips what it can do", { ehlo: drip }, { outcome: "deferred", cause: "network" }],
    ["drips its answer to the recipient", { rcpt: drip }, { outcome: "deferred", cause: "network" }],
    [
      "does not say whether the message may come",
      { data: () => undefined },
      { outcome: "deferred", cause: "network" },
    ],
    ["drips its answer to the message", { body: drip }, { outcome: "unknown" }],
  ])(
    "and %s is left at the deadline of the delivery, which the reason names",
    async (_name, script, expected) => {
      expect(await deliver(script, 200)).toMatchObject({ ...expected, reason: "It took longer than 1 s" });
    },
  );
});
