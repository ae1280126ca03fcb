import { beforeEach, expect, it } from "vitest";
import { claimOf, fannedOut } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";

const BEGIN = new Date("2026-11-28T06:00:00Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const nobodyIsGone = (): boolean => false;

let now = BEGIN;
const clock = { now: (): Date => now };

beforeEach(() => {
  now = BEGIN;
});

function later(ms: number): void {
  now = new Date(now.getTime() + ms);
}

describeOnEveryStore("leases that were taken while the clock was a month ahead", (open) => {
  it("end, when it is right again, as soon as others that nobody renews, and not at once", async () => {
    const store = await open({ clock });
    later(30 * DAY);
    const { lease } = await store.leases.take("daemon", "one", MINUTE);
    later(-30 * DAY);
    expect(await store.leases.take("daemon", "two", MINUTE)).toMatchObject({
      kind: "held",
      lease: { owner: "one", until: new Date(BEGIN.getTime() + MINUTE) },
    });
    // Whoever lives keeps it.
    await store.leases.renew(lease, MINUTE);
    later(MINUTE);
    expect((await store.leases.take("daemon", "two", MINUTE)).kind).toBe("taken");
  });

  it("keep what a process has in hand for an hour at most when it died then, and for good while it lives", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna", "bo"]);
    later(30 * DAY);
    const alive = await store.leases.take("process:alive", "alive", 2 * MINUTE);
    for (const owner of ["alive", "dead"]) await store.outbox.claim(claimOf([run], { owner, most: 1 }));
    later(-30 * DAY);
    const recover = async () =>
      (await store.outbox.recover(DEFAULT_DELIVERY_POLICY, nobodyIsGone)).map(
        ({ recipient }) => recipient.address,
      );
    expect(await recover()).toEqual([]);
    later(60 * MINUTE);
    await store.leases.renew(alive.lease, 2 * MINUTE);
    expect(await recover()).toEqual(["bo@contoso.example"]);
  });

  it("keep no run from being taken up", async () => {
    const store = await open({ clock });
    const request = { out: null, to: null };
    const due = {
      tenant: "contoso",
      report: "weekly",
      kind: "scheduled",
      scheduledFor: BEGIN,
      request,
    } as const;
    const { id } = await store.runs.add(due);
    later(30 * DAY);
    const run = await store.runs.claim(id, "one", 15 * MINUTE);
    later(-30 * DAY);
    const again = await store.runs.claim(id, "two", 15 * MINUTE);
    expect(again.fence).toBe(run.fence + 1);
    await store.runs.release(again, "503");
    await store.runs.postpone(again, new Date(now.getTime() + 30 * DAY), "503");
    expect((await store.runs.toBegin()).map((one) => one.id)).toEqual([id]);
    // One that is due then waits for its time.
    const later30 = new Date(now.getTime() + 30 * DAY);
    const far = await store.runs.add({ ...due, scheduledFor: later30 });
    const claimed = await store.runs.claim(far.id, "two", MINUTE);
    await store.runs.release(claimed, "503");
    await store.runs.postpone(claimed, later30, "503");
    expect((await store.runs.toBegin()).map((one) => one.id)).toEqual([id]);
  });
});

describeOnEveryStore("the sign of life of a process", (open, world) => {
  const names = async (): Promise<readonly unknown[]> =>
    (await world.query("select name from leases order by name")).map(({ name }) => name);

  it("is forgotten a day after it ended, unless a message is still in its hands", async () => {
    const store = await open({ clock });
    const run = await fannedOut(store, ["anna"]);
    await store.leases.take("daemon", "quiet", MINUTE);
    await store.leases.take("process:quiet", "quiet", MINUTE);
    await store.outbox.claim(claimOf([run], { owner: "busy" }));
    later(DAY);
    await store.leases.take("process:next", "next", MINUTE);
    expect(await names()).toEqual(["daemon", "process:busy", "process:next", "process:quiet"]);
    later(2 * MINUTE);
    await store.leases.take("process:last", "last", MINUTE);
    expect(await names()).toEqual(["daemon", "process:busy", "process:last", "process:next"]);
  });
});
