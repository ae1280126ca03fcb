import { afterEach, describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { EXPIRED, OF_ANOTHER_NAME } from "./bad-certificates.contract.ts";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "./loopback-certificate.contract.ts";
import type { RecordingScript } from "./recording-smtp-server.contract.ts";
import { startRecordingSmtpServer } from "./recording-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";

const GOOD = { cert: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY };
const AUTH = { user: "om", password: "swordfish" };
/** What may never be read on the wire, in the forms that it would have there. */
const SECRETS = [
  "swordfish",
  Buffer.from("swordfish").toString("base64"),
  Buffer.from("\0om\0swordfish").toString("base64"),
  "AUTH",
  "MAIL FROM",
  "RCPT TO",
  "asa@contoso.com",
  "Subject:",
  "Veckorapport",
];
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function attempt(script: RecordingScript, options: Partial<SmtpNotifierOptions> = {}) {
  const server = await startRecordingSmtpServer(script);
  const notifier = createSmtpNotifier({
    host: "127.0.0.1",
    port: server.port,
    security: "starttls",
    auth: AUTH,
    ca: LOOPBACK_CERTIFICATE,
    timeouts: { connectMs: 2_000, totalMs: 3_000 },
    ...options,
  });
  closers.push(
    () => notifier.close(),
    () => server.close(),
  );
  return { outcome: await notifier.deliver(testMessage()), server, notifier };
}

const STRIPPED: readonly (readonly [string, RecordingScript])[] = [
  ["STARTTLS is stripped from the list, and refused", { extensions: ["AUTH PLAIN"], starttls: "502 what?" }],
  [
    "STARTTLS is stripped and answered like any other line",
    { extensions: ["AUTH PLAIN"], starttls: "250 ok" },
  ],
  ["STARTTLS is refused for now", { starttls: "454 4.7.0 not now" }],
  ["EHLO is refused, as by servers of long ago", { greeting: "220 old\r\n502 no EHLO" }],
  ["junk follows in place of TLS", { upgrade: (socket) => void socket.write("250 ok\r\n250 ok\r\n") }],
  [
    "plain replies were slipped in before TLS",
    {
      starttls: "220 go ahead\r\n250-evil\r\n250 AUTH PLAIN",
      upgrade: (socket) => void socket.write("235 welcome\r\n"),
    },
  ],
  ["the connection ends in place of TLS", { upgrade: (socket) => void socket.destroy() }],
  ["the certificate has ended", { upgrade: EXPIRED }],
  ["the certificate is of another name", { upgrade: OF_ANOTHER_NAME }],
  [
    "only TLS 1.1 is offered",
    { upgrade: { ...GOOD, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } },
  ],
];

describe("nothing of mail or password is ever seen in clear when", () => {
  it.each(STRIPPED)("%s", async (_name, script) => {
    // Each authority is trusted, so that what is wrong is wrong with the one thing that the name says.
    const ca = `${LOOPBACK_CERTIFICATE}${EXPIRED.cert}${OF_ANOTHER_NAME.cert}`;
    const { outcome, server } = await attempt(script, { ca });
    expect(outcome).toMatchObject({
      outcome: "deferred",
      hint: expect.stringMatching(/mail\.(?:security|host)/),
    });
    for (const secret of SECRETS) {
      expect(server.clear()).not.toContain(secret);
      expect(server.sealed()).not.toContain(secret);
    }
  });

  it("the certificate is vouched for by nobody", async () => {
    const { outcome, server } = await attempt({ upgrade: EXPIRED });
    expect(outcome.outcome).toBe("deferred");
    const { server: self } = await attempt({ upgrade: OF_ANOTHER_NAME });
    for (const text of [server.clear(), server.sealed(), self.clear(), self.sealed()])
      for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it.each<[string, RecordingScript]>([
    [
      "a server that speaks no TLS",
      { fromStart: true, upgrade: (socket) => void socket.write("220 plain\r\n") },
    ],
    ["a certificate that has ended", { fromStart: true, upgrade: EXPIRED }],
    ["a certificate of another name", { fromStart: true, upgrade: OF_ANOTHER_NAME }],
  ])("TLS was to be there from the first byte, and there is %s", async (_name, script) => {
    const ca = `${EXPIRED.cert}${OF_ANOTHER_NAME.cert}`;
    const { outcome, server } = await attempt(script, { security: "tls", ca });
    expect(outcome).toMatchObject({ outcome: "deferred", cause: "network" });
    for (const secret of SECRETS) expect(server.clear() + server.sealed()).not.toContain(secret);
  });

  it("all is well: only the greeting is in clear", async () => {
    const { server } = await attempt({ upgrade: GOOD });
    expect(
      server
        .clear()
        .split("\r\n")
        .map((line) => line.split(" ")[0]),
    ).toStrictEqual(["EHLO", "STARTTLS", ""]);
    expect(server.sealed()).toContain("AUTH PLAIN");
  });

  it("a server is looked at without sending", async () => {
    const { server, notifier } = await attempt({ extensions: ["AUTH PLAIN"], starttls: "502 what?" });
    await expect(notifier.verify()).rejects.toMatchObject({ code: "mail.tls" });
    for (const secret of SECRETS) expect(server.clear()).not.toContain(secret);
  });
});

it("sees the password when there is no TLS, so that these tests can see one", async () => {
  const { server } = await attempt({ extensions: ["AUTH PLAIN"] }, { security: "none" });
  expect(server.clear()).toContain(Buffer.from("\0om\0swordfish").toString("base64"));
});
