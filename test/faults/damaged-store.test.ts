import { createHash } from "node:crypto";
import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import BetterSqlite3 from "better-sqlite3";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intuneOm } from "../support/command.ts";
import { type Scene, setScene } from "./support/scene.ts";

interface Refusal {
  readonly error?: { readonly code: string; readonly hint: string };
}

/** A store in which one run has ended, whole in its one file. */
async function sentOnce(): Promise<Scene> {
  const scene = await setScene();
  const { exitCode } = await inHere(scene, ["run", "weekly", "--json"]);
  expect(exitCode).toBe(0);
  const database = new BetterSqlite3(scene.organisation.storeFile);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  return scene;
}

/** In this process, which is quicker, and as real where nobody is killed. */
function inHere({ organisation }: Scene, argv: readonly string[]): ReturnType<typeof intuneOm> {
  return intuneOm([...argv, "--config", organisation.config], { env: organisation.env });
}

async function hashOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}

/** Commands that write, and would send; each is refused with a code, and leaves the file as it is. */
async function expectRefused(scene: Scene, code: string): Promise<void> {
  const file = scene.organisation.storeFile;
  const before = await hashOf(file);
  const sent = scene.sink.arrivals.length;
  for (const argv of [["run", "weekly"], ["deliveries"]]) {
    const refused = await inHere(scene, [...argv, "--json"]);
    expect(refused.exitCode).toBe(1);
    const { error } = refused.json<Refusal>();
    expect(error).toMatchObject({ code, hint: expect.stringMatching(/./) });
  }
  expect(await hashOf(file)).toBe(before);
  expect(scene.sink.arrivals).toHaveLength(sent);
}

describe("a store that was damaged while nobody had it open", () => {
  test("of no length is refused and kept: it would send everything again", async () => {
    await using scene = await sentOnce();
    await writeFile(scene.organisation.storeFile, "");
    await expectRefused(scene, "store.empty-file");
  });

  test("that was cut off is refused and kept, wherever it was cut", async () => {
    await using scene = await sentOnce();
    const whole = await readFile(scene.organisation.storeFile);
    for (const share of [0.05, 0.5, 0.99, 1 - 1 / whole.length]) {
      await writeFile(scene.organisation.storeFile, whole);
      await truncate(scene.organisation.storeFile, Math.floor(whole.length * share));
      await expectRefused(scene, "store.damaged");
      const check = await inHere(scene, ["store", "check", "--json"]);
      expect(check.exitCode).toBe(1);
      expect(check.json()).toMatchObject({ store: { ok: false } });
    }
  });

  test("by a flipped bit is refused where the structure shows it, and never sends anything twice", async () => {
    await using scene = await sentOnce();
    const { storeFile } = scene.organisation;
    const whole = await readFile(storeFile);
    const sent = scene.sink.arrivals.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (position, bit) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(position) ^ (1 << bit), position);
        await writeFile(storeFile, flipped);
        await rm(`${storeFile}-wal`, { force: true });
        await rm(`${storeFile}-shm`, { force: true });
        const [id] = (await runIds(storeFile)) ?? [];
        const answer = await inHere(scene, ["runs", "continue", id ?? "none", "--json"]);
        const { error } = answer.json<Refusal>();
        // A run that has ended is not gone on with, whatever else the bit has changed.
        expect(error?.code).toMatch(/^(?:store\.|run\.)/);
        if (error?.code === "store.damaged") expect(await hashOf(storeFile)).toBe(hashOfBytes(flipped));
        expect(scene.sink.arrivals).toHaveLength(sent);
      }),
      { numRuns: 40 },
    );
  });
});

async function runIds(file: string): Promise<readonly string[] | null> {
  try {
    const database = new BetterSqlite3(file, { readonly: true });
    const rows = database.prepare("select id from runs").all() as { id: string }[];
    database.close();
    return rows.map(({ id }) => id);
  } catch {
    return null;
  }
}

function hashOfBytes(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
