import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOSTILE_FEEDS, NEVER_SHOWN } from "./hostile-feeds.ts";
import type { MeasuredReading } from "./measure-readings.ts";
import { readFeed } from "./read-feed.ts";

/** Hostile feeds of other projects, kept beside the checkout and not part of it. */
const FOLDER = new URL("../../../shared/feeds/adversarial/", import.meta.url);
const READER = new URL("measure-readings.ts", import.meta.url).pathname;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-feeds-"));
  for (const [name, { bytes }] of Object.entries(HOSTILE_FEEDS)) await writeFile(pathOf(name), bytes);
});

afterAll(() => rm(folder, { recursive: true }));

function pathOf(name: string): string {
  return join(folder, `${name.replace(/[^a-z0-9]+/gi, "-")}.xml`);
}

async function measured(urls: readonly string[]): Promise<readonly MeasuredReading[]> {
  const flags = ["--conditions=@intune-om/source", "--expose-gc", "--max-semi-space-size=4"];
  const child = spawn(process.execPath, [...flags, READER, ...urls], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [lines, [exitCode]] = await Promise.all([text(child.stdout), once(child, "close")]);
  expect(exitCode).toBe(0);
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as MeasuredReading);
}

describe("a feed that was made to harm", () => {
  it.each(Object.entries(HOSTILE_FEEDS))("is read as what it is with %s", async (name, hostile) => {
    const { items, codes } = await readFeed(pathToFileURL(pathOf(name)).href, "feed");
    const titles = items.map(({ title }) => title);
    expect(typeof hostile.items === "number" ? titles.length : titles).toStrictEqual(hostile.items);
    expect(codes.filter((code) => code !== "item.no-title")).toStrictEqual(hostile.problems.toSorted());
    if (hostile.urls !== undefined) expect(items.map(({ url }) => url)).toStrictEqual(hostile.urls);
    expect(JSON.stringify(items)).not.toMatch(NEVER_SHOWN);
  });

  it("takes less than a second and less than 150 MB, whatever it is made of", async () => {
    const own = Object.keys(HOSTILE_FEEDS).map((name) => pathToFileURL(pathOf(name)).href);
    const others = existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => new URL(name, FOLDER).href) : [];
    const [idle, ...readings] = await measured([pathToFileURL(pathOf("no bytes")).href, ...own, ...others]);
    expect(readings.filter(({ cpuMs }) => cpuMs >= 1_000)).toStrictEqual([]);
    const grown = Math.max(...readings.map(({ peakBytes }) => peakBytes)) - (idle?.peakBytes ?? 0);
    expect(grown).toBeLessThan(150 * 1_024 * 1_024);
  });
});
