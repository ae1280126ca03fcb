import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { deviceOf, estate, user } from "../../../test-support/directory.ts";
import { plan } from "../../../test-support/snapshots.ts";
import { closingAfter, describeOnEveryStore } from "../../../test-support/stores.ts";
import { record } from "../../../test-support/updates.ts";
import type { Clock } from "../../clock.ts";
import { DEFAULT_NEWCOMERS } from "../../config/plan/plan.ts";
import { DEFAULT_RETENTION, type Retention } from "../../config/plan/retention.ts";
import { keepSnapshot } from "../../run/keep-snapshot.ts";
import type { Store } from "../store.ts";
import { KEPT, purgeKinds } from "./index.ts";

const NOW = new Date("2026-11-22T06:00:00Z");
const DAY_MS = 86_400_000;
const NOBODY = "margareta.oberg@contoso.example";

let now = NOW;
const clock: Clock = { now: () => now };

beforeEach(() => {
  now = NOW;
});

interface Report {
  readonly daysAgo: number;
  readonly ends?: boolean;
  readonly recipient?: string;
}

/** A report that was run some days ago, with one snapshot, file, message and delivery of its own. */
async function report(store: Store, { daysAgo, ends = true, recipient = NOBODY }: Report): Promise<string> {
  now = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const id = `snapshot-${daysAgo}`;
  const devices = Array.from({ length: 5 }, (_, index) => ({ id: `${index}`, name: recipient }));
  const of = { id, tenant: "contoso", takenAt: now, coverage: [], metrics: { "devices.total": 5 } };
  await store.snapshots.save({ ...of, lists: { devices: devices as never } }, [
    { kpi: "compliance_rate", value: 90, numerator: 9, denominator: 10 },
  ]);
  const request = { out: null, to: null };
  const occurrence = {
    tenant: "contoso",
    report: "weekly",
    kind: "scheduled",
    scheduledFor: now,
    request,
  } as const;
  const { id: run } = await store.runs.add(occurrence);
  let claimed = await store.runs.claim(run, "me", 60_000);
  claimed = await store.runs.move(claimed, "collected", { snapshotId: id });
  const bytes = Buffer.from(recipient);
  await store.artifacts.save(run, "en", {
    format: "pdf",
    fileName: "a.pdf",
    contentType: "application/pdf",
    bytes,
  });
  claimed = await store.runs.move(claimed, "rendered");
  claimed = await store.deliveries.fanOut(
    claimed,
    [
      {
        key: "en",
        language: "en",
        from: { name: "Intune", address: "om@contoso.example" },
        replyTo: null,
        body: {
          subject: `To ${recipient}`,
          html: `<p>${recipient}</p>`,
          text: recipient.repeat(200),
          images: [],
        },
        madeAt: now,
        leftOut: [],
      },
    ],
    [
      {
        recipient: { name: recipient === NOBODY ? "Margareta Öberg" : "Someone", address: recipient },
        channel: "smtp",
        purpose: "report",
        messageId: `<${run}@contoso.example>`,
        messageKey: "en",
        state: "pending",
        reason: null,
      },
    ],
  );
  const [pending] = await store.deliveries.list({ run });
  if (pending === undefined) throw new Error("no delivery");
  const attempting = await store.deliveries.move(pending, "attempting");
  if (ends) {
    await store.deliveries.move(attempting, "accepted", { reason: `250 ${recipient} ok` });
    await store.runs.move(claimed, "succeeded");
  }
  await store.journal.add("asa", [{ kind: "attested", item: `of ${daysAgo}`, note: null, link: null }]);
  now = NOW;
  return run;
}

/** A run that somebody began, and of which there is nothing yet. */
async function bareRun(store: Store): Promise<void> {
  const request = { out: null, to: null };
  const occurrence = {
    tenant: "contoso",
    report: "bare",
    kind: "manual",
    scheduledFor: now,
    request,
  } as const;
  await store.runs.claim((await store.runs.add(occurrence)).id, "me", 60_000);
}

const ALL_SHORT: Retention = {
  snapshots: 30,
  artifacts: 30,
  messages: 30,
  deliveries: 30,
  notices: 30,
  newcomers: 30,
  journal: 30,
  alerts: 30,
};

const ASA = { by: "asa", removeFiles: async (): Promise<void> => undefined };

const TABLES = {
  sqlite: "select name from sqlite_master where type = 'table'",
  postgres: "select table_name as name from information_schema.tables where table_schema = current_schema()",
};

describeOnEveryStore("a store", (open, place) => {
  const withStore = closingAfter(open, { clock });
  const rows = (query: string): ReturnType<typeof place.query> => place.query(query);
  const count = async (table: string): Promise<number> =>
    Number((await rows(`select count(*) as n from ${table}`))[0]?.n);
  const counts = async (...tables: readonly string[]): Promise<readonly number[]> => {
    const all: number[] = [];
    for (const table of tables) all.push(await count(table));
    return all;
  };

  describe("every table of the store", () => {
    it("is purged by a kind, or kept for a reason", async () => {
      await withStore(async () => undefined);
      const tables = (await rows(TABLES[place.flavour]))
        .map(({ name }) => String(name))
        .filter((name) => !/^(?:sqlite_|kysely_|intune_om_marker$)/.test(name));
      const decided = [...purgeKinds.flatMap((kind) => kind.tables), ...Object.keys(KEPT)];
      expect(tables.sort()).toEqual([...new Set<string>(decided)].sort());
    });

    it("has a setting of the plan that decides, and each setting has a kind", () => {
      expect(new Set(purgeKinds.map(({ retention }) => retention))).toEqual(
        new Set(Object.keys(DEFAULT_RETENTION)),
      );
    });
  });

  describe("a purge", () => {
    it("takes away what is older than its retention, and says how much of each kind", async () => {
      await withStore(async (store) => {
        await report(store, { daysAgo: 40 });
        await report(store, { daysAgo: 5 });
        const expected = {
          snapshots: 1,
          artifacts: 1,
          messages: 1,
          deliveries: 1,
          runs: 1,
          notices: 0,
          newcomers: 0,
          journal: 1,
          planVersions: 0,
          alerts: 0,
          alertSteps: 0,
          alertMessages: 0,
          alertThreads: 0,
          alertSuppressions: 0,
        };
        const byKind = (kinds: readonly { kind: string; records: number }[]): Record<string, number> =>
          Object.fromEntries(kinds.map(({ kind, records }) => [kind, records]));
        expect(byKind(await store.purge.preview(ALL_SHORT))).toMatchObject({ ...expected, runs: 0 });
        expect(await count("deliveries")).toBe(2);
        expect(byKind((await store.purge.run(ALL_SHORT, ASA)).kinds)).toEqual(expected);
      });
      expect(await counts("deliveries", "runs", "artifacts", "delivery_events")).toEqual([1, 1, 1, 2]);
      expect((await rows("select snapshot_id from snapshot_lists")).map((row) => row.snapshot_id)).toEqual([
        "snapshot-5",
      ]);
    });

    it("keeps the figures of a snapshot for trends", async () => {
      const history = await withStore(async (store) => {
        await report(store, { daysAgo: 40 });
        await report(store, { daysAgo: 5 });
        await store.purge.run(ALL_SHORT, ASA);
        return store.snapshots.history("contoso", { after: new Date(0), before: NOW });
      });
      expect(history.map(({ values }) => values[0]?.value)).toEqual([90, 90]);
    });

    it("writes what it did into the journal, which it cannot hide", async () => {
      const facts = await withStore(async (store) => {
        await report(store, { daysAgo: 40 });
        await store.purge.run({ ...ALL_SHORT, snapshots: null }, ASA);
        return store.journal.listOf(["purged"]);
      });
      const before = new Date(NOW.getTime() - 30 * DAY_MS).toISOString();
      expect(facts).toContainEqual({
        kind: "purged",
        table: "deliveries",
        before,
        rows: 1,
        at: NOW,
        by: "asa",
      });
      expect(facts.map(({ table }) => table)).not.toContain("snapshots");
    });

    it("keeps what still counts: the newest completion of each person, and the newest revision of material", async () => {
      const left = await withStore(async (store) => {
        const trained = (person: string, on: string) =>
          ({ kind: "trained", person, module: "console", version: "1", on }) as const;
        const revised = (version: string) =>
          ({ kind: "materialRevised", module: "console", version, on: "2020-01-01", update: null }) as const;
        now = new Date(NOW.getTime() - 90 * DAY_MS);
        await store.journal.add("bo", [
          trained("asa", "2020-01-01"),
          trained("cia", "2020-01-01"),
          revised("1"),
        ]);
        await store.journal.add("bo", [trained("asa", "2020-02-01"), revised("2")]);
        now = NOW;
        await store.purge.run(ALL_SHORT, ASA);
        return store.journal.listOf(["trained", "materialRevised"]);
      });
      expect(
        left.map((entry) => (entry.kind === "trained" ? [entry.person, entry.on] : entry.version)),
      ).toEqual([["cia", "2020-01-01"], ["asa", "2020-02-01"], "2"]);
    });

    it("never touches a run that has not ended, with its snapshot, files, message and deliveries", async () => {
      await withStore(async (store) => {
        await report(store, { daysAgo: 90, ends: false });
        await report(store, { daysAgo: 1, recipient: "someone@contoso.example" });
        await store.purge.run({ ...ALL_SHORT, journal: null }, ASA);
      });
      expect(await counts("deliveries", "artifacts", "runs")).toEqual([2, 2, 2]);
      expect(await count("snapshot_lists")).toBe(2);
      expect(await rows("select text from messages where text = ''")).toEqual([]);
    });

    it("never takes the newest snapshot of a tenant, however old", async () => {
      await withStore(async (store) => {
        await report(store, { daysAgo: 900 });
        await report(store, { daysAgo: 800 });
        await store.purge.run(ALL_SHORT, ASA);
        expect((await store.snapshots.latest("contoso", ["devices"]))?.lists.devices).toHaveLength(5);
      });
      expect(await count("snapshot_lists")).toBe(1);
    });

    it("keeps the newest run of a report: the next one tells what is new since then", async () => {
      await withStore(async (store) => {
        await report(store, { daysAgo: 900 });
        await report(store, { daysAgo: 800 });
        await store.purge.run(ALL_SHORT, ASA);
        expect(await store.runs.lastRead({ tenant: "contoso", report: "weekly" }, NOW)).toEqual(
          new Date(NOW.getTime() - 800 * DAY_MS),
        );
      });
    });

    it("keeps who received a message longer than what it said, and does not send a text that is gone", async () => {
      await withStore(async (store) => {
        const run = await report(store, { daysAgo: 40 });
        await store.purge.run({ ...ALL_SHORT, deliveries: null }, ASA);
        const [delivery] = await store.deliveries.list({ run });
        expect(delivery?.recipient.address).toBe(NOBODY);
        await expect(store.deliveries.message(delivery?.message ?? "")).rejects.toMatchObject({
          code: "store.no-message",
        });
      });
    });

    it("takes the files of a run before its records, so that an interrupted purge finds both again", async () => {
      const asked: (readonly string[])[] = [];
      let ends = true;
      const removeFiles = async (runs: readonly string[]): Promise<void> => {
        asked.push(runs);
        if (ends) throw new Error("the process ends");
      };
      const run = await withStore(async (store) => {
        const id = await report(store, { daysAgo: 40 });
        await expect(store.purge.run(ALL_SHORT, { by: "asa", removeFiles })).rejects.toThrow(
          "the process ends",
        );
        return id;
      });
      expect(await count("artifacts"), "what nothing would lead to any more").toBe(1);
      ends = false;
      await withStore((store) => store.purge.run(ALL_SHORT, { by: "asa", removeFiles }));
      expect(asked).toEqual([[run], [run]]);
      expect(await count("artifacts")).toBe(0);
    });

    it("keeps of people seen with a device what knows them again, and nothing else", async () => {
      await withStore(async (store) => {
        for (const [daysAgo, names] of [
          [90, ["asa"]],
          [40, ["asa", "eva"]],
          [5, ["asa", "eva", "ola"]],
        ] as const) {
          const devices = names.map((name, at) =>
            deviceOf(name, `d${at}`, { enrolledAt: new Date(NOW.getTime() - (daysAgo + 1) * DAY_MS) }),
          );
          const users = names.map((name) => user(name, { id: `u-${name}` }));
          const takenAt = new Date(NOW.getTime() - daysAgo * DAY_MS);
          await keepSnapshot(
            { ...estate({ devices, users }), id: `s${daysAgo}`, takenAt, tenant: "contoso" },
            {
              store,
              plan: plan({ newcomers: { ...DEFAULT_NEWCOMERS, on: true } }),
              config: { timeZone: "Europe/Stockholm", locale: "en" },
            },
          );
        }
        const { kinds } = await store.purge.run(ALL_SHORT, ASA);
        expect(kinds.find(({ kind }) => kind === "newcomers")?.records).toBe(2);
        const again = await store.purge.run(ALL_SHORT, ASA);
        expect(again.kinds.find(({ kind }) => kind === "newcomers")?.records, "once").toBe(0);
      });
      const left = {
        first_device_at: "",
        seen_at: "",
        platforms: "[]",
        is_new: 0,
        welcomed_at: null,
        notice: null,
      };
      const known = (name: string, at: number) => ({
        tenant: "contoso",
        key: `${name}@contoso.example`,
        user_id: `u-${name}`,
        first_device: `d${at}`,
      });
      const people = await rows("select * from newcomers order by key");
      expect(people.slice(0, 2)).toEqual([
        { ...known("asa", 0), ...left },
        { ...known("eva", 1), ...left },
      ]);
      expect(people[2]).toMatchObject({ ...known("ola", 2), is_new: 1 });
      expect(people[2]?.seen_at).not.toBe("");
    });

    if (place.flavour === "sqlite") {
      it("leaves no byte of a name in the file or its log", async () => {
        await withStore(async (store) => {
          await report(store, { daysAgo: 40 });
          await report(store, { daysAgo: 1, recipient: "someone@contoso.example" });
        });
        const location = place.location();
        const path = location.kind === "sqlite" ? location.path : "";
        const bytes = async (): Promise<string> =>
          (
            await Promise.all(
              [path, `${path}-wal`].map((file) => readFile(file).catch(() => Buffer.alloc(0))),
            )
          ).join("");
        expect(await bytes()).toContain(NOBODY);
        const before = (await readFile(path)).length;
        await withStore(async (store) => {
          await store.purge.run(ALL_SHORT, ASA);
          expect(await bytes()).not.toContain(NOBODY);
        });
        expect(await bytes()).not.toContain("Margareta");
        expect((await readFile(path)).length).toBeLessThanOrEqual(before);
      });
    }

    it("never takes anything that is younger than its retention, whatever the ages", async () => {
      const ages = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 6 });
      const days = fc.option(fc.integer({ min: 1, max: 80 }), { nil: null });
      const retention = fc.record(
        Object.fromEntries(Object.keys(ALL_SHORT).map((kind) => [kind, days])) as Record<
          keyof Retention,
          typeof days
        >,
      );
      await fc.assert(
        fc.asyncProperty(ages, retention, async (told, kept) => {
          await place.renew();
          await withStore(async (store) => {
            for (const daysAgo of told.toSorted((one, other) => other - one))
              await report(store, { daysAgo });
            await store.purge.run(kept, ASA);
          });
          const left = async (query: string): Promise<number[]> =>
            (await rows(query)).map(({ at }) =>
              Math.round((NOW.getTime() - Date.parse(String(at))) / DAY_MS),
            );
          const must = (setting: number | null): number[] =>
            told.filter((age) => setting === null || age <= setting);
          const found = {
            snapshots: await left(
              "select taken_at as at from snapshots join snapshot_lists on snapshot_id = id",
            ),
            artifacts: await left(
              "select created_at as at from runs where exists (select 1 from artifacts where run_id = runs.id)",
            ),
            messages: await left("select made_at as at from messages where text != ''"),
            deliveries: await left("select created_at as at from deliveries"),
            journal: await left("select at from journal where kind = 'attested'"),
          };
          for (const [kind, are] of Object.entries(found)) {
            const setting = kept[kind as keyof Retention];
            expect(are, kind).toEqual(expect.arrayContaining(must(setting)));
            const tooOld = are.filter((age) => setting !== null && age > setting);
            // But for the newest snapshot, of which reports are made.
            expect(
              tooOld.filter((age) => kind !== "snapshots" || age !== Math.min(...told)),
              kind,
            ).toEqual([]);
          }
        }),
        { numRuns: 12 },
      );
    });
  });

  describe("the audit trail", () => {
    const TRAIL = ["run_events", "delivery_events", "journal", "plan_versions", "update_events"];

    it.each(TRAIL)(
      "refuses to change, remove or replace a row of %s, and to lose it with another",
      async (table) => {
        await withStore(async (store) => {
          await report(store, { daysAgo: 1 });
          await bareRun(store);
          await store.planVersions.see("{}");
          await store.updates.save("contoso", [record()]);
          await store.updates.change("contoso", record().key, "asa", (same) => same, "looked at it");
        });
        const refused = (statement: string): Promise<void> =>
          expect(place.query(statement), statement).rejects.toThrow(/append-only/);
        const [column] = Object.keys((await rows(`select * from ${table} limit 1`))[0] ?? {});
        await refused(`update ${table} set "${column}" = "${column}"`);
        await refused(`delete from ${table}`);
        if (place.flavour === "sqlite")
          await refused(`insert or replace into ${table} select * from ${table} limit 1`);
        else await refused(`truncate ${table}`);
        if (table === "delivery_events") await refused("delete from deliveries");
        if (table === "run_events") await refused("delete from runs where report = 'bare'");
        expect(await count(table)).toBeGreaterThan(0);
      },
    );

    it("holds no permit outside a purge", async () => {
      await withStore(async (store) => {
        await report(store, { daysAgo: 40 });
        await store.purge.run(ALL_SHORT, ASA);
      });
      expect(await count("audit_permit")).toBe(0);
    });
  });
});
