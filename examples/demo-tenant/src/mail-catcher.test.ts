import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { once } from "node:events";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type MailCatcher, type MailCatcherOptions, startMailCatcher } from "./mail-catcher.ts";

let dir = "";
let catcher: MailCatcher | null = null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "mail-catcher-"));
});

afterEach(async () => {
  await catcher?.close();
  catcher = null;
  await rm(dir, { recursive: true });
});

test("a message is kept byte for byte, dots at line starts included", async () => {
  const mail = await start();
  const content = "Subject: =?utf-8?q?H=C3=A4lsa?=\r\n\r\n.first\r\n..second\r\n\r\nlast\r\n";
  expect(await deliver(mail.port, content)).toBe(250);
  expect((await readFile(mail.messages[0]?.file ?? "")).toString()).toBe(content);
  expect(mail.messages[0]).toMatchObject({
    from: "om@norrviken.example",
    to: ["it@norrviken.example"],
    bytes: content.length,
  });
});

test("any lines, of any bytes, come out as they went in", async () => {
  const mail = await start();
  const line = fc
    .uint8Array({ maxLength: 80 })
    .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13)));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
      const content = Buffer.concat(lines.flatMap((one) => [one, Buffer.from("\r\n")]));
      expect(await deliver(mail.port, content)).toBe(250);
      expect(await readFile(mail.messages.at(-1)?.file ?? "")).toEqual(content);
    }),
    { numRuns: 30 },
  );
});

test("file names follow the order of arrival and hold nothing of an address that could harm", async () => {
  const mail = await start();
  await deliver(mail.port, "one\r\n", ["../../etc/passwd@norrviken.example"]);
  await deliver(mail.port, "two\r\n", ["b@norrviken.example"]);
  const names = mail.messages.map(({ file }) => basename(file));
  expect(names).toEqual(names.toSorted());
  expect(await readdir(dir)).toEqual(names);
  for (const name of names) expect(name).toMatch(/^\d{5}-[A-Za-z0-9._-]+\.eml$/);
});

test("a recipient can be refused or put off while another is taken", async () => {
  const mail = await start({ reject: ["gone@norrviken.example"], defer: ["full@norrviken.example"] });
  expect(await deliver(mail.port, "x\r\n", ["gone@norrviken.example"])).toBe(550);
  expect(await deliver(mail.port, "x\r\n", ["FULL@norrviken.example"])).toBe(451);
  expect(await deliver(mail.port, "x\r\n", ["gone@norrviken.example", "it@norrviken.example"])).toBe(250);
  expect(mail.messages.map(({ to }) => to)).toEqual([["it@norrviken.example"]]);
});

test("it can hang up after the last dot, with the message kept", async () => {
  const mail = await start({ hangUpAfterData: true });
  expect(await deliver(mail.port, "kept\r\n")).toBe("closed");
  expect(mail.messages).toHaveLength(1);
});

test("STARTTLS is offered only when asked for", async () => {
  const plain = await start();
  expect(await greeting(plain.port)).not.toContain("STARTTLS");
  await plain.close();
  const secure = await start({ startTls: true });
  expect(await greeting(secure.port)).toContain("STARTTLS");
});

async function start(options: Omit<MailCatcherOptions, "dir"> = {}): Promise<MailCatcher> {
  catcher = await startMailCatcher({ dir, ...options });
  return catcher;
}

/** Speaks SMTP by hand; the last reply's code, or "closed" when the connection ended without one. */
async function deliver(
  port: number,
  content: string | Buffer,
  to: readonly string[] = ["it@norrviken.example"],
): Promise<number | "closed"> {
  const talk = await dial(port);
  await talk.say("EHLO test");
  await talk.say("MAIL FROM:<om@norrviken.example>");
  const replies = [];
  for (const address of to) replies.push(await talk.say(`RCPT TO:<${address}>`));
  let last = replies.find((one) => one.startsWith("250")) ?? replies.at(-1) ?? "";
  if (last.startsWith("250")) {
    await talk.say("DATA");
    const stuffed = Buffer.from(content).toString("latin1").replace(/^\./gm, "..");
    last = await talk.say(Buffer.concat([Buffer.from(stuffed, "latin1"), Buffer.from(".")]));
  }
  talk.end();
  return last === "" ? "closed" : Number(last.slice(0, 3));
}

async function greeting(port: number): Promise<string> {
  const talk = await dial(port);
  const hello = await talk.say("EHLO test");
  talk.end();
  return hello;
}

interface Talk {
  say(line: string | Buffer): Promise<string>;
  end(): void;
}

async function dial(port: number): Promise<Talk> {
  const socket = connect(port, "127.0.0.1");
  await reply(socket);
  return {
    say(line) {
      socket.write(Buffer.concat([Buffer.from(line), Buffer.from("\r\n")]));
      return reply(socket);
    },
    end: () => socket.destroy(),
  };
}

/** One whole reply, or an empty text when the connection ends first. */
async function reply(socket: Socket): Promise<string> {
  let text = "";
  while (!/^\d{3} [^\n]*\n/m.test(text)) {
    const [chunk] = await Promise.race([once(socket, "data"), once(socket, "close").then(() => [null])]);
    if (chunk === null) return "";
    text += String(chunk);
  }
  return text;
}
