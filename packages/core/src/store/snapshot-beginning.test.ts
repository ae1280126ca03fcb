import { expect, it } from "vitest";
import { daysAgo, NOW, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";

describeOnEveryStore("a store", (open) => {
  it("finds the snapshot that a span of time began with, or the oldest within it, of its own tenant alone", async () => {
    const store = await open();
    const keep = (id: string, days: number, tenant: string = "contoso"): Promise<void> =>
      store.snapshots.save(snapshot({ id, tenant, takenAt: daysAgo(days) }), []);
    const span = { after: daysAgo(7), before: NOW };
    const found = async (): Promise<string | undefined> =>
      (await store.snapshots.beginning("contoso", span, ["apps"]))?.id;
    await keep("other", 8, "fabrikam");
    await keep("now", 0);
    expect(await found()).toBeUndefined();
    await keep("newer", 2);
    await keep("oldest within", 5);
    expect(await found()).toBe("oldest within");
    await keep("long before", 20);
    await keep("at the beginning", 7);
    expect(await found()).toBe("at the beginning");
    expect((await store.snapshots.beginning("contoso", span, ["apps"]))?.lists).toEqual({ apps: [] });
  });
});
