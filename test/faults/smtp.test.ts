import type { DeliveryState } from "@intune-om/core";
import { describe, expect, test } from "vitest";
import { addressOf } from "./support/organisation.ts";
import { type Scene, setScene } from "./support/scene.ts";
import type { Misbehaviour } from "./support/sink.ts";

type Moment = "rcpt" | "data" | "body";

interface Family {
  readonly at: Moment;
  readonly does: Misbehaviour;
  /** What the ledger must say then. */
  readonly state: DeliveryState;
  /** Whether the server has it. */
  readonly arrives: boolean;
}

const reply = (text: string): Misbehaviour => ({ kind: "reply", text });

/** One recipient each, all in one run: what becomes of one is nothing to the others. */
const FAMILIES: readonly Family[] = [
  { at: "rcpt", does: reply("421 4.3.0 going down"), state: "deferred", arrives: false },
  { at: "rcpt", does: reply("450 4.2.1 mailbox busy"), state: "deferred", arrives: false },
  { at: "rcpt", does: reply("451 4.3.0 try again later"), state: "deferred", arrives: false },
  { at: "rcpt", does: reply("452 4.2.2 mailbox full"), state: "deferred", arrives: false },
  { at: "rcpt", does: reply("550 5.1.1 no such user"), state: "rejected", arrives: false },
  { at: "rcpt", does: { kind: "drop" }, state: "deferred", arrives: false },
  { at: "data", does: reply("421 4.3.0 going down"), state: "deferred", arrives: false },
  { at: "data", does: reply("554 5.5.1 no valid recipients"), state: "rejected", arrives: false },
  { at: "body", does: reply("451 4.3.0 try again later"), state: "deferred", arrives: false },
  { at: "body", does: reply("552 5.3.4 too big"), state: "rejected", arrives: false },
  { at: "body", does: reply("554 5.6.0 not this"), state: "rejected", arrives: false },
  { at: "body", does: { kind: "drop" }, state: "unknown", arrives: true },
  { at: "body", does: { kind: "replyThenDrop", text: "250 2.0.0 taken" }, state: "accepted", arrives: true },
  { at: "body", does: { kind: "delay", ms: 50 }, state: "accepted", arrives: true },
];

describe("a mail server that misbehaves in one message", () => {
  test.concurrent("is believed in what it says, and what it does not say is called unknown; others are not touched", async () => {
    await using scene = await setScene({ recipients: FAMILIES.length + 1 });
    for (const [index, { at, does }] of FAMILIES.entries())
      scene.sink.misbehave(at, does, { times: 99, only: addressOf(index) });
    const { exitCode } = await scene.run(["run", "weekly", "--json"]);
    expect(exitCode).toBe(3);
    expect(await statesOf(scene)).toEqual([...FAMILIES.map(({ state }) => state), "accepted"]);
    expect(FAMILIES.map((_, index) => scene.sink.hasTaken(addressOf(index)))).toEqual(
      FAMILIES.map(({ arrives }) => arrives),
    );
    await scene.expectNothingBroken();

    scene.sink.behave();
    await scene.goOn();
    const later = FAMILIES.map(({ state }) => (state === "deferred" ? "accepted" : state));
    expect(await statesOf(scene)).toEqual([...later, "accepted"]);
    await scene.expectNothingBroken();
  });
});

describe("a mail server that takes nothing", () => {
  const secure = {
    mail: { security: "starttls", auth: { user: "env:OM_USER", password: "env:OM_PASSWORD" } },
  };

  test.concurrent.for([
    {
      what: "answers 421 before anything",
      sink: {},
      mail: {},
      at: "greeting",
      does: reply("421 4.3.2 not now"),
      state: "deferred",
    },
    {
      what: "offers no STARTTLS where it is asked for",
      sink: {},
      mail: secure.mail,
      at: "auth",
      does: reply("235 2.7.0 a password in clear"),
      state: "deferred",
    },
    {
      what: "answers STARTTLS with what is no handshake",
      sink: { startTls: true },
      mail: secure.mail,
      at: "starttls",
      does: { kind: "junk" },
      state: "deferred",
    },
  ] as const)("and $what, gets nothing: everything is $state", async ({ sink, mail, at, does, state }) => {
    await using scene = await setScene({ sink, mail });
    scene.sink.misbehave(at, does, { times: 99 });
    const env = { OM_USER: "operations", OM_PASSWORD: "a-secret-password" };
    const end = await scene.run(["run", "weekly", "--json"], { env });
    expect(end.exitCode).not.toBe(0);
    expect(end.stdout + end.stderr).not.toContain("a-secret-password");
    expect(scene.sink.arrivals).toEqual([]);
    expect(scene.sink.signedIn).toBe(false);
    expect(new Set(await statesOf(scene))).toEqual(new Set([state]));
    await scene.expectNothingBroken();
  });
});

async function statesOf(scene: Scene): Promise<readonly DeliveryState[]> {
  const { deliveries } = await scene.ledger();
  const byAddress = new Map(deliveries.map(({ recipient, state }) => [recipient, state]));
  return scene.organisation.addresses.map((address) => byAddress.get(address) ?? "dead");
}
