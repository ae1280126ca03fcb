import { chmod, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { getuid } from "node:process";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { describe as tell } from "./support/child.ts";
import { type Scene, setScene } from "./support/scene.ts";

const RUN = ["run", "weekly", "--json"] as const;

function pagesOf({ organisation }: Scene): number {
  const database = new BetterSqlite3(organisation.storeFile, { readonly: true });
  const pages = database.pragma("page_count", { simple: true });
  database.close();
  return Number(pages);
}

describe("a store that is deleted while a run is at work", () => {
  test.concurrent("before the first message: nothing is sent, and no new store is made", async () => {
    await using scene = await setScene();
    const orders = { holdAt: { point: "run.fannedOut", nth: 1 } } as const;
    await using child = scene.start(RUN, { orders });
    await child.reached;
    const { storeFile } = scene.organisation;
    for (const ending of ["", "-wal", "-shm"]) await rm(`${storeFile}${ending}`, { force: true });
    child.goOn();
    const end = await child.ended;
    expect(end.exitCode, tell(end)).toBe(1);
    expect(JSON.parse(end.stdout)).toMatchObject({ error: { code: "store.gone" } });
    expect(scene.sink.arrivals).toEqual([]);
    await expect(stat(storeFile)).rejects.toThrow("ENOENT");
  });
});

describe("a disk that is full", () => {
  test.concurrent.for([4])(
    "%i pages too early stops the run, tells so, and loses and doubles nothing",
    async (more) => {
      await using scene = await setScene();
      expect((await scene.run(["deliveries"])).exitCode).toBe(0);
      const end = await scene.run(RUN, { orders: { mostPages: pagesOf(scene) + more } });
      if (end.exitCode !== 0) {
        expect(end.exitCode, tell(end)).toBe(1);
        expect(JSON.parse(end.stdout)).toMatchObject({ error: { code: "store.full" } });
      }
      // When there is room again.
      await scene.goOn();
      const { runs } = await scene.expectNothingBroken();
      expect(runs.every(({ state }) => state === "succeeded" || state === "partial")).toBe(true);
    },
  );
});

describe("a store that may not be written to", () => {
  test.concurrent("is refused with what to do, and stays as it is", async () => {
    await using scene = await setScene();
    expect((await scene.run(RUN)).exitCode).toBe(0);
    const { storeFile } = scene.organisation;
    const before = await stat(storeFile);
    await chmod(storeFile, 0o400);
    await chmod(dirname(storeFile), 0o500);
    const end = await scene.run(RUN, { wrap: withoutPrivileges() });
    await chmod(dirname(storeFile), 0o700);
    expect(end.exitCode, tell(end)).toBe(1);
    expect(JSON.parse(end.stdout)).toMatchObject({ error: { code: "store.read-only" } });
    expect(await stat(storeFile)).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs });
    expect(scene.sink.arrivals).toHaveLength(3);
  });
});

/** The superuser writes where nobody may; without these privileges it does not. */
function withoutPrivileges(): readonly string[] {
  if (getuid?.() !== 0) return [];
  return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"];
}
