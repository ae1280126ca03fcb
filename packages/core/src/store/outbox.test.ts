import { beforeEach, expect, it } from "vitest";
import { claimOf, fannedOut, living } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import type { Delivery } from "./delivery-row.ts";
import type { ClaimedDelivery, Settlement } from "./outbox.ts";
import type { Run } from "./run-row.ts";
import type { Store } from "./store.ts";

const BEGIN = new Date("2026-11-28T06:00:00Z");
const DAY = 86_400;
const nobodyIsGone = (): boolean => false;

let now = BEGIN;
const clock = { now: (): Date => now };

beforeEach(() => {
  now = BEGIN;
});

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1_000);
}

function names(claimed: readonly ClaimedDelivery[]): readonly string[] {
  return claimed.map(({ delivery }) => delivery.recipient.address.split("@")[0] ?? "");
}

function accepted(claimed: ClaimedDelivery): Settlement {
  return { claimed, to: "accepted", reason: "250 ok" };
}

async function stepsOf(store: Store, run: Run): Promise<readonly (readonly string[])[]> {
  const trail = await store.trail.list({ report: run.report });
  return trail.flatMap(({ steps }) => steps.map(({ from, to }) => [from, to]));
}

describeOnEveryStore("claiming deliveries", (open) => {
  it("gives each tenant its share first, however much one of them has to send", async () => {
    const store = await open({ clock });
    const many = Array.from({ length: 30 }, (_, index) => `a${index}`);
    const large = await fannedOut(store, many);
    const small = await fannedOut(store, ["b"], { tenant: "fabrikam" });
    const { claimed } = await store.outbox.claim(claimOf([large, small], { most: 10 }));
    expect(names(claimed)).toContain("b");
    expect(claimed).toHaveLength(10);
    expect(new Set(claimed.map(({ delivery }) => delivery.id)).size).toBe(10);
  });

  it("takes those that were never put off before those whose wait is over", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    const { claimed } = await store.outbox.claim(claimOf([run], { most: 1 }));
    const [first] = claimed;
    if (first === undefined) throw new Error("nothing was claimed");
    const notBefore = new Date(now.getTime() + 30_000);
    await store.outbox.settle([{ claimed: first, to: "deferred", reason: "busy", notBefore }]);
    expect(await store.outbox.nextAt()).toEqual(notBefore);
    later(31);
    expect(names((await store.outbox.claim(claimOf([run], { most: 2 }))).claimed)).toEqual(["bo", "anna"]);
  });

  it("takes those whose wait was written while the clock was a month ahead", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    later(30 * DAY);
    const { claimed } = await store.outbox.claim(claimOf([run], { most: 1 }));
    const notBefore = new Date(now.getTime() + 60_000);
    await store.outbox.settle(
      claimed.map((one) => ({ claimed: one, to: "deferred", reason: "busy", notBefore })),
    );
    later(-30 * DAY);
    await store.outbox.claim(claimOf([run], { most: 1 }));
    expect((await store.outbox.readyRuns()).map(({ id }) => id)).toEqual([run.id]);
    expect(await store.outbox.nextAt()).toBeNull();
    expect(await store.measures.oldestReady()).toEqual(BEGIN);
    expect(names((await store.outbox.claim(claimOf([run]))).claimed)).toContain("anna");
  });

  it("leaves a wait alone until somebody takes it away by hand, and then takes each once", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const claim = () => store.outbox.claim(claimOf([run], { isPatient: false }));
    const putOff = async (): Promise<number> => {
      const { claimed } = await claim();
      const notBefore = new Date(now.getTime() + 30_000);
      await store.outbox.settle(
        claimed.map((entry) => ({ claimed: entry, to: "deferred", reason: "busy", notBefore })),
      );
      return claimed.length;
    };
    expect(await putOff()).toBe(1);
    later(60);
    expect(await putOff()).toBe(0);
    await store.outbox.hasten(run.id);
    expect(await putOff()).toBe(1);
    expect(await putOff()).toBe(0);
  });

  it("holds a run back as a whole when its gate says wait, and takes out whom it refuses", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    const gate: DeliveryGate = (_run, { recipient: { address } }) => {
      if (address.startsWith("anna")) return { verdict: "suppress", reason: "asked for silence" };
      return { verdict: "wait", until: null, reason: "quiet hours" };
    };
    expect(await store.outbox.claim(claimOf([run], { gate }))).toMatchObject({
      claimed: [],
      suppressed: [{ recipient: { address: "anna@contoso.example" }, state: "suppressed" }],
      waiting: [{ run: run.id, until: null, reason: "quiet hours" }],
    });
    expect(await stepsOf(store, run)).toEqual([["pending", "suppressed"]]);
  });

  it("goes on with other channels of a run when one is full", async () => {
    const store = await open({ clock });
    const channelOf = (name: string): string => (name === "zoe" ? "teams" : "smtp");
    const run = await fannedOut(store, ["anna", "bo", "zoe"], { channelOf });
    const limitsOf: Parameters<Store["outbox"]["claim"]>[0]["limitsOf"] = (_run, { channel }) => [
      { key: channel, perMinute: 1 },
    ];
    const { claimed, closedBy } = await store.outbox.claim(claimOf([run], { limitsOf }));
    expect(names(claimed)).toEqual(["anna", "zoe"]);
    expect(closedBy).toBe("1 messages a minute at most");
  });

  it("puts back what was given in an answer that never arrived, and counts it as no attempt", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    await store.outbox.claim(claimOf([run], { most: 1 }));
    const { claimed } = await store.outbox.claim(claimOf([run], { inHand: new Set() }));
    expect(claimed.map(({ delivery }) => delivery.attempts)).toEqual([1, 1]);
    const inHand = new Set(claimed.map(({ delivery }) => delivery.id));
    expect((await store.outbox.claim(claimOf([run], { inHand }))).claimed).toEqual([]);
    expect((await store.outbox.claim(claimOf([run], { owner: "two" }))).claimed).toEqual([]);
  });
});

describeOnEveryStore("the order in which deliveries are claimed", (open) => {
  it("begins with the tenant after the one that was served last, where there are more of them than places", async () => {
    const store = await open({ clock });
    const tenants = ["a", "b", "c", "d", "e"];
    const runs: Run[] = [];
    for (const tenant of tenants) {
      const people = Array.from({ length: 6 }, (_, index) => `${tenant}${index}`);
      runs.push(await fannedOut(store, people, { tenant }));
    }
    const served: string[] = [];
    const inHand = new Set<string>();
    for (let lastTenant: string | null = null; served.length < 10; ) {
      const { claimed } = await store.outbox.claim(claimOf(runs, { most: 2, lastTenant, inHand }));
      for (const { run, delivery } of claimed) {
        served.push(run.tenant);
        inHand.add(delivery.id);
      }
      lastTenant = served.at(-1) ?? null;
    }
    expect(served).toEqual([...tenants, ...tenants]);
  });

  it("has alerts and drills go before reports that stood in line first", async () => {
    const store = await open({ clock });
    const many = Array.from({ length: 20 }, (_, index) => `p${index}`);
    await fannedOut(store, many);
    later(60);
    await fannedOut(store, ["anna"], { report: "watch", purposeOf: () => "alert" });
    later(60);
    await fannedOut(store, ["bo"], { report: "drill", purposeOf: () => "drill" });
    const runs = await store.outbox.readyRuns();
    expect(runs.map(({ report }) => report)).toEqual(["watch", "drill", "weekly"]);
    expect(names((await store.outbox.claim(claimOf(runs, { most: 2 }))).claimed)).toEqual(["anna", "bo"]);
  });
});

describeOnEveryStore("what was given in an answer that never arrived", (open) => {
  it("is put back on its own, but for what is in hand, and nothing of anybody else", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    const { claimed } = await store.outbox.claim(claimOf([run], { most: 1 }));
    const inHand = new Set(claimed.map(({ delivery }) => delivery.id));
    await store.outbox.claim(claimOf([run], { most: 1, inHand }));
    await store.outbox.claim(claimOf([run], { most: 1, owner: "two" }));
    expect(await store.outbox.putBack({ owner: "one", inHand })).toMatchObject([
      { recipient: { address: "bo@contoso.example" }, state: "pending", attempts: 0 },
    ]);
    expect((await store.deliveries.list({ run: run.id })).map(({ state }) => state)).toEqual([
      "attempting",
      "pending",
      "attempting",
    ]);
  });
});

describeOnEveryStore("the limit of a channel", (open) => {
  const PER_MINUTE = [{ key: "mail", perMinute: 2 }];

  it("holds over a restart and between processes", async () => {
    const first = await open({ clock });
    const run = await fannedOut(first, ["anna", "bo", "cia"]);
    const { claimed } = await first.outbox.claim(claimOf([run], {}, PER_MINUTE));
    await first.outbox.settle(claimed.map(accepted));
    await first.close();
    const second = await open({ clock });
    const claim = () => second.outbox.claim(claimOf([run], { owner: "two" }, PER_MINUTE));
    later(30);
    expect(await claim()).toMatchObject({ claimed: [], opensAt: new Date(BEGIN.getTime() + 61_000) });
    later(31);
    expect((await claim()).claimed).toHaveLength(1);
  });

  it("counts what is under way for as long as it is, and from its end for a minute", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    await living(store, "one");
    const slow = await store.outbox.claim(claimOf([run], {}, PER_MINUTE));
    later(300);
    const claim = () => store.outbox.claim(claimOf([run], { owner: "two" }, PER_MINUTE));
    expect((await claim()).claimed).toEqual([]);
    await store.outbox.settle(slow.claimed.map(accepted));
    later(59);
    expect((await claim()).claimed).toEqual([]);
    later(2);
    expect((await claim()).claimed).toHaveLength(1);
  });

  it("counts what a process left behind from when that was found", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia"]);
    await store.outbox.claim(claimOf([run], {}, PER_MINUTE));
    later(600);
    await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone);
    const claim = () => store.outbox.claim(claimOf([run], { owner: "two" }, PER_MINUTE));
    expect((await claim()).claimed).toEqual([]);
    later(61);
    expect((await claim()).claimed).toHaveLength(1);
  });

  it("closes for as long as the other side asks, for everybody, and not longer when the clock is set back", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    const { claimed } = await store.outbox.claim(claimOf([run], { most: 1 }));
    const until = new Date(now.getTime() + 600_000);
    const busy = { to: "deferred", reason: "421 too fast", notBefore: until, closeUntil: until } as const;
    await store.outbox.settle(claimed.map((entry) => ({ claimed: entry, ...busy })));
    const claim = () => store.outbox.claim(claimOf([run], { owner: "two", most: 1 }));
    expect(await claim()).toMatchObject({ claimed: [], opensAt: until, closedBy: "421 too fast" });
    later(-3 * 3_600);
    expect((await claim()).claimed).toHaveLength(1);
  });
});

describeOnEveryStore("word of what became of a delivery", (open, place) => {
  it("counts once, however often it is given", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const { claimed } = await store.outbox.claim(claimOf([run]));
    const settlements = claimed.map(accepted);
    await store.outbox.settle(settlements);
    expect(await store.outbox.settle(settlements)).toMatchObject({
      settled: [{ state: "accepted" }],
      lost: [],
    });
    expect(await stepsOf(store, run)).toEqual([
      ["pending", "attempting"],
      ["attempting", "accepted"],
    ]);
  });

  it("that comes late still tells that it arrived, and from what", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const { claimed } = await store.outbox.claim(claimOf([run]));
    later(3_600);
    await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone);
    await store.outbox.settle(claimed.map(accepted));
    expect(await stepsOf(store, run)).toEqual([
      ["pending", "attempting"],
      ["attempting", "unknown"],
      ["unknown", "accepted"],
    ]);
    expect((await store.deliveries.list({ run: run.id }))[0]?.reason).toBe("told late: 250 ok");
  });

  it("that comes late keeps an alert from going out twice that nobody has taken up again yet", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"], { purposeOf: () => "alert" });
    const { claimed } = await store.outbox.claim(claimOf([run]));
    later(3_600);
    expect(await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone)).toMatchObject([
      { state: "pending", reason: "it may have arrived; sent again under the same Message-ID" },
    ]);
    await store.outbox.settle(claimed.map(accepted));
    expect((await store.outbox.claim(claimOf([run], { owner: "two" }))).claimed).toEqual([]);
  });

  it("that not a byte left comes late and puts it back in line, with a run that ended meanwhile", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const { claimed } = await store.outbox.claim(claimOf([run]));
    later(3_600);
    await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone);
    await store.runs.endIfSettled(run.id, () => ({ state: "failed", reason: "unknown" }));
    const word: readonly Settlement[] = claimed.map((entry) => ({
      claimed: entry,
      to: "pending",
      reason: "it was put back before anything was sent",
    }));
    for (const _ of ["once", "twice"])
      expect(await store.outbox.settle(word)).toMatchObject({
        settled: [{ state: "pending", attempts: 0, firstAttemptAt: null }],
        lost: [],
      });
    expect(await stepsOf(store, run)).toEqual([
      ["pending", "attempting"],
      ["attempting", "unknown"],
      ["unknown", "pending"],
    ]);
    expect((await store.outbox.claim(claimOf([run], { owner: "two" }))).claimed).toHaveLength(1);
  });

  it.each(["accepted", "unknown", "deferred"] as const)(
    "counts when the store went back to a time before the attempt: %s",
    async (to) => {
      const store = await open({ clock });
      const run = await fannedOut(store, ["anna"]);
      const { claimed } = await store.outbox.claim(claimOf([run], {}, [{ key: "mail", perMinute: 1 }]));
      await place.query(
        "update deliveries set state = 'pending', fence = 0, attempts = 0, owner = null, lease_until = null",
      );
      const word = claimed.map((entry): Settlement => ({ claimed: entry, to, reason: "told by its sender" }));
      for (const _ of ["once", "twice"])
        expect(await store.outbox.settle(word)).toMatchObject({
          settled: [{ state: to, fence: 1, attempts: 1 }],
          lost: [],
        });
      expect((await stepsOf(store, run)).slice(1)).toEqual([
        ["pending", "attempting"],
        ["attempting", to],
      ]);
      const other = await fannedOut(store, ["bo"], { report: "monthly" });
      const next = await store.outbox.claim(claimOf([other], {}, [{ key: "mail", perMinute: 1 }]));
      expect(next.claimed, "counts as sent").toEqual([]);
    },
  );

  it("that comes when another has it changes nothing, and stands in the audit trail", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"], { purposeOf: () => "alert" });
    const { claimed } = await store.outbox.claim(claimOf([run]));
    later(3_600);
    await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone);
    await store.outbox.claim(claimOf([run], { owner: "two" }));
    expect(await store.outbox.settle(claimed.map(accepted))).toMatchObject({
      settled: [],
      lost: [{ state: "attempting", owner: "two", attempts: 2 }],
    });
    const [entry] = await store.trail.list({});
    expect(entry?.steps.at(-1)).toMatchObject({
      from: "attempting",
      to: "attempting",
      detail: "told late, and changes nothing: accepted: 250 ok",
    });
  });
});

describeOnEveryStore("what a process left behind", (open) => {
  it("is taken up when its lease ended, when it shows no life, or when it is known to be gone, and not before", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo", "cia", "dan"]);
    const claim = (owner: string) => store.outbox.claim(claimOf([run], { owner, most: 1 }));
    await living(store, "slow");
    await claim("slow");
    const dies = await living(store, "silent");
    await claim("silent");
    await living(store, "gone");
    await claim("gone");
    await living(store, "alive");
    const recover = async () =>
      (await store.outbox.recover(DEFAULT_DELIVERY_POLICY, (owner) => owner === "gone"))
        .map(({ recipient }) => recipient.address.split("@")[0] ?? "")
        .toSorted();
    expect(await recover()).toEqual(["cia"]);
    await dies();
    expect(await recover()).toEqual(["bo"]);
    later(601);
    await claim("alive");
    expect(await recover()).toEqual(["anna"]);
  });

  it("is sent again by itself only where its class says so, and not for ever", async () => {
    const store = await open({ clock });
    const purposeOf = (name: string): string => (name === "anna" ? "alert" : "report");
    const run = await fannedOut(store, ["anna", "bo"], { purposeOf });
    const ends: (readonly string[])[] = [];
    for (let crash = 0; crash < 12; crash += 1) {
      await store.outbox.hasten(run.id);
      await store.outbox.claim(claimOf([run], { owner: `dying${crash}` }));
      later(5 * 3_600);
      ends.push(
        (await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone)).map(({ state }) => state),
      );
    }
    expect(ends[0]?.toSorted()).toEqual(["pending", "unknown"]);
    expect(ends[1]).toEqual(["pending"]);
    expect(ends.flat().filter((state) => state === "unknown")).toHaveLength(2);
    expect(ends.at(-1)).toEqual([]);
  });
});

describeOnEveryStore("a person's word", (open) => {
  async function ended(store: Store): Promise<{ readonly run: Run; readonly id: string }> {
    const made = await fannedOut(store, ["anna"]);
    const { claimed } = await store.outbox.claim(claimOf([made]));
    await store.outbox.settle(claimed.map((entry) => ({ claimed: entry, to: "rejected", reason: "550" })));
    const { run } = await store.runs.endIfSettled(made.id, () => ({ state: "failed", reason: "550" }));
    return { run, id: claimed[0]?.delivery.id ?? "" };
  }

  it("has a delivery tried again with a new budget, and its run go on and end again", async () => {
    const store = await open({ clock });
    const { run, id } = await ended(store);
    later(100 * 3_600);
    const [retried] = await store.outbox.retry([id], { reason: "mended", by: "asa" });
    expect(retried).toMatchObject({ state: "pending", attempts: 1, attemptsBefore: 1, firstAttemptAt: null });
    expect((await store.runs.get(run.id))?.state).toBe("fannedOut");
    const { claimed } = await store.outbox.claim(claimOf([run]));
    expect(claimed).toMatchObject([{ delivery: { attempts: 2, firstAttemptAt: now } }]);
    await store.outbox.settle(claimed.map(accepted));
    const end = await store.runs.endIfSettled(run.id, () => ({ state: "succeeded", reason: null }));
    expect(end).toMatchObject({ isEnded: true, run: { state: "succeeded", reason: null } });
  });

  it("takes all of several deliveries or none, and refuses what is in somebody's hands", async () => {
    const store = await open({ clock });
    const { id } = await ended(store);
    const other = await fannedOut(store, ["bo"], { report: "monthly" });
    const { claimed } = await store.outbox.claim(claimOf([other]));
    const both = [id, claimed[0]?.delivery.id ?? ""];
    for (const word of ["retry", "drop"] as const) {
      await expect(store.outbox[word](both, { reason: "", by: null })).rejects.toMatchObject({
        code: "delivery.state",
      });
    }
    expect((await store.deliveries.get(id))?.state).toBe("rejected");
  });

  it("is no way around approval: what was given up while it was held is held again when it is tried again", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const [delivery] = await store.deliveries.list({ run: run.id });
    if (delivery === undefined) throw new Error("nothing was made");
    const dropAndRetry = async (): Promise<Delivery | undefined> => {
      await store.outbox.drop([delivery.id], { reason: "a mistake", by: "asa" });
      return (await store.outbox.retry([delivery.id], { reason: "after all", by: null }))[0];
    };
    await store.deliveries.move(delivery, "held", { reason: "waits for approval by ciso" });
    await dropAndRetry();
    const held = await dropAndRetry();
    expect(held).toMatchObject({ state: "held", reason: "after all; it still waits for approval" });
    expect((await store.outbox.claim(claimOf([run]))).claimed).toEqual([]);
    if (held !== undefined) await store.deliveries.move(held, "pending", { reason: "released", by: "ciso" });
    expect(await dropAndRetry()).toMatchObject({ state: "pending" });
  });

  it("gives up what waits, with who and why", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const [delivery] = await store.deliveries.list({ run: run.id });
    await store.outbox.drop([delivery?.id ?? ""], { reason: "dropped: left the company", by: "asa" });
    const [entry] = await store.trail.list({});
    expect(entry).toMatchObject({ state: "dead", steps: [{ to: "dead", by: "asa" }] });
    expect((await store.outbox.claim(claimOf([run]))).claimed).toEqual([]);
  });
});

describeOnEveryStore("the end of a run", (open) => {
  it("comes once all its deliveries are settled, once, and is judged anew by late word", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    const end = () =>
      store.runs.endIfSettled(run.id, (counts) =>
        counts.has("accepted")
          ? { state: "succeeded", reason: null }
          : { state: "failed", reason: "unknown" },
      );
    const { claimed } = await store.outbox.claim(claimOf([run]));
    expect(await end()).toMatchObject({ isEnded: false, open: 1, run: { state: "fannedOut" } });
    later(3_600);
    await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone);
    const both = await Promise.all([end(), end()]);
    expect(both.filter(({ isEnded }) => isEnded)).toHaveLength(1);
    await store.outbox.settle(claimed.map(accepted));
    expect(
      (await store.runs.toEnd()).map(({ id }) => id),
      "whoever comes next ends it",
    ).toEqual([run.id]);
    expect(await end()).toMatchObject({ isEnded: true, run: { state: "succeeded" } });
    expect(await end()).toMatchObject({ isEnded: false });
  });
});

describeOnEveryStore("claims at the same moment", (open, at) => {
  it("never get the same delivery, nor more together than the channel takes", async () => {
    const first = await open({ clock });
    // Two connections to one file in one process would wait for each other for ever: only processes apart may do that.
    const second = at.flavour === "sqlite" ? first : await open({ clock });
    const run = await fannedOut(
      first,
      Array.from({ length: 40 }, (_, index) => `p${index}`),
    );
    const limits = [{ key: "mail", perMinute: 30 }];
    const claims = await Promise.all(
      [first, second, first, second, first, second].map((store, index) =>
        store.outbox.claim(claimOf([run], { owner: `process${index}`, most: 7 }, limits)),
      ),
    );
    const ids = claims.flatMap(({ claimed }) => claimed.map(({ delivery }) => delivery.id));
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });
});
