import type { DeliveryOutcome, Message } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import type { Script, ScriptedConnection } from "./scripted-smtp-server.contract.ts";
import { startScriptedSmtpServer } from "./scripted-smtp-server.contract.ts";
import { createSmtpNotifier } from "./smtp-notifier.ts";
import type { SmtpNotifierOptions } from "./smtp-options.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(script: Script, options: Partial<SmtpNotifierOptions> = {}) {
  const server = await startScriptedSmtpServer(script);
  const common = { host: "127.0.0.1", port: server.port, security: "none" } as const;
  const notifier = createSmtpNotifier({ ...common, ...options });
  closers.push(
    () => notifier.close(),
    () => server.close(),
  );
  const deliver = (count: number): Promise<readonly DeliveryOutcome[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => notifier.deliver(message(n))));
  return { server, notifier, deliver };
}

const message = (n: number): Message =>
  testMessage({ messageId: `<${n}@contoso.com>`, html: "", images: [], attachments: [] });
const outcomes = (all: readonly DeliveryOutcome[]): readonly string[] => all.map(({ outcome }) => outcome);

/** Holds back the answers to whole messages until as many wait as are to, and counts them. */
function barrier(size: number) {
  const waiting: ScriptedConnection[] = [];
  let most = 0;
  return {
    most: () => most,
    body: (connection: ScriptedConnection): void => {
      waiting.push(connection);
      most = Math.max(most, waiting.length);
      if (waiting.length >= size) for (const one of waiting.splice(0)) one.reply("250 2.0.0 queued");
    },
  };
}

describe("several messages at once", () => {
  it("go over as many connections as are allowed, and no more, one recipient in each transaction", async () => {
    const together = barrier(3);
    const { server, deliver } = await start({ body: together.body }, { connections: 3 });
    expect(outcomes(await deliver(12))).toStrictEqual(Array(12).fill("accepted"));
    expect([server.connections, together.most(), server.messages.length]).toStrictEqual([3, 3, 12]);
    const verbs = server.lines.map((line) => line.split(/[ :]/)[0]).filter((verb) => verb !== "EHLO");
    expect(verbs.filter((verb) => verb === "RCPT")).toHaveLength(12);
    expect(verbs.filter((verb) => verb === "MAIL")).toHaveLength(12);
  });

  it("have four connections when nothing is said", async () => {
    const together = barrier(4);
    const { server, deliver } = await start({ body: together.body });
    await deliver(8);
    expect([server.connections, together.most()]).toStrictEqual([4, 4]);
  });

  it("wait for the connections that a server grants, when it grants fewer", async () => {
    let open = 0;
    const { server, deliver } = await start(
      {
        greeting: (connection) => {
          open += 1;
          if (open <= 2) return "220 welcome";
          connection.reply("421 4.7.0 too many connections from you");
          connection.end();
          return "";
        },
      },
      { connections: 6 },
    );
    expect(outcomes(await deliver(20))).toStrictEqual(Array(20).fill("accepted"));
    expect(server.messages).toHaveLength(20);
    // Once it was said, no further connection was tried.
    expect(server.connections).toBeLessThanOrEqual(6);
  });

  it("say that too much came at once, when not even one connection is granted", async () => {
    const { deliver } = await start({ greeting: "421 4.7.0 too many connections" }, { connections: 2 });
    for (const outcome of await deliver(3))
      expect(outcome).toMatchObject({ outcome: "deferred", cause: "throttle" });
  });
});

describe("a connection", () => {
  it("carries a hundred messages at most", async () => {
    const { server, notifier } = await start({}, { connections: 1 });
    for (let n = 0; n < 101; n += 1) await notifier.deliver(message(n));
    expect([server.connections, server.messages.length]).toStrictEqual([2, 101]);
    expect(server.lines.filter((line) => line === "QUIT")).toHaveLength(1);
  });

  it.each<[string, Script]>([
    ["a recipient", { rcpt: "550 5.1.1 no such user" }],
    ["a message", { body: "554 5.7.1 no" }],
    ["a message for now", { body: "451 4.3.0 later" }],
    ["nothing and falls silent", { body: (connection) => connection.reset() }],
  ])("on which the server refused %s is closed and carries no other", async (_name, script) => {
    const closed = Promise.withResolvers<number>();
    const closing = (connection: ScriptedConnection): void => closed.resolve(connection.id);
    const { server, notifier } = await start({ ...script, closed: closing }, { connections: 1 });
    await notifier.deliver(message(1));
    expect(await closed.promise).toBe(1);
    await notifier.deliver(message(2));
    expect(server.connections).toBe(2);
  });

  it("is given up when it was not used for a while", async () => {
    const left = Promise.withResolvers<void>();
    const { server, notifier } = await start({ quit: () => left.resolve() }, { timeouts: { idleMs: 20 } });
    await notifier.deliver(message(1));
    await left.promise;
    expect(server.lines.at(-1)).toBe("QUIT");
    await notifier.deliver(message(2));
    expect(server.connections).toBe(2);
  });
});

describe("closing", () => {
  it("says goodbye on every connection, and takes no message any more", async () => {
    const together = barrier(3);
    const all = Promise.withResolvers<void>();
    let left = 0;
    const quit = (): void => {
      left += 1;
      if (left === 3) all.resolve();
    };
    const { server, notifier, deliver } = await start({ body: together.body, quit }, { connections: 3 });
    await deliver(3);
    await notifier.close();
    await all.promise;
    expect(await notifier.deliver(message(9))).toMatchObject({
      outcome: "deferred",
      cause: "network",
      reason: expect.stringContaining("stopped"),
    });
    expect(server.messages).toHaveLength(3);
  });

  it("ends what is under way with what is known of it: given away, or not, or never begun", async () => {
    const given = Promise.withResolvers<void>();
    const named = Promise.withResolvers<void>();
    const { notifier } = await start(
      {
        rcpt: (connection) => {
          if (connection.id === 1) return "250 ok";
          named.resolve();
          return "";
        },
        body: () => given.resolve(),
      },
      { connections: 2 },
    );
    const first = notifier.deliver(message(1));
    await given.promise;
    const second = notifier.deliver(message(2));
    const third = notifier.deliver(message(3));
    await named.promise;
    await notifier.close();
    expect(outcomes(await Promise.all([first, second, third]))).toStrictEqual([
      "unknown",
      "deferred",
      "deferred",
    ]);
  });
});

describe("a caller that stops", () => {
  it("while the message waits for a connection has handed nothing over, and holds up nobody", async () => {
    const holding = Promise.withResolvers<ScriptedConnection>();
    const { server, notifier } = await start(
      { body: (connection) => holding.resolve(connection) },
      { connections: 1 },
    );
    const first = notifier.deliver(message(1));
    const held = await holding.promise;
    const stop = new AbortController();
    const second = notifier.deliver(message(2), { signal: stop.signal });
    stop.abort(new Error("enough"));
    expect(await second).toMatchObject({ outcome: "deferred", cause: "network", reason: "stopped: enough" });
    held.reply("250 2.0.0 queued");
    expect(await first).toMatchObject({ outcome: "accepted" });
    expect(server.messages).toHaveLength(1);
  });

  it("before the final dot has handed nothing over", async () => {
    const stop = new AbortController();
    const { server, notifier } = await start({ data: () => stop.abort(new Error("enough")) });
    expect(await notifier.deliver(message(1), { signal: stop.signal })).toMatchObject({
      outcome: "deferred",
      cause: "network",
      reason: "stopped: enough",
    });
    expect(server.messages).toStrictEqual([]);
  });
});
