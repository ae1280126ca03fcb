import { domainToASCII } from "node:url";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { headerFields } from "../mime/check-headers.ts";
import { testMessage } from "../test-message.contract.ts";
import type { ScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";

let server: ScriptedSmtpServer;
let notifier: ReturnType<typeof createSmtpNotifier>;
let offered = "250-scripted\r\n250 SMTPUTF8";

beforeAll(async () => {
  server = await startScriptedSmtpServer({ ehlo: () => offered });
  notifier = createSmtpNotifier({ host: "127.0.0.1", port: server.port, security: "none" });
});

afterAll(async () => {
  await notifier.close();
  await server.close();
});

beforeEach(() => {
  offered = "250-scripted\r\n250 SMTPUTF8";
});

const utf8 = (latin1: string): string => Buffer.from(latin1, "latin1").toString();

const pieces = fc.constantFrom(
  ...'a@b.com a b . - @ , ; : < > ( ) " \\ å é ß 例え xn--rksmrgs-5wao1o räksmörgås .se \r\n \n \r \t Bcc: RCPT evil@x.com \u200B \u202E > <x@y.z> SIZE=1 \0'.split(
    " ",
  ),
  " ",
);
const address = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.tuple(pieces, pieces, pieces).map(([one, two, three]) => `a${one}${two}@b${three}.com`),
  fc.emailAddress(),
  fc.string({ unit: "binary", maxLength: 40 }),
);

it("sends to exactly the address that was meant, in the envelope and in the header, or sends nothing", async () => {
  await fc.assert(
    fc.asyncProperty(address, async (meant) => {
      const [lines, messages] = [server.lines.length, server.messages.length];
      const outcome = await notifier.deliver(testMessage({ to: { name: "", address: meant } }));
      const told = server.lines.slice(lines).filter((line) => !/^(?:EHLO|DATA|QUIT)/.test(line));
      if (outcome.outcome !== "accepted") {
        expect([outcome.outcome, told, server.messages.length]).toStrictEqual(["rejected", [], messages]);
        return;
      }
      const [local = "", domain = ""] = meant.split("@");
      const same = [`${local}@${domain.toLowerCase()}`, `${local}@${domainToASCII(domain)}`];
      expect(told).toHaveLength(2);
      const rcpt = /^RCPT TO:<([^<>\s]+)>$/.exec(utf8(told[1] ?? ""))?.[1] ?? "";
      expect(same).toContain(rcpt);
      const [raw = "", ...more] = server.messages.slice(messages);
      expect(more).toStrictEqual([]);
      const fields = headerFields(Buffer.from(raw, "latin1"));
      expect(
        fields.filter(({ name }) => /^(?:to|cc|bcc)$/i.test(name)).map(({ value }) => value),
      ).toStrictEqual([rcpt]);
    }),
    { numRuns: 400 },
  );
});

it("sends to a mailbox in other letters only where the server offers to take it", async () => {
  const deliver = () => notifier.deliver(testMessage({ to: { name: "", address: "åsa@räksmörgås.se" } }));
  expect(await deliver()).toMatchObject({ outcome: "accepted" });
  expect(server.lines.map(utf8)).toContain("RCPT TO:<åsa@räksmörgås.se>");
  expect(server.lines.at(-3)).toMatch(/^MAIL FROM:<.*> SMTPUTF8$/);
  offered = "250 scripted";
  const old = createSmtpNotifier({ host: "127.0.0.1", port: server.port, security: "none" });
  const before = server.messages.length;
  expect(await old.deliver(testMessage({ to: { name: "", address: "åsa@räksmörgås.se" } }))).toMatchObject({
    outcome: "rejected",
    hint: expect.stringContaining("plain letters"),
  });
  expect(server.messages).toHaveLength(before);
  await old.close();
});
