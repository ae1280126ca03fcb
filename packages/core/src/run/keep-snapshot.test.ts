import { beforeEach, describe, expect, it } from "vitest";
import { device, NOW, plan, snapshot, without } from "../../test-support/snapshots.ts";
import { appRow, deployment } from "../../test-support/deployments.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { update } from "../../test-support/updates.ts";
import { fixedClock } from "../clock.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Store } from "../store/store.ts";
import { keepSnapshot } from "./keep-snapshot.ts";

const HOUR_MS = 3_600_000;
const post = update({ key: "message-center:MC1", source: "service-messages", title: "Plan for it" });

let store: Store;

function keep(read: Snapshot): Promise<Snapshot> {
  const config = { timeZone: "Europe/Stockholm", locale: "en" } as const;
  return keepSnapshot(read, { store, plan: plan(), config });
}

function taken(hours: number, updates: readonly (typeof post)[]): Snapshot {
  const lists = { ...snapshot().lists, devices: [device()], updates };
  return snapshot({ id: `s${hours}`, takenAt: new Date(NOW.getTime() + hours * HOUR_MS), lists });
}

describeOnEveryStore("a store", (open) => {
  beforeEach(async () => {
    store = await open({ clock: fixedClock(NOW) });
  });

  describe("a snapshot that is kept", () => {
    it("comes back as it is in the store, with what is known of updates", async () => {
      const kept = await keep(taken(0, [post]));
      expect(kept.lists.updateRecords).toMatchObject([
        { key: post.key, firstSeenAt: NOW, triage: { state: "new" } },
      ]);
      expect(await store.snapshots.load("s0")).toEqual(kept);
      expect(await store.updates.list("contoso")).toEqual(kept.lists.updateRecords);
      const history = await store.snapshots.history("contoso", {
        after: new Date(NOW.getTime() - 1),
        before: new Date(NOW.getTime() + 1),
      });
      expect(history).toMatchObject([{ at: NOW }]);
    });

    it("keeps the records as they stood, whatever comes later", async () => {
      await keep(taken(0, [post]));
      await keep(taken(1, [{ ...post, title: "Plan for something else" }]));
      const titles = async (id: string): Promise<readonly (string | undefined)[]> =>
        (await store.snapshots.load(id)).lists.updateRecords?.map((record) => record.update.title) ?? [];
      expect([await titles("s0"), await titles("s1")]).toEqual([
        ["Plan for it"],
        ["Plan for something else"],
      ]);
    });

    it("leaves what people decided as it is", async () => {
      await keep(taken(0, [post]));
      await store.updates.change(
        "contoso",
        post.key,
        "asa",
        (record) => ({ ...record, triage: { ...record.triage, state: "planned", owner: "asa" } }),
        "planned",
      );
      const kept = await keep(taken(1, [post]));
      expect(kept.lists.updateRecords?.[0]?.triage).toMatchObject({ state: "planned", owner: "asa" });
    });

    it("has the last that is known of a source that could not be read", async () => {
      await keep(taken(0, [post]));
      const blind = without(taken(1, []), "service-messages", "updates");
      const kept = await keep(blind);
      expect(kept.lists.updates).toBeUndefined();
      expect(kept.lists.updateRecords).toMatchObject([
        { key: post.key, lastSeenAt: NOW, missingSince: null },
      ]);
    });

    it("sets aside what names only platforms that the tenant has not", async () => {
      const kept = await keep(taken(0, [{ ...post, platforms: ["android"] }]));
      expect(kept.lists.updateRecords?.[0]?.triage.state).toBe("notRelevant");
    });

    it("of another tenant changes nothing of this one's", async () => {
      await keep(taken(0, [post]));
      await keep({ ...taken(1, [post]), tenant: "fabrikam" });
      expect((await store.updates.list("contoso"))[0]?.lastSeenAt).toEqual(NOW);
      expect((await store.updates.list("fabrikam"))[0]?.tenant).toBe("fabrikam");
    });
  });

  describe("a planned deployment", () => {
    const deployments = [deployment(), deployment({ id: "unknown", measure: { kind: "app", app: "Other" } })];
    const config = { timeZone: "Europe/Stockholm", locale: "en" } as const;
    const withApp = (hours: number, installed: number): Snapshot => {
      const of = taken(hours, []);
      const apps = [appRow({ installed, failed: 1 })];
      return { ...of, lists: { ...of.lists, apps }, metrics: { "apps.total": 1 } };
    };

    it("is remembered with the snapshot it was measured in, and leaves a gap where it was not known", async () => {
      const keepPlanned = (of: Snapshot): Promise<Snapshot> =>
        keepSnapshot(of, { store, plan: plan({ deployments }), config });
      await keepPlanned(withApp(0, 40));
      await keepPlanned(without(withApp(1, 41), "apps", "apps"));
      await keepPlanned({ ...withApp(2, 42), tenant: "other", id: "elsewhere" });
      const log = await store.practice.log("contoso", NOW);
      expect(log.deployments).toEqual([
        { at: NOW, values: [{ deployment: "meter-app", reached: 40, failed: 1, population: 101 }] },
        { at: new Date(NOW.getTime() + HOUR_MS), values: [] },
      ]);
    });
  });
});
