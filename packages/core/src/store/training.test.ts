import { expect, it } from "vitest";
import { NOW } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import { fixedClock } from "../clock.ts";

const revised = {
  kind: "materialRevised",
  module: "console",
  version: "2",
  on: "2026-11-22",
  update: "whats-new:1",
} as const;

describeOnEveryStore("material that was revised", (open) => {
  it("closes the training of the updates that asked for it, and both stand in the record", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    const task = { kind: "training", owner: "asa", due: null, doneAt: null } as const;
    const asking = record({ triage: { ...UNTOUCHED, tasks: [task] } });
    const other = record({ update: update({ key: "whats-new:2" }), triage: { ...UNTOUCHED, tasks: [task] } });
    await store.updates.save("contoso", [asking, other]);
    await store.training.revise("bo", revised, [asking]);
    expect(await store.journal.listOf(["materialRevised"])).toEqual([{ ...revised, at: NOW, by: "bo" }]);
    const doneAt = async (key: string): Promise<Date | null | undefined> =>
      (await store.updates.find("contoso", key))?.triage.tasks[0]?.doneAt;
    expect([await doneAt(asking.key), await doneAt(other.key)]).toEqual([NOW, null]);
    expect(await store.updates.events("contoso", asking.key)).toEqual([
      { at: NOW, by: "bo", detail: "training: console 2" },
    ]);
  });

  it("is not written down at all when one of the updates is not there", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    const gone = store.training.revise("bo", revised, [{ tenant: "contoso", key: "whats-new:9" }]);
    await expect(gone).rejects.toMatchObject({ code: "update.unknown" });
    expect(await store.journal.list()).toEqual([]);
  });
});
