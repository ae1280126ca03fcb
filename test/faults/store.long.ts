import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { describe, mustBeKilled } from "./support/child.ts";
import { MIGRATIONS, writeOlderStore } from "./support/older-store.ts";
import { setScene } from "./support/scene.ts";

/** From a store that takes nothing to one that takes everything: each page more fails somewhere else. */
const PAGES = Array.from({ length: 30 }, (_, index) => index);

test.for(PAGES)("a disk with room for %i pages more loses and doubles nothing", async (more) => {
  await using scene = await setScene();
  expect((await scene.run(["deliveries"])).exitCode).toBe(0);
  const database = new BetterSqlite3(scene.organisation.storeFile, { readonly: true });
  const pages = Number(database.pragma("page_count", { simple: true }));
  database.close();
  const end = await scene.run(["run", "weekly", "--json"], { orders: { mostPages: pages + more } });
  if (end.exitCode !== 0)
    expect(JSON.parse(end.stdout), describe(end)).toMatchObject({ error: { code: "store.full" } });
  await scene.goOn();
  await scene.expectNothingBroken();
});

test.for(MIGRATIONS.slice(1).map((name, index) => ({ name, count: index + 1 })))(
  "a store as it was before $name, killed inside each later migration, is brought up to date in the end",
  async ({ count }) => {
    await using scene = await setScene();
    await writeOlderStore(scene.organisation.storeFile, count);
    for (let nth = 1; nth <= MIGRATIONS.length - count; nth += 1)
      mustBeKilled(
        await scene.run(["runs"], { orders: { killAt: { point: "store.insideMigration", nth } } }),
      );
    const { exitCode, stdout } = await scene.run(["runs", "--json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ id: "old" }] });
  },
);
