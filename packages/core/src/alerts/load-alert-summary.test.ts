import { expect, it } from "vitest";
import { alertMessage, firing, NOTHING_PLANNED, readOutcome } from "../../test-support/alerts.ts";
import { daysAgo, NOW, plan, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Store } from "../store/store.ts";
import { acknowledge } from "./acts.ts";
import { loadAlertSummary } from "./load-alert-summary.ts";
import type { AlertSummary } from "./alert-summary.ts";
import { reconcileAlerts } from "./reconcile-alerts.ts";

const TENANT = "contoso";
const PERIOD = { from: daysAgo(7), to: NOW };

/** Judges a day on which the rule holds for some devices. */
async function judge(store: Store, at: Date, devices: readonly string[]): Promise<void> {
  const id = `s${at.getTime()}`;
  await store.snapshots.save(snapshot({ id, takenAt: at }), []);
  await store.alerts.judge(TENANT, { id, takenAt: at }, (known, standings) =>
    reconcileAlerts({
      tenant: TENANT,
      at,
      known,
      standings,
      outcomes: [readOutcome(devices.map((device) => firing(device)))],
      flapping: plan().alerts.flapping,
    }),
  );
}

function take(store: Store, device: string, at: Date): Promise<unknown> {
  return store.alerts.change(TENANT, `stale-devices:${device}`, (alert) =>
    acknowledge(alert, { by: "asa", at, note: null }),
  );
}

describeOnEveryStore("the alerts of a period", (open) => {
  const load = (store: Store): Promise<AlertSummary> =>
    loadAlertSummary(
      {
        store,
        plan: plan(),
        config: { timeZone: "UTC" } as Parameters<typeof loadAlertSummary>[0]["config"],
      },
      TENANT,
      PERIOD,
    );

  it("are not watched before a snapshot was judged", async () => {
    expect(await load(await open())).toMatchObject({ watched: false, active: [] });
  });

  it("count waits that began before it", async () => {
    const store = await open();
    await judge(store, daysAgo(12), ["a", "b"]);
    await judge(store, daysAgo(6), ["a", "b"]);
    await take(store, "a", daysAgo(5));
    await judge(store, daysAgo(4), ["a"]);
    const summary = await load(store);
    expect(summary.opened).toEqual([]);
    expect(summary.acknowledge).toEqual({ count: 1, median: 7 * 1_440, percentile95: 7 * 1_440 });
    expect(summary.resolve).toEqual({ count: 1, median: 8 * 1_440, percentile95: 8 * 1_440 });
    expect(summary.noise).toMatchObject([{ openings: 0, unacknowledged: 1 }]);
    expect(summary.active.map(({ alert, state }) => [alert.entity.id, state])).toEqual([
      ["a", "acknowledged"],
    ]);
  });

  it("count what people were told in it of what was over before", async () => {
    const store = await open();
    await judge(store, daysAgo(12), ["a"]);
    await judge(store, daysAgo(9), []);
    await store.alerts.plan(TENANT, () => ({
      ...NOTHING_PLANNED,
      messages: [
        alertMessage({
          kind: "recovery",
          at: daysAgo(6),
          items: [{ alert: "stale-devices:a", episode: 1, why: "resolved" }],
        }),
      ],
    }));
    const summary = await load(store);
    expect(summary.noise).toMatchObject([{ rule: "stale-devices", messages: 1, openings: 0 }]);
    expect([summary.active, summary.resolved]).toEqual([[], []]);
  });

  it("count each step once, also when somebody takes an alert while a collection runs", async () => {
    const store = await open();
    await judge(store, daysAgo(12), ["a", "b"]);
    // The collection of six days ago is judged after somebody has acted, and its steps have the time of its beginning.
    await take(store, "a", daysAgo(5));
    await judge(store, daysAgo(6), ["a", "c"]);
    await judge(store, daysAgo(4), []);
    const summary = await load(store);
    expect(summary.opened.map(({ alert: { entity } }) => entity.id)).toEqual(["c"]);
    const over = summary.resolved.map(({ alert: { entity }, minutes }) => [
      entity.id,
      (minutes ?? 0) / 1_440,
    ]);
    expect(over).toEqual([
      ["a", 8],
      ["c", 2],
      ["b", 6],
    ]);
    expect(summary.noise).toMatchObject([{ openings: 1, unacknowledged: 2 }]);
  });

  it("tell of the episode and the acknowledgement of then, however long before the period they began", async () => {
    const store = await open();
    await judge(store, daysAgo(12), ["a", "b"]);
    await take(store, "a", daysAgo(11));
    await take(store, "b", daysAgo(11));
    await store.alerts.change(TENANT, "stale-devices:b", (alert) =>
      acknowledge(alert, { by: "asa", at: daysAgo(-0.5), note: "soon" }),
    );
    await judge(store, daysAgo(-1), ["b"]);
    await judge(store, daysAgo(-2), ["a", "b"]);
    const { active } = await load(store);
    expect(
      active.map(({ alert, state }) => [alert.entity.id, state, alert.openedAt, alert.acknowledged]),
    ).toEqual(
      ["a", "b"].map((id) => [id, "acknowledged", daysAgo(12), { by: "asa", at: daysAgo(11), note: null }]),
    );
  });

  it("are told as they stood at its end, whatever came later", async () => {
    const store = await open();
    await judge(store, daysAgo(3), ["a"]);
    await judge(store, daysAgo(-1), ["b"]);
    await take(store, "b", daysAgo(-1));
    const summary = await load(store);
    expect(summary.active.map(({ alert, state }) => [alert.entity.id, state])).toEqual([["a", "open"]]);
    expect([summary.opened.length, summary.resolved.length]).toEqual([1, 0]);
    expect(summary.acknowledge.count).toBe(0);
  });
});
