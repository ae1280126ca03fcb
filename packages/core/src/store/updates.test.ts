import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOW, snapshot } from "../../test-support/snapshots.ts";
import { closingAfter, describeOnEveryStore } from "../../test-support/stores.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import { fixedClock } from "../clock.ts";
import type { FieldChange, UpdateRecord } from "../updates/update-record.ts";
import type { Store } from "./store.ts";

const MOVED: FieldChange = {
  field: "actBy",
  from: "2026-03-01T00:00:00.000Z",
  to: "2026-04-15T00:00:00.000Z",
};
const edited = { at: NOW, changes: [MOVED] };

function keyed(key: string, patch: Partial<UpdateRecord> = {}): UpdateRecord {
  return record({ ...patch, update: update({ key, ...patch.update }) });
}

describeOnEveryStore("a store", (open) => {
  const withStore = closingAfter(open, { clock: fixedClock(NOW) });

  describe("records of updates", () => {
    it("come back as they were saved, whatever text they carry", async () => {
      const text = fc.string({ unit: "binary", maxLength: 60 }).map((value) => value.toWellFormed());
      const instant = fc.option(
        fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
      );
      const records = fc.record({
        title: text,
        summary: text,
        actBy: instant,
        missingSince: instant,
        doubtedSince: instant,
        due: instant,
        person: text,
        // A key never holds the sign that PostgreSQL has no place for.
        from: fc.option(text.map((key) => key.replaceAll("\0", ""))),
      });
      await withStore(async (store) => {
        let number = 0;
        await fc.assert(
          fc.asyncProperty(
            records,
            async ({ title, summary, actBy, missingSince, doubtedSince, due, person, from }) => {
              const key = `feed:${number++}`;
              const saved = record({
                update: update({ key, title, summary, actBy }),
                translations: [{ language: "sv", source: "feed:sv", title, summary, url: null }],
                aliases: [`${key}-a`, `${key}-b`],
                replaces: from,
                missingSince,
                doubtedSince,
                revisions: [{ at: NOW, changes: [{ field: "title", from, to: title }] }, edited],
                triage: { ...UNTOUCHED, due, acknowledgements: [{ person, at: NOW }] },
              });
              await store.updates.save("contoso", [saved]);
              expect(await store.updates.find("contoso", key)).toEqual(saved);
            },
          ),
          { numRuns: 40 },
        );
      });
    });

    it("are found by every key that leads to them, in their own tenant only", async () => {
      await withStore(async (store) => {
        await store.updates.save("contoso", [keyed("whats-new:1", { aliases: ["whats-new:2"] })]);
        expect((await store.updates.find("contoso", "whats-new:2"))?.key).toBe("whats-new:1");
        expect(await store.updates.find("contoso", "whats-new:3")).toBeNull();
        expect(await store.updates.find("fabrikam", "whats-new:1")).toBeNull();
      });
    });

    it("are written over those with the same key, and keep the revisions that were there", async () => {
      await withStore(async (store) => {
        const first = keyed("whats-new:1", { aliases: ["whats-new:2"], revisions: [edited] });
        const later = { ...first, aliases: ["whats-new:9"], revisions: [edited, { at: NOW, changes: [] }] };
        await store.updates.save("contoso", [first]);
        await store.updates.save("contoso", [later]);
        expect(await store.updates.list("contoso")).toEqual([later]);
        expect(await store.updates.find("contoso", "whats-new:2")).toBeNull();
      });
    });

    it("can hand a key on to another record", async () => {
      await withStore(async (store) => {
        const one = keyed("whats-new:1", { aliases: ["whats-new:9"] });
        const two = keyed("whats-new:2");
        await store.updates.save("contoso", [one, two]);
        await store.updates.save("contoso", [
          { ...two, aliases: ["whats-new:9"] },
          { ...one, aliases: [] },
        ]);
        expect((await store.updates.find("contoso", "whats-new:9"))?.key).toBe("whats-new:2");
      });
    });

    it("are written all or none", async () => {
      await withStore(async (store) => {
        const broken = { ...keyed("whats-new:2"), firstSeenAt: new Date(Number.NaN) };
        await expect(store.updates.save("contoso", [keyed("whats-new:1"), broken])).rejects.toThrow();
        expect(() => store.updates.save("fabrikam", [keyed("whats-new:1")])).toThrow(RangeError);
        expect(await store.updates.list("contoso")).toEqual([]);
      });
    });

    it("of several thousand are kept with every revision and alias", async () => {
      const records = Array.from({ length: 1_201 }, (_, index) =>
        keyed(`whats-new:${index}`, {
          aliases: [`whats-new:a${index}`],
          revisions: [edited, { at: NOW, changes: [{ field: "title", from: `${index}`, to: null }] }],
        }),
      );
      await withStore(async (store) => {
        await store.updates.save("contoso", records);
        const listed = await store.updates.list("contoso");
        const byKey = (one: UpdateRecord, other: UpdateRecord): number => (one.key < other.key ? -1 : 1);
        expect(listed).toEqual(records.toSorted(byKey));
      });
    });

    it("are listed newest first and by what is asked for", async () => {
      const later = new Date(NOW.getTime() + 1);
      const all = [
        keyed("a", { firstSeenAt: later, triage: { ...UNTOUCHED, state: "done", owner: "asa" } }),
        keyed("b", {
          triage: { ...UNTOUCHED, owner: "john" },
          update: update({ key: "b", platforms: ["ios"] }),
        }),
        keyed("c", { sources: ["feed:archive"], revisions: [edited] }),
        keyed("d", { replaces: "c", triage: { ...UNTOUCHED, state: "planned" } }),
      ];
      await withStore(async (store) => {
        await store.updates.save("contoso", all);
        const keys = async (filter: Parameters<Store["updates"]["list"]>[1]): Promise<readonly string[]> =>
          (await store.updates.list("contoso", filter)).map(({ key }) => key);
        expect(await keys({})).toEqual(["a", "b", "c", "d"]);
        expect(await keys({ states: ["done", "planned"] })).toEqual(["a", "d"]);
        expect(await keys({ owner: "john" })).toEqual(["b"]);
        expect(await keys({ platform: "ios" })).toEqual(["b"]);
        expect(await keys({ source: "feed:archive" })).toEqual(["c"]);
        expect(await keys({ openOnly: true })).toEqual(["b", "d"]);
        expect((await store.updates.list("contoso", { source: "feed:archive" }))[0]?.revisions).toEqual([
          edited,
        ]);
      });
    });

    it("change with a row of who did what and when", async () => {
      await withStore(async (store) => {
        await store.updates.save("contoso", [keyed("whats-new:1", { aliases: ["whats-new:2"] })]);
        const assign = (of: UpdateRecord): UpdateRecord => ({
          ...of,
          triage: { ...of.triage, owner: "asa" },
        });
        const changed = await store.updates.change(
          "contoso",
          "whats-new:2",
          "john",
          assign,
          "assigned to asa",
        );
        expect(changed.triage.owner).toBe("asa");
        expect(await store.updates.find("contoso", "whats-new:1")).toEqual(changed);
        expect(await store.updates.events("contoso", "whats-new:2")).toEqual([
          { at: NOW, by: "john", detail: "assigned to asa" },
        ]);
      });
    });

    it("stay as they are, with no row of it, when a change is refused", async () => {
      await withStore(async (store) => {
        const kept = keyed("whats-new:1");
        await store.updates.save("contoso", [kept]);
        const refuse = (): never => {
          throw new RangeError("no");
        };
        await expect(store.updates.change("contoso", kept.key, "john", refuse, "x")).rejects.toThrow("no");
        const move = (of: UpdateRecord): UpdateRecord => ({ ...of, key: "whats-new:2" });
        await expect(store.updates.change("contoso", kept.key, "john", move, "x")).rejects.toThrow(
          RangeError,
        );
        await expect(store.updates.change("contoso", "gone", "john", move, "x")).rejects.toMatchObject({
          code: "update.unknown",
        });
        expect(await store.updates.list("contoso")).toEqual([kept]);
        expect(await store.updates.events("contoso", kept.key)).toEqual([]);
      });
    });
  });

  describe("a snapshot and the updates that it brought", () => {
    it("are kept together or not at all", async () => {
      await withStore(async (store) => {
        const taken = { snapshot: snapshot(), kpis: [], records: [keyed("whats-new:1")], deployments: [] };
        const broken = { ...keyed("whats-new:2"), lastSeenAt: new Date(Number.NaN) };
        await expect(
          store.snapshots.saveWithUpdates("contoso", () => ({ ...taken, records: [broken] })),
        ).rejects.toThrow();
        await expect(store.snapshots.load("s1")).rejects.toMatchObject({ code: "store.no-snapshot" });
        expect(await store.snapshots.saveWithUpdates("contoso", () => taken)).toBe(taken.snapshot);
        expect(await store.snapshots.load("s1")).toEqual(taken.snapshot);
        expect(await store.updates.list("contoso")).toEqual(taken.records);
      });
    });

    it("lose no decision that somebody takes at the same moment", async () => {
      await withStore(async (store) => {
        await store.updates.save("contoso", [keyed("whats-new:1")]);
        const decide = (of: UpdateRecord): UpdateRecord => ({
          ...of,
          triage: { ...of.triage, state: "done" },
        });
        await Promise.all([
          store.snapshots.saveWithUpdates("contoso", (known) => ({
            snapshot: snapshot(),
            kpis: [],
            records: known.map((of) => ({ ...of, missingSince: NOW })),
            deployments: [],
          })),
          store.updates.change("contoso", "whats-new:1", "asa", decide, "done"),
        ]);
        const [kept] = await store.updates.list("contoso");
        expect([kept?.missingSince, kept?.triage.state]).toEqual([NOW, "done"]);
      });
    });
  });
});
