import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import { DEFAULT_DAEMON } from "../config/daemon-schema.ts";
import { NOW, plan } from "../../test-support/snapshots.ts";
import type { Checkpoint } from "../checkpoint.ts";
import type { Letter } from "../compose/letter.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import type { DeliveryOutcome } from "../deliver/notifier.ts";
import { createErrorCodeTable } from "../domain/error-codes.ts";
import { createReportRunner, type RunnerDeps } from "../run/report-runner.ts";
import { openStore, type Store } from "../store/store.ts";
import { type AddressedLetter, postLetters, type Posting } from "./post-letters.ts";

const accepted: DeliveryOutcome = { outcome: "accepted", response: "250 ok" };

let folder: string;
let store: Store;
let sent: string[];
/** What the mail server does with the next messages, in order; it accepts what comes after. */
let next: (DeliveryOutcome | Error)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-letters-"));
  store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock: { now: () => NOW } });
  sent = [];
  next = [];
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function letter(subject: string): Letter {
  return {
    locale: "sv",
    subject,
    organisation: "Contoso",
    title: subject,
    lead: null,
    paragraphs: [],
    facts: [],
    steps: [],
    stepsTitle: "",
    links: [],
    linksTitle: "",
    help: [],
    helpTitle: "",
    why: "",
  };
}

function to(...addresses: readonly string[]): readonly AddressedLetter[] {
  return addresses.map((address) => ({ to: { name: "", address }, letter: letter(`to ${address}`) }));
}

const posting = (letters: readonly AddressedLetter[]): Posting => ({
  id: "notice:1",
  tenant: "contoso",
  purpose: "notice",
  letters,
  at: NOW,
});

function deps(patch: Partial<RunnerDeps> = {}): RunnerDeps {
  const unused = async (): Promise<never> => {
    throw new Error("letters need none of this");
  };
  return {
    config: {
      file: "/intune-om.yaml",
      planFile: "/plan.yaml",
      store: { kind: "sqlite", path: join(folder, "om.db") },
      timeZone: "Europe/Stockholm",
      locale: "sv",
      tenants: [],
      feeds: [],
      channels: [],
      alertRules: [],
      daemon: DEFAULT_DAEMON,
      delivery: DEFAULT_DELIVERY_POLICY,
      mail: {
        transport: "directory",
        path: folder,
        from: { name: "Drift", address: "om@contoso.example" },
        replyTo: null,
        perMinute: 1_000,
        maxMessageBytes: 26_214_400,
        connections: 4,
      },
    },
    plan: plan(),
    store,
    clock: { now: () => NOW },
    sleep: async () => undefined,
    every: () => () => undefined,
    owner: "one",
    errorCodes: createErrorCodeTable([]),
    collect: unused,
    reporter: unused,
    reportsFolder: "/reports",
    writeFile: unused,
    mailComposer: async () => ({
      compose: unused,
      composeLetter: async ({ subject }) => ({ subject, html: "", text: subject, images: [] }),
    }),
    notifier: async () => ({
      channel: "smtp",
      verify: async () => undefined,
      close: async () => undefined,
      deliver: async (message) => {
        const outcome = next.shift() ?? accepted;
        if (outcome instanceof Error) throw outcome;
        if (outcome.outcome === "accepted") sent.push(`${message.to.address}: ${message.subject}`);
        return outcome;
      },
    }),
    ...patch,
  };
}

describe("letters", () => {
  it("go each to its own recipient, and the run says that all did", async () => {
    const outcome = await postLetters(deps(), posting(to("a@contoso.example", "b@contoso.example")));
    expect(sent.sort()).toEqual([
      "a@contoso.example: to a@contoso.example",
      "b@contoso.example: to b@contoso.example",
    ]);
    expect(outcome.run).toMatchObject({ kind: "letters", report: "notice:1", state: "succeeded" });
    expect(outcome.deliveries.map(({ purpose }) => purpose)).toEqual(["notice", "notice"]);
  });

  it("are one for each mailbox, however it is capitalised", async () => {
    const { deliveries } = await postLetters(deps(), posting(to("a@contoso.example", "A@Contoso.example")));
    expect(deliveries).toHaveLength(1);
  });

  it("are not sent a second time when the same posting is made again", async () => {
    await postLetters(deps(), posting(to("a@contoso.example")));
    await expect(postLetters(deps(), posting(to("a@contoso.example")))).rejects.toMatchObject({
      code: "run.ended",
    });
    expect(sent).toHaveLength(1);
  });

  it("that nobody wrote before their process ended are written by the next posting, decided later", async () => {
    const mailComposer = () => Promise.reject(new Error("the process ends"));
    await expect(postLetters(deps({ mailComposer }), posting(to("a@contoso.example")))).rejects.toThrow(
      "the process ends",
    );
    const later = { ...posting(to("b@contoso.example")), at: new Date(NOW.getTime() + 86_400_000) };
    await postLetters(deps(), later);
    expect(sent).toEqual(["b@contoso.example: to b@contoso.example"]);
    expect((await store.runs.ofLetters("notice:1")).map(({ state }) => state)).toEqual(["succeeded"]);
  });

  it("reach everybody once, wherever the process ends and however often it is started again", async () => {
    const addresses = ["a", "b", "c", "d"].map((name) => `${name}@contoso.example`);
    let crashes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 6 }), async (ends) => {
        sent = [];
        crashes += 1;
        const of = { ...posting(to(...addresses)), id: `notice:${crashes}` };
        for (const after of ends) {
          let left = after;
          const dying = deps({
            // Before the message is out of the house: the process ends with the row still in line.
            gate: () => {
              if (left === 0) throw new Error("the process ends");
              left -= 1;
              return { verdict: "send" };
            },
          });
          await postLetters(dying, of).catch(() => undefined);
        }
        await postLetters(deps(), of).catch(() => undefined);
        expect(sent.map((line) => line.split(":")[0] ?? "").sort()).toEqual(addresses);
      }),
      { numRuns: 25 },
    );
  });

  it("that were handed over when the process ended are unknown, and stay so until a person decides", async () => {
    const checkpoint: Checkpoint = async (name) => {
      if (name === "delivery.attempting") throw new Error("the process ends");
    };
    const of = posting(to("a@contoso.example"));
    await expect(postLetters(deps({ checkpoint }), of)).rejects.toThrow("the process ends");
    const { deliveries, run } = await postLetters(deps({ isGone: () => true }), of);
    expect(deliveries.map(({ state }) => state)).toEqual(["unknown"]);
    expect(run.state).toBe("failed");
    expect(sent).toEqual([]);
  });
});

describe("a gate", () => {
  const refuseB: DeliveryGate = (_run, { recipient }) =>
    recipient.address.startsWith("b") ? { verdict: "suppress", reason: "do not send" } : { verdict: "send" };

  it("suppresses for good, and the others are still all that was meant", async () => {
    const { run, deliveries } = await postLetters(
      deps({ gate: refuseB }),
      posting(to("a@contoso.example", "b@contoso.example")),
    );
    expect(deliveries.map(({ state, reason }) => [state, reason])).toEqual([
      ["accepted", "250 ok"],
      ["suppressed", "do not send"],
    ]);
    expect(run.state).toBe("succeeded");
  });

  it("makes the rest wait, and they go out once it opens", async () => {
    let open = 1;
    const gate: DeliveryGate = () => {
      open -= 1;
      return open < 0 ? { verdict: "wait", until: null, reason: "quiet hours" } : { verdict: "send" };
    };
    const of = posting(to("a@contoso.example", "b@contoso.example", "c@contoso.example"));
    const first = await postLetters(deps({ gate }), of);
    expect(first.run).toMatchObject({
      state: "fannedOut",
      reason: "2 of 3 deliveries are still to be made: quiet hours",
    });
    const { run } = await createReportRunner(deps()).resume(first.run.id);
    expect(run.state).toBe("succeeded");
    expect(sent).toHaveLength(3);
  });
});

describe("continuing a run of letters", () => {
  it("that were never written says how to send them", async () => {
    const run = await store.runs.add({
      tenant: "contoso",
      report: "notice:1",
      kind: "letters",
      scheduledFor: NOW,
      request: { out: null, to: null },
    });
    await expect(createReportRunner(deps()).resume(run.id)).rejects.toMatchObject({
      code: "run.no-letters",
      hint: expect.stringContaining("once more"),
    });
  });
});
