import { beforeEach, expect, test } from "vitest";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "./store.ts";

let now = new Date("2026-11-27T06:00:00Z");
const clock: Clock = { now: () => now };
let store: Store;

describeOnEveryStore("versions of the plan", (open, place) => {
  beforeEach(async () => {
    now = new Date("2026-11-27T06:00:00Z");
    store = await open({ clock });
  });

  test("a plan gets a number when it says something else than before, even what it once said", async () => {
    expect(await store.planVersions.see('{"a":1}')).toMatchObject({ number: 1, firstSeenAt: now });
    now = new Date("2026-11-28T06:00:00Z");
    expect(await store.planVersions.see('{"a":1}')).toMatchObject({
      number: 1,
      firstSeenAt: new Date("2026-11-27T06:00:00Z"),
    });
    expect(await store.planVersions.see('{"a":2}')).toMatchObject({ number: 2, firstSeenAt: now });
    expect(await store.planVersions.see('{"a":1}')).toMatchObject({ number: 3 });
    expect((await store.planVersions.list()).map(({ number, body }) => [number, body])).toEqual([
      [1, '{"a":1}'],
      [2, '{"a":2}'],
      [3, '{"a":1}'],
    ]);
  });

  test("a new plan that is seen several times at once makes one version", async () => {
    const seen = await Promise.all([1, 2, 3, 4].map(() => store.planVersions.see('{"a":1}')));
    expect(seen.map(({ number }) => number)).toEqual([1, 1, 1, 1]);
  });

  test("a version is never changed, and the practice of a year knows all of them and every approval", async () => {
    await store.planVersions.see('{"a":1}');
    await store.journal.add("asa", [{ kind: "planApproved", version: 1, note: null }]);
    const log = await store.practice.log("contoso", new Date("2028-11-28T06:00:00Z"));
    expect(log.planVersions).toHaveLength(1);
    expect(log.planApprovals).toMatchObject([{ version: 1, by: "asa", at: now }]);
    await expect(place.query("update plan_versions set body = '{}'")).rejects.toThrow("append-only");
  });
});
