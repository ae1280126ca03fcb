import { expect, it } from "vitest";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { NOW } from "../../test-support/snapshots.ts";
import { NO_CHECKPOINT } from "../checkpoint.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { openDatabase } from "./open-database.ts";

const PRESENT = {
  sqlite: "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
  postgres: "select table_name as name from information_schema.tables where table_schema = current_schema()",
};

describeOnEveryStore("the layout of a store", (open, place) => {
  const tables = async (): Promise<readonly string[]> =>
    (await place.query(PRESENT[place.flavour]))
      .map(({ name }) => String(name))
      .filter((name) => !/^kysely_|_marker$/.test(name));

  /** A store as the first version left it. */
  async function earlier(...statements: readonly string[]): Promise<void> {
    await place.renewWhole();
    const { db } = await openDatabase(place.location(), { busyTimeoutMs: 1_000 });
    const [first] = Object.entries(migrations);
    await migrate(db, { waitMs: 1_000, checkpoint: NO_CHECKPOINT, known: Object.fromEntries([first ?? []]) });
    await db.destroy();
    for (const statement of statements) await place.query(statement);
  }

  it("of an earlier version is brought up to date, and what stands in it is kept", async () => {
    await earlier(`insert into snapshots values ('old', 'contoso', '${NOW.toISOString()}', '[]', '{}')`);
    const store = await open();
    expect((await store.snapshots.load("old")).takenAt).toEqual(NOW);
    expect(await store.updates.list("contoso")).toEqual([]);
    expect(await store.alerts.unjudged("contoso")).toEqual([{ id: "old", takenAt: NOW }]);
  });

  it("is left as it was when it can be changed only in part", async () => {
    await earlier("create table update_events (of_somebody_else text)");
    const before = await tables();
    await expect(open()).rejects.toMatchObject({ code: "store.migration" });
    expect(await tables()).toEqual(before);
  });

  it("is left as it was by a process that ends in the middle of a change", async () => {
    await earlier();
    const before = await tables();
    const ends = async (): Promise<void> => {
      throw new Error("the process ends");
    };
    await expect(open({ checkpoint: ends })).rejects.toMatchObject({ code: "store.migration" });
    expect(await tables()).toEqual(before);
    await open();
    expect((await tables()).length).toBeGreaterThan(before.length);
  });

  it("is changed by one process, for which a second one waits", async () => {
    await place.renewWhole();
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const seen: string[] = [];
    const first = open({
      checkpoint: async () => {
        inside.resolve();
        await goOn.promise;
      },
    });
    await inside.promise;
    const second = open({ checkpoint: async (name) => void seen.push(name) });
    goOn.resolve();
    const stores = await Promise.all([first, second]);
    expect(seen, "the second one finds the work done").toEqual([]);
    expect(await stores[1].runs.list({ limit: 1 })).toEqual([]);
  });

  it("that a newer version has changed is refused and left alone", async () => {
    await place.renewWhole();
    await (await open()).close();
    await place.query("insert into kysely_migration (name, timestamp) values ($1, $2)", [
      "2999-01-01-later",
      "2999-01-01",
    ]);
    const before = await tables();
    await expect(open()).rejects.toMatchObject({ code: "store.newer" });
    expect(await tables()).toEqual(before);
    await place.renewWhole();
  });
});
