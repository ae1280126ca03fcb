import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { closingAfter, describeOnEveryStore } from "../../test-support/stores.ts";
import type { Clock } from "../clock.ts";
import type { Device } from "../collect/rows/device.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Store } from "./store.ts";

let now = new Date("2026-11-22T06:00:00Z");
const clock: Clock = { now: () => now };

beforeEach(() => {
  now = new Date("2026-11-22T06:00:00Z");
});

const request = { out: "/out", to: null };
const occurrence = {
  tenant: "contoso",
  report: "weekly",
  kind: "manual",
  scheduledFor: new Date("2026-11-22T06:00:00Z"),
  request,
} as const;

function snapshot(patch: Partial<Snapshot> = {}): Snapshot {
  return {
    id: "s1",
    tenant: "contoso",
    takenAt: new Date("2026-11-22T06:00:00Z"),
    coverage: [{ source: "devices", status: "complete", count: 1 }],
    metrics: { "devices.total": 1 },
    lists: { devices: [device()] },
    ...patch,
  };
}

function device(patch: Partial<Device> = {}): Device {
  return {
    id: "d1",
    name: "NORR-001",
    os: "Windows",
    osVersion: "10.0.26100.1",
    complianceState: "compliant",
    managementState: "managed",
    managementAgent: "mdm",
    owner: "company",
    lastSyncAt: new Date("2026-11-21T06:00:00.123Z"),
    enrolledAt: null,
    graceEndsAt: null,
    encrypted: true,
    userPrincipalName: "åsa@contoso.example",
    model: "Latitude",
    manufacturer: "Dell",
    serialNumber: "X1",
    ...patch,
  };
}

describeOnEveryStore("a store", (open) => {
  const withStore = closingAfter(open, { clock });

  describe("snapshots", () => {
    it("come back as they were saved, whatever text the devices carry", async () => {
      const text = fc.string({ unit: "binary", maxLength: 60 }).map((value) => value.toWellFormed());
      const instant = fc.option(
        fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
      );
      const devices = fc.array(
        fc.record({ id: fc.uuid(), name: text, os: text, lastSyncAt: instant }).map((patch) => device(patch)),
        { maxLength: 20 },
      );
      await withStore(async (store) => {
        await fc.assert(
          fc.asyncProperty(devices, fc.uuid(), async (rows, id) => {
            const saved = snapshot({ id, lists: { devices: rows, malware: [] } });
            await store.snapshots.save(saved, []);
            expect(await store.snapshots.load(id)).toEqual(saved);
          }),
          { numRuns: 30 },
        );
      });
    });

    it("keep an empty list apart from one that was not read", async () => {
      await withStore(async (store) => {
        await store.snapshots.save(snapshot({ lists: { malware: [] } }), []);
        expect((await store.snapshots.load("s1")).lists).toEqual({ malware: [] });
      });
    });

    it("keep every row of a list that is longer than a chunk", async () => {
      const devices = Array.from({ length: 4_001 }, (_, index) => device({ id: `d${index}` }));
      await withStore(async (store) => {
        await store.snapshots.save(snapshot({ lists: { devices } }), []);
        expect((await store.snapshots.load("s1")).lists.devices?.map(({ id }) => id)).toEqual(
          devices.map(({ id }) => id),
        );
      });
    });

    it("give a tenant's KPI history of a span, and what it began with, oldest first", async () => {
      const day = (date: number): Date => new Date(Date.UTC(2026, 10, date));
      await withStore(async (store) => {
        for (const [id, date, value] of [
          ["z", 17, 89],
          ["y", 18, 90],
          ["a", 20, 91],
          ["b", 21, null],
          ["c", 22, 93],
        ] as const) {
          const kpi = { kpi: "compliance_rate", value, numerator: null, denominator: null } as const;
          await store.snapshots.save(snapshot({ id, takenAt: day(date), lists: {} }), [kpi]);
        }
        await store.snapshots.save(snapshot({ id: "x", tenant: "other", takenAt: day(20) }), []);
        const history = await store.snapshots.history("contoso", { after: day(19), before: day(22) });
        expect(history.map(({ at, values }) => [at.getUTCDate(), values[0]?.value])).toEqual([
          [18, 90],
          [20, 91],
          [21, null],
        ]);
      });
    });

    it("are found by tenant, the newest with the lists that are asked for and no others", () =>
      withStore(async (store) => {
        const at = (date: number) => new Date(Date.UTC(2026, 10, date));
        await store.snapshots.save(
          snapshot({ id: "new", takenAt: at(21), lists: { devices: [], apps: [] } }),
          [],
        );
        await store.snapshots.save(snapshot({ id: "old", takenAt: at(20) }), []);
        await store.snapshots.save(snapshot({ id: "other", tenant: "other", takenAt: at(22) }), []);
        const latest = await store.snapshots.latest("contoso", ["devices", "malware"]);
        expect(latest).toEqual(snapshot({ id: "new", takenAt: at(21), lists: { devices: [] } }));
        expect((await store.snapshots.latest("contoso", []))?.lists).toEqual({});
        expect(await store.snapshots.latest("nobody", ["devices"])).toBeNull();
      }));

    it("that were purged are missed in words", async () => {
      await withStore((store) =>
        expect(store.snapshots.load("gone")).rejects.toMatchObject({ code: "store.no-snapshot" }),
      );
    });
  });

  describe("runs", () => {
    it("are one row per occurrence, however often they are asked for", async () => {
      await withStore(async (store) => {
        const first = await store.runs.add(occurrence);
        const second = await store.runs.add(occurrence);
        const scheduled = await store.runs.add({ ...occurrence, kind: "scheduled" });
        expect(second.id).toBe(first.id);
        expect(scheduled.id).not.toBe(first.id);
      });
    });

    it("belong to one process until its lease ends; then the fence grows and the former owner is refused", async () => {
      await withStore(async (store) => {
        const { id } = await store.runs.add(occurrence);
        const mine = await store.runs.claim(id, "one", 60_000);
        await expect(store.runs.claim(id, "two", 60_000)).rejects.toMatchObject({ code: "run.held" });
        now = new Date(now.getTime() + 60_001);
        const theirs = await store.runs.claim(id, "two", 60_000);
        expect(theirs.fence).toBe(mine.fence + 1);
        await expect(store.runs.move(mine, "failed")).rejects.toMatchObject({ code: "run.lost" });
        expect((await store.runs.get(id))?.state).toBe("claimed");
      });
    });

    it("cannot skip a step or go on after their end", async () => {
      await withStore(async (store) => {
        const { id } = await store.runs.add(occurrence);
        const run = await store.runs.claim(id, "one", 60_000);
        await expect(store.runs.move(run, "succeeded")).rejects.toThrow(RangeError);
        await store.runs.move(run, "failed", { reason: "no" });
        await expect(store.runs.claim(id, "one", 60_000)).rejects.toMatchObject({ code: "run.ended" });
      });
    });

    it("are renewed and released only by the process that holds them", async () => {
      await withStore(async (store) => {
        const { id } = await store.runs.add(occurrence);
        const mine = await store.runs.claim(id, "one", 60_000);
        now = new Date(now.getTime() + 59_000);
        await store.runs.renew(mine, 60_000);
        now = new Date(now.getTime() + 59_000);
        await expect(store.runs.claim(id, "two", 60_000)).rejects.toMatchObject({ code: "run.held" });
        now = new Date(now.getTime() + 2_000);
        await store.runs.claim(id, "two", 60_000);
        await expect(store.runs.renew(mine, 60_000)).rejects.toMatchObject({ code: "run.lost" });
        await store.runs.release(mine, "gone");
        expect(await store.runs.get(id)).toMatchObject({ owner: "two", reason: null });
      });
    });

    it("that were released can be claimed at once and say why they stopped", async () => {
      await withStore(async (store) => {
        const { id } = await store.runs.add(occurrence);
        await store.runs.release(await store.runs.claim(id, "one", 60_000), "Graph did not answer");
        expect((await store.runs.get(id))?.reason).toBe("Graph did not answer");
        expect((await store.runs.claim(id, "two", 60_000)).state).toBe("claimed");
      });
    });
  });

  describe("what readers were told of last", () => {
    const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));

    async function ended(store: Store, number: number, patch: Partial<StartedRun> = {}): Promise<void> {
      const { state = "succeeded", ...rest } = patch;
      const run = await store.runs.add({ ...occurrence, scheduledFor: day(number), ...rest });
      let moved = await store.runs.claim(run.id, "one", 1_000);
      await store.snapshots.save(snapshot({ id: run.id, takenAt: day(number), tenant: run.tenant }), []);
      moved = await store.runs.move(moved, "collected", { snapshotId: run.id });
      moved = await store.runs.move(moved, "rendered");
      if (state !== "fannedOut") await store.runs.move(moved, state);
    }

    interface StartedRun {
      readonly tenant: string;
      readonly report: string;
      readonly kind: "manual" | "scheduled" | "dryRun";
      readonly request: { readonly out: string | null; readonly to: string | null };
      readonly state: "succeeded" | "partial" | "failed" | "fannedOut";
    }

    it("is the newest data of the report that reached them, in full or in part, before an instant", async () => {
      await withStore(async (store) => {
        await ended(store, 1, { kind: "scheduled" });
        await ended(store, 2, { state: "partial" });
        await ended(store, 3);
        expect(await store.runs.lastRead(occurrence, day(4))).toEqual(day(3));
        expect(await store.runs.lastRead(occurrence, day(3))).toEqual(day(2));
        expect(await store.runs.lastRead(occurrence, day(1))).toBe(null);
      });
    });

    it("is nothing of a dry run, a run for one address, one that failed or waits, or another report or tenant", async () => {
      await withStore(async (store) => {
        await ended(store, 1);
        await ended(store, 2, { kind: "dryRun" });
        await ended(store, 3, { request: { out: null, to: "eva@contoso.example" } });
        await ended(store, 4, { state: "failed" });
        await ended(store, 5, { state: "fannedOut" });
        await ended(store, 6, { report: "daily" });
        await ended(store, 7, { tenant: "fabrikam" });
        expect(await store.runs.lastRead(occurrence, day(9))).toEqual(day(1));
      });
    });
  });

  describe("deliveries", () => {
    const body = {
      subject: "Läget",
      html: "<p>å</p>",
      text: "å",
      images: [
        {
          contentId: "c1",
          fileName: "c1.png",
          contentType: "image/png",
          bytes: new Uint8Array([0, 255, 13, 10]),
        },
      ],
    } as const;
    const message = {
      key: "sv",
      language: "sv",
      from: { name: "Drift", address: "om@contoso.example" },
      replyTo: { name: "", address: "desk@contoso.example" },
      body,
      madeAt: new Date("2026-11-22T06:00:00Z"),
      leftOut: [],
    } as const;
    const delivery = {
      recipient: { name: "Åsa", address: "asa@contoso.example" },
      channel: "smtp",
      purpose: "report",
      messageId: "<a@b>",
      messageKey: "sv",
      state: "pending",
      reason: null,
    } as const;

    async function rendered(store: Store) {
      const { id } = await store.runs.add(occurrence);
      await store.snapshots.save(snapshot(), []);
      const claimed = await store.runs.claim(id, "one", 60_000);
      return store.runs.move(await store.runs.move(claimed, "collected", { snapshotId: "s1" }), "rendered");
    }

    it("are all written with the run's step, or none of them", async () => {
      await withStore(async (store) => {
        const run = await rendered(store);
        await expect(store.deliveries.fanOut(run, [message], [delivery, delivery])).rejects.toThrow();
        expect(await store.deliveries.list({ run: run.id })).toEqual([]);
        expect((await store.runs.get(run.id))?.state).toBe("rendered");
        await store.deliveries.fanOut(run, [message], [delivery]);
        const [row] = await store.deliveries.list({ run: run.id });
        expect(row).toMatchObject({ state: "pending", attempts: 0, recipient: delivery.recipient });
        expect((await store.deliveries.message(row?.message ?? "")).body).toEqual({
          ...body,
          images: [{ ...body.images[0], bytes: Buffer.from([0, 255, 13, 10]) }],
        });
      });
    });

    it("refuse a step by a process that another one has overtaken", async () => {
      await withStore(async (store) => {
        const run = await rendered(store);
        await store.deliveries.fanOut(run, [message], [delivery]);
        const [row] = await store.deliveries.list({ run: run.id });
        if (row === undefined) throw new Error("no row");
        const attempting = await store.deliveries.move(row, "attempting");
        expect(attempting.attempts).toBe(1);
        await expect(store.deliveries.move(row, "attempting")).rejects.toMatchObject({
          code: "delivery.lost",
        });
        await store.deliveries.move(attempting, "deferred", {
          reason: "451",
          notBefore: new Date("2026-11-22T06:01:00Z"),
        });
        const [deferred] = await store.deliveries.list({ run: run.id, state: "deferred" });
        expect(deferred).toMatchObject({
          reason: "451",
          notBefore: new Date("2026-11-22T06:01:00Z"),
          attempts: 1,
        });
      });
    });

    it("refuse the outcome of an attempt that is no longer the latest", async () => {
      await withStore(async (store) => {
        const run = await store.deliveries.fanOut(await rendered(store), [message], [delivery]);
        const [row] = await store.deliveries.list({ run: run.id });
        if (row === undefined) throw new Error("no row");
        const first = await store.deliveries.move(row, "attempting");
        await store.deliveries.move(await store.deliveries.move(first, "deferred"), "attempting");
        await expect(store.deliveries.move(first, "accepted")).rejects.toMatchObject({
          code: "delivery.lost",
        });
      });
    });

    it("are found again by another process that opens the same store", async () => {
      await withStore(async (store) => {
        await store.deliveries.fanOut(await rendered(store), [message], [delivery]);
      });
      await withStore(async (store) => expect(await store.deliveries.list({})).toHaveLength(1));
    });
  });
});
