import { expect, it } from "vitest";
import { everyList } from "../../test-support/every-list.ts";
import { daysAgo, NOW, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Store } from "../store/store.ts";
import { gatherFacts } from "./gather-facts.ts";

/** A snapshot of so many days ago, with the figure that it had then. */
async function keep(
  store: Store,
  days: number,
  figure: number,
  patch: { readonly tenant?: string } = {},
): Promise<void> {
  const value = { kpi: "compliance_rate", value: figure, numerator: figure, denominator: 100 } as const;
  const metrics = { "devices.total": figure, "apps.failed": 1 };
  const [app] = everyList.apps;
  const lists = { apps: app === undefined ? [] : [{ ...app, failed: figure }] };
  const { tenant = "contoso" } = patch;
  await store.snapshots.save(
    snapshot({ id: `${tenant}-${days}`, tenant, takenAt: daysAgo(days), metrics, lists }),
    [value],
  );
}

describeOnEveryStore("what rules may know beside a snapshot", (open) => {
  it("are the figures of the 35 days before it, the oldest first, of the tenant alone", async () => {
    const store = await open();
    for (const days of [60, 36, 20, 2, 0, -3]) await keep(store, days, 100 - days);
    await keep(store, 5, 1, { tenant: "fabrikam" });
    const { history, metrics } = await gatherFacts(store, { tenant: "contoso", takenAt: NOW });
    expect(metrics.map(({ at, metrics: figures }) => [at, figures["devices.total"]])).toEqual([
      [daysAgo(20), 80],
      [daysAgo(2), 98],
    ]);
    expect(history.map(({ at, values }) => [at, values[0]?.value])).toEqual([
      [daysAgo(20), 80],
      [daysAgo(2), 98],
    ]);
  });

  it("are the install figures of about a week before", async () => {
    const store = await open();
    const earlier = async () => (await gatherFacts(store, { tenant: "contoso", takenAt: NOW })).earlierApps;
    expect(await earlier()).toBeNull();
    await keep(store, 1, 11);
    expect(await earlier()).toMatchObject({ at: daysAgo(1), apps: [{ failed: 11 }] });
    await keep(store, 9, 9);
    await keep(store, 8, 8);
    await keep(store, 3, 3);
    expect(await earlier()).toMatchObject({ at: daysAgo(8), apps: [{ failed: 8 }] });
  });

  it("are as they stood then: what came later changes nothing", async () => {
    const store = await open();
    await keep(store, 20, 80);
    await keep(store, 10, 90);
    const asked = { tenant: "contoso", takenAt: daysAgo(5) };
    const before = await gatherFacts(store, asked);
    await keep(store, 4, 96);
    await keep(store, 0, 100);
    expect(await gatherFacts(store, asked)).toEqual(before);
    expect(before.metrics).toHaveLength(2);
  });

  it("are nothing for the first snapshot of a tenant", async () => {
    const store = await open();
    await keep(store, 0, 100);
    expect(await gatherFacts(store, { tenant: "contoso", takenAt: NOW })).toEqual({
      history: [],
      metrics: [],
      earlierApps: null,
      undelivered: [],
    });
  });

  it("are the figures of a few of them where they are taken every quarter of an hour", async () => {
    const store = await open();
    for (let quarter = 1; quarter <= 4 * 48; quarter += 1) await keep(store, quarter / 96, quarter);
    const { history, metrics } = await gatherFacts(store, { tenant: "contoso", takenAt: NOW });
    expect(metrics.length).toBeLessThanOrEqual(25 + 5);
    expect(metrics.at(-1)).toMatchObject({ at: daysAgo(1 / 96), metrics: { "devices.total": 1 } });
    expect(history.map(({ at }) => at)).toEqual(metrics.map(({ at }) => at));
    expect(history.at(-1)?.values).toMatchObject([{ kpi: "compliance_rate", value: 1 }]);
  });
});
