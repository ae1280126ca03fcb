import { mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fixedClock } from "../clock.ts";
import { findCut } from "./sqlite-length.ts";
import { openStore } from "./store.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-length-"));
  path = join(folder, "intune-om.db");
  const store = await openStore({ kind: "sqlite", path }, { clock: fixedClock("2026-11-28T06:00:00Z") });
  await store.close();
});

afterEach(() => rm(folder, { recursive: true }));

describe("the end of a store's file", () => {
  test("is there in one that was closed", () => {
    expect(findCut(path)).toBeNull();
  });

  test("is missed when a single byte is", async () => {
    const { size } = await stat(path);
    await truncate(path, size - 1);
    expect(findCut(path)).toBe(`it is cut off: ${size - 1} of ${size} bytes are left`);
  });

  test("is not asked for while the log beside the file holds the rest", async () => {
    await truncate(path, 8_192);
    await writeFile(`${path}-wal`, "log");
    expect(findCut(path)).toBeNull();
  });

  test("is not asked for in what has no header", async () => {
    await writeFile(path, "short");
    expect(findCut(path)).toBeNull();
  });
});
