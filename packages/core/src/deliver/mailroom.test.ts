import { beforeEach, expect, it } from "vitest";
import { claimOf, fannedOut } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { OmError } from "../errors.ts";
import type { Outbox } from "../store/outbox.ts";
import type { Run } from "../store/run-row.ts";
import type { Store } from "../store/store.ts";
import { OPEN_GATE } from "./delivery-gate.ts";
import { DEFAULT_DELIVERY_POLICY } from "./delivery-policy.ts";
import { createMailroom, type Mailroom, type MailroomDeps, type MailroomPass } from "./mailroom.ts";
import type { DeliveryOutcome, Message } from "./notifier.ts";

const BEGIN = new Date("2026-11-28T06:00:00Z");
const ACCEPTED: DeliveryOutcome = { outcome: "accepted", response: "250 ok" };

let now: Date;
let sent: string[];
let slept: number[];
/** What happens when a message is handed over; by default it is accepted. */
let onSend: (message: Message) => Promise<DeliveryOutcome>;

beforeEach(() => {
  now = BEGIN;
  sent = [];
  slept = [];
  onSend = async () => ACCEPTED;
});

const clock = { now: (): Date => now };
const away = (): OmError => new OmError("the store is away", { code: "store.unreachable", hint: "Wait." });

function mailroom(store: Pick<Store, "outbox" | "alive">, patch: Partial<MailroomDeps> = {}): Mailroom {
  return createMailroom({
    store,
    clock,
    sleep: async (ms) => {
      slept.push(ms);
      now = new Date(now.getTime() + ms);
    },
    owner: "one",
    policy: DEFAULT_DELIVERY_POLICY,
    gate: OPEN_GATE,
    limitsOf: () => [{ key: "mail", perMinute: 1_000 }],
    connections: 2,
    channels: async () => ["smtp"],
    notifier: async () => ({
      channel: "smtp",
      verify: async () => undefined,
      close: async () => undefined,
      deliver: async (message) => {
        sent.push(message.to.name);
        return onSend(message);
      },
    }),
    message: async ({ delivery }) =>
      ({ to: { ...delivery.recipient, name: nameOf(delivery.recipient.address) } }) as Message,
    ...patch,
  });
}

function nameOf(address: string): string {
  return address.split("@")[0] ?? "";
}

function passOf(run: Run, patch: Partial<MailroomPass> = {}): MailroomPass {
  return { runs: [run], ids: null, isPatient: true, waitsForRoom: false, ...patch };
}

const going = (): AbortSignal => new AbortController().signal;

/** The outbox with some of its steps in place of its own. */
function withOutbox(store: Store, patch: (outbox: Outbox) => Partial<Outbox>): Store {
  return { ...store, outbox: { ...store.outbox, ...patch(store.outbox) } };
}

async function statesOf(store: Store, run: Run): Promise<Readonly<Record<string, string>>> {
  const rows = await store.deliveries.list({ run: run.id });
  return Object.fromEntries(rows.map(({ recipient, state }) => [nameOf(recipient.address), state]));
}

describeOnEveryStore("a mailroom", (open) => {
  it("has every delivery written down as under way before its message leaves", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    const standing: (string | undefined)[] = [];
    onSend = async (message) => {
      standing.push((await statesOf(store, run))[message.to.name]);
      return ACCEPTED;
    };
    const { settled } = await mailroom(store).pass(passOf(run), going());
    expect(standing).toEqual(["attempting", "attempting", "attempting"]);
    expect(settled.map(({ state }) => state)).toEqual(["accepted", "accepted", "accepted"]);
  });

  const SIX = ["anna", "bo", "cia", "dan", "eva", "fia"];

  /** The steps of those that were taken up together with others, and not begun. */
  const givenBack = async (store: Store): Promise<readonly (readonly string[])[]> =>
    (await store.trail.list({}))
      .filter(({ recipient }) => /^(?:eva|fia)@/.test(recipient))
      .map(({ steps }) => steps.map(({ to }) => to));

  it("finishes what is in hand when it is to stop, and puts back what it has not begun", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, SIX);
    const stopping = new AbortController();
    // Two go first, then four: of those, two are in hand when the third message of all leaves.
    onSend = async () => {
      if (sent.length === 3) stopping.abort();
      return ACCEPTED;
    };
    await mailroom(store).pass(passOf(run), stopping.signal);
    expect(sent).toEqual(["anna", "bo", "cia", "dan"]);
    expect(await givenBack(store)).toEqual([
      ["attempting", "pending"],
      ["attempting", "pending"],
    ]);
    const rows = await store.deliveries.list({ run: run.id });
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
      ...Array.from({ length: 4 }, () => ["accepted", 1]),
      ["pending", 0],
      ["pending", 0],
    ]);
  });

  it("begins nothing more once others take its process for gone", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, SIX);
    const isAlive = (): boolean => sent.length < 3;
    await mailroom(store).pass(passOf(run, { isAlive }), going());
    expect(sent).toEqual(["anna", "bo", "cia", "dan"]);
    expect(await givenBack(store)).toEqual([
      ["attempting", "pending"],
      ["attempting", "pending"],
    ]);
  });

  it("sends nothing for a lease that ended while the machine was asleep", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    let asleep = true;
    const message: MailroomDeps["message"] = async ({ delivery }) => {
      if (asleep) now = new Date(now.getTime() + 3 * 3_600_000);
      asleep = false;
      return { to: { ...delivery.recipient, name: "anna" } } as Message;
    };
    await mailroom(store, { message }).pass(passOf(run), going());
    expect(sent).toEqual(["anna"]);
    const steps = (await store.trail.list({}))[0]?.steps.map(({ to }) => to);
    expect(steps).toEqual(["attempting", "pending", "attempting", "accepted"]);
  });

  it("writes what became of messages when the store comes back, and sends none of them twice", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    let failures = 3;
    const flaky = withOutbox(store, ({ settle }) => ({
      settle: async (settlements) => {
        failures -= 1;
        // The second time the store does its work, and only its answer is lost.
        if (failures === 1) await settle(settlements);
        if (failures >= 0) throw away();
        return settle(settlements);
      },
    }));
    await mailroom(flaky).pass(passOf(run), going());
    expect(sent).toEqual(["anna", "bo", "cia"]);
    expect(slept).toEqual([250, 500, 1_000]);
    expect(await statesOf(store, run)).toEqual({ anna: "accepted", bo: "accepted", cia: "accepted" });
    const steps = (await store.trail.list({})).map((entry) => entry.steps.map(({ to }) => to));
    expect(steps).toEqual(steps.map(() => ["attempting", "accepted"]));
  });

  it("gives up when the store stays away, and writes it with the next pass", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    let isAway = true;
    const flaky = withOutbox(store, ({ settle }) => ({
      settle: (settlements) => (isAway ? Promise.reject(away()) : settle(settlements)),
    }));
    const room = mailroom(flaky);
    await expect(room.pass(passOf(run), going())).rejects.toMatchObject({ code: "store.unreachable" });
    expect(await statesOf(store, run)).toEqual({ anna: "attempting" });
    isAway = false;
    const { settled } = await room.pass(passOf(run), going());
    expect(settled.map(({ state }) => state)).toEqual(["accepted"]);
    expect(sent).toEqual(["anna"]);
  });

  it("gives back the rest of a batch, when nothing can be written in its midst, as soon as it can", async () => {
    const store = await open({ clock });
    const run = await fannedOut(
      store,
      Array.from({ length: 140 }, (_, index) => `p${100 + index}`),
    );
    let isBack = false;
    const standby = new OmError("a standby", { code: "store.read-only", hint: "Wait." });
    const flaky = withOutbox(store, ({ settle }) => ({
      // Batches grow from 2 to 64, which is more than is written at once.
      settle: (settlements) => (sent.length > 62 && !isBack ? Promise.reject(standby) : settle(settlements)),
    }));
    const room = mailroom(flaky);
    await expect(room.pass(passOf(run), going())).rejects.toBe(standby);
    const begun = sent.length;
    expect(begun).toBeLessThan(100);
    isBack = true;
    await room.write();
    const states = Object.values(await statesOf(store, run));
    expect(states.filter((state) => state === "accepted")).toHaveLength(begun);
    expect(states.filter((state) => state === "pending")).toHaveLength(140 - begun);
    await room.pass(passOf(run), going());
    expect(sent).toHaveLength(140);
  });

  it("takes up again what it was given in an answer that it never got", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    let isLost = true;
    const flaky = withOutbox(store, ({ claim }) => ({
      claim: async (request) => {
        const answer = await claim(request);
        if (isLost) throw away();
        return answer;
      },
    }));
    const room = mailroom(flaky);
    await expect(room.pass(passOf(run), going())).rejects.toMatchObject({ code: "store.unreachable" });
    isLost = false;
    await room.pass(passOf(run), going());
    expect(sent).toEqual(["anna", "bo"]);
    expect((await store.deliveries.list({ run: run.id })).map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it("sends nothing for a store that is no longer there", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const gone = {
      ...store,
      alive: () => Promise.reject(new OmError("gone", { code: "store.gone", hint: "" })),
    };
    await expect(mailroom(gone).pass(passOf(run), going())).rejects.toMatchObject({ code: "store.gone" });
    expect(sent).toEqual([]);
  });

  it("puts a message back when the store is away while it is read, and ends there", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    const message: MailroomDeps["message"] = () => Promise.reject(away());
    await expect(mailroom(store, { message }).pass(passOf(run), going())).rejects.toMatchObject({
      code: "store.unreachable",
    });
    expect(await statesOf(store, run)).toEqual({ anna: "pending", bo: "pending", cia: "pending" });
  });

  it("puts a message back that could not be read for a reason of which the message knows nothing", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const message: MailroomDeps["message"] = () => Promise.reject(new Error("Connection terminated"));
    await expect(mailroom(store, { message }).pass(passOf(run), going())).rejects.toThrow("terminated");
    expect(await statesOf(store, run)).toEqual({ anna: "pending" });
  });

  it("refuses a message that is no more, and puts off those whose channel cannot be opened", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    const purged = new OmError("it was purged", { code: "store.no-message", hint: "Run it anew." });
    const message: MailroomDeps["message"] = ({ delivery }) =>
      nameOf(delivery.recipient.address) === "anna" ? Promise.reject(purged) : Promise.resolve({} as Message);
    const notifier = (): Promise<never> =>
      Promise.reject(new OmError("OM_SMTP_PASSWORD is not set", { code: "secret.missing", hint: "Set it." }));
    await mailroom(store, { message, notifier }).pass(passOf(run), going());
    const rows = await store.deliveries.list({ run: run.id });
    expect(rows).toMatchObject([
      { state: "rejected", reason: "the message could not be made: it was purged" },
      {
        state: "deferred",
        reason: "the channel cannot be opened: OM_SMTP_PASSWORD is not set",
        hint: "Set it.",
      },
    ]);
  });

  it("waits for room by hand, says until when, and is otherwise left where the channel is full", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    const full: unknown[] = [];
    const patch: Partial<MailroomDeps> = {
      limitsOf: () => [{ key: "mail", perMinute: 1 }],
      onFull: (until, closedBy) => full.push([until.toISOString(), closedBy]),
    };
    const first = await mailroom(store, patch).pass(passOf(run), going());
    expect(first.opensAt).toEqual(new Date(BEGIN.getTime() + 61_000));
    expect([sent.length, full.length]).toEqual([1, 0]);
    await mailroom(store, patch).pass(passOf(run, { waitsForRoom: true }), going());
    expect(sent).toEqual(["anna", "bo", "cia"]);
    expect(full[0]).toEqual(["2026-11-28T06:01:01.000Z", "1 messages a minute at most"]);
  });

  it("leaves a channel alone for all messages that said it was given too much", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    onSend = async () => ({
      outcome: "deferred",
      cause: "throttle",
      retryAfterMs: 600_000,
      reason: "421 too fast",
      hint: "Wait.",
    });
    const { opensAt } = await mailroom(store, { connections: 1 }).pass(passOf(run), going());
    expect(sent).toEqual(["anna"]);
    expect(opensAt).toEqual(new Date(BEGIN.getTime() + 600_000));
    const other = await store.outbox.claim(claimOf([run], { owner: "two" }));
    expect(other).toMatchObject({ claimed: [], closedBy: "421 too fast" });
  });
});
