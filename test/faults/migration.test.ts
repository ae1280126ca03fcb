import { expect, test } from "vitest";
import { mustBeKilled } from "./support/child.ts";
import { MIGRATIONS, writeOlderStore } from "./support/older-store.ts";
import { type Scene, setScene } from "./support/scene.ts";

const OLD = 2;

async function migrationsIn(scene: Scene): Promise<readonly string[]> {
  const rows = await scene.query("select name from kysely_migration order by name");
  return rows.map(({ name }) => String(name));
}

test.concurrent.for([MIGRATIONS.length - OLD])(
  "killed inside migration %i, a store is as it was, and the next start brings it up to date whole",
  async (nth) => {
    await using scene = await setScene();
    await writeOlderStore(scene.organisation.storeFile, OLD);
    const orders = { killAt: { point: "store.insideMigration", nth } } as const;
    mustBeKilled(await scene.run(["runs"], { orders }));
    expect(await migrationsIn(scene)).toEqual(MIGRATIONS.slice(0, OLD));

    const { exitCode, stdout } = await scene.run(["runs", "--json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ id: "old", state: "succeeded" }] });
    expect(await migrationsIn(scene)).toEqual(MIGRATIONS);
  },
);

test.concurrent("of two processes that start on an older store, the second waits for the first", async () => {
  await using scene = await setScene();
  await writeOlderStore(scene.organisation.storeFile, OLD);
  const orders = { holdAt: { point: "store.insideMigration", nth: 1 } } as const;
  await using first = scene.start(["runs", "--json"], { orders });
  await first.reached;
  await using second = scene.start(["runs", "--json"]);
  // It has begun when it reads the store's file; the first one is let go on only then.
  await second.untilOpen(scene.organisation.storeFile);
  first.goOn();
  for (const { exitCode, stdout } of [await first.ended, await second.ended]) {
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ runs: [{ id: "old" }] });
  }
  expect(await migrationsIn(scene)).toEqual(MIGRATIONS);
});
