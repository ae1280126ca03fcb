import { expect, it } from "vitest";
import { claimOf } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Run } from "./run-row.ts";
import type { Store } from "./store.ts";

type Outcome = "accepted" | "rejected";

const MINUTE_MS = 60_000;
const START = new Date("2026-11-22T06:00:00Z");

const message = {
  key: "en",
  language: "en",
  from: { name: "", address: "om@contoso.example" },
  replyTo: null,
  body: { subject: "News", html: "<p>x</p>", text: "x", images: [] },
  madeAt: START,
  leftOut: [],
} as const;

/** A clock that is set by hand. */
function handClock(): { now(): Date; set(minutes: number): void } {
  let at = START;
  return {
    now: () => at,
    set: (minutes) => {
      at = minuteOf(minutes);
    },
  };
}

function minuteOf(minutes: number): Date {
  return new Date(START.getTime() + minutes * MINUTE_MS);
}

describeOnEveryStore("reports that did not reach everybody", (open) => {
  async function world() {
    const clock = handClock();
    const store = await open({ clock });
    /** Runs a report that is made at a minute, and settles a minute later; one delivery for each state. */
    const run = async (
      report: string,
      minute: number,
      states: readonly Outcome[],
      kind: "scheduled" | "manual" = "scheduled",
    ): Promise<void> => {
      clock.set(minute);
      const request = { out: null, to: null };
      const { id } = await store.runs.add({
        tenant: "contoso",
        report,
        kind,
        scheduledFor: clock.now(),
        request,
      });
      const claimed = await store.runs.claim(id, "one", MINUTE_MS);
      const deliveries = states.map((_, index) => ({
        recipient: { name: "", address: `p${index}@contoso.example` },
        channel: "smtp",
        purpose: "report",
        messageId: `<${report}.${minute}.${index}@contoso.example>`,
        messageKey: "en",
        state: "pending" as const,
        reason: null,
      }));
      const made = await store.deliveries.fanOut(claimed, [message], deliveries);
      clock.set(minute + 1);
      await settle(store, made, states);
    };
    return { store, run };
  }

  it("are none while all arrived, or nobody has tried yet", async () => {
    const { store, run } = await world();
    expect(await store.measures.undelivered("contoso", minuteOf(0))).toEqual([]);
    await run("weekly", 0, ["accepted", "accepted"]);
    expect(await store.measures.undelivered("contoso", minuteOf(10))).toEqual([]);
  });

  it("are told with whom they missed and why, until a later run reaches everybody", async () => {
    const { store, run } = await world();
    await run("weekly", 0, ["accepted", "rejected"]);
    const missed = [{ recipient: "p1@contoso.example", state: "rejected", reason: "550 no such person" }];
    expect(await store.measures.undelivered("contoso", minuteOf(5))).toMatchObject([
      { report: "weekly", scheduledFor: minuteOf(0), recipients: 2, missed },
    ]);
    await run("weekly", 10, ["accepted", "accepted"]);
    expect(await store.measures.undelivered("contoso", minuteOf(20))).toEqual([]);
  });

  it("are those of an instant: what came later is not known", async () => {
    const { store, run } = await world();
    await run("weekly", 0, ["accepted", "rejected"]);
    await run("weekly", 10, ["accepted", "accepted"]);
    expect(await store.measures.undelivered("contoso", minuteOf(0))).toEqual([]);
    expect(await store.measures.undelivered("contoso", minuteOf(5))).toHaveLength(1);
    expect(await store.measures.undelivered("contoso", minuteOf(10))).toHaveLength(1);
    expect(await store.measures.undelivered("contoso", minuteOf(11))).toEqual([]);
  });

  it("are of the tenant, of reports that go out by themselves, each by its newest run", async () => {
    const { store, run } = await world();
    await run("by-hand", 0, ["rejected"], "manual");
    await run("weekly", 10, ["rejected"]);
    await run("weekly", 20, ["rejected", "rejected"]);
    await run("daily", 30, ["accepted", "rejected"]);
    const found = await store.measures.undelivered("contoso", minuteOf(60));
    expect(found.map(({ report, scheduledFor, missed }) => [report, scheduledFor, missed.length])).toEqual([
      ["daily", minuteOf(30), 1],
      ["weekly", minuteOf(20), 2],
    ]);
    expect(await store.measures.undelivered("fabrikam", minuteOf(60))).toEqual([]);
  });
});

/** Hands the deliveries of a run over, the first with the first outcome, and ends it. */
async function settle(store: Store, run: Run, states: readonly Outcome[]): Promise<void> {
  const { claimed } = await store.outbox.claim(claimOf([run]));
  const byRecipient = claimed.toSorted((one, other) =>
    one.delivery.recipient.address < other.delivery.recipient.address ? -1 : 1,
  );
  await store.outbox.settle(
    byRecipient.map((one, index) => ({
      claimed: one,
      to: states[index] ?? "accepted",
      reason: states[index] === "rejected" ? "550 no such person" : "250 ok",
    })),
  );
  await store.runs.endIfSettled(run.id, (counts) => ({
    state: counts.size === 1 && counts.has("accepted") ? "succeeded" : "partial",
    reason: null,
  }));
}
