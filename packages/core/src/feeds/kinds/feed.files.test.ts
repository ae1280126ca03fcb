import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeText } from "../decode-text.ts";
import type { FeedReading } from "../feed.ts";
import { feedKind } from "./feed.ts";

/** Real and hostile feeds, kept beside the checkout and not part of it: where they are absent these tests are passed over. */
const FEEDS = new URL("../../../../../../shared/feeds/", import.meta.url);
const present = existsSync(FEEDS);

function filesIn(folder: string): readonly string[] {
  if (!present) return [];
  const names = readdirSync(new URL(folder, FEEDS)).filter((name) => /\.(?:rss|atom|rdf|xml)$/.test(name));
  return names.map((name) => `${folder}${name}`);
}

function text(file: string): string {
  return decodeText(readFileSync(new URL(file, FEEDS)), null).text;
}

async function read(
  file: string,
  base: string | null = "https://feeds.example.com/x/feed.xml",
): Promise<FeedReading> {
  return feedKind.read({ text: text(file), base });
}

async function keysOf(file: string): Promise<readonly string[]> {
  return (await read(file)).items.map((item) => item.key);
}

/** Counted in another way: every tag that begins an item, outside comments and CDATA. */
function counted(file: string): number {
  const bare = text(file).replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, "");
  return bare.match(/<(?:item|entry)[\s>/]/g)?.length ?? 0;
}

describe.skipIf(!present)("real feeds", () => {
  it.each(filesIn("real/").concat(filesIn("real/retyped/")))("gives every item of %s", async (file) => {
    expect(feedKind.recognises({ text: text(file), base: null })).toBe(true);
    const { items } = await read(file);
    expect(items).toHaveLength(counted(file));
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    expect(items.filter((item) => item.publishedAt === null)).toStrictEqual([]);
    expect(items.filter((item) => item.url === null)).toStrictEqual([]);
  });

  it("reads the large one in less than a second of the processor", async () => {
    const large = text("real/giantbomb-podcast.large.rss");
    const start = process.threadCpuUsage();
    await feedKind.read({ text: large, base: null });
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1_000_000).toBeLessThan(1);
  });

  it("keeps every key through the break of a feed and the move of all its ids to another host", async () => {
    const before = await keysOf("real/windows-message-center.2023-07-14.before-break.atom");
    const broken = await keysOf("real/windows-message-center.2023-07-15.broken.atom");
    const last = "real/windows-message-center.2023-08-15.every-id-changed.atom";
    const after = new Set(await keysOf(last));
    const numbers = new Set(text(last).match(/(?<=<id>[^<]{1,200}#)\d+/g));
    const kept = before.filter((key) => numbers.has(/#(\d+)$/.exec(key)?.[1] ?? ""));
    expect(kept.length).toBeGreaterThan(60);
    expect(broken).toEqual(expect.arrayContaining([...before]));
    expect(before.filter((key) => after.has(key))).toStrictEqual(kept);
  });

  it("sees the three entries that are new the next day, though 68 differ as text", async () => {
    const before = new Set(await keysOf("real/windows-message-center.2025-08-14.atom"));
    const after = await keysOf("real/windows-message-center.2025-08-15.atom");
    expect(after.filter((key) => !before.has(key))).toHaveLength(3);
  });

  it("says that an empty feed has no items", async () => {
    const { problems } = await read("real/azure-updates.2024-11-13.empty.rss");
    expect(problems.map((problem) => problem.code)).toStrictEqual(["feed.no-items"]);
  });

  it("tells the eight ids that are used twice", async () => {
    const { problems } = await read("real/sofa-apple-updates.2026-08-22.rss");
    expect(problems.map((problem) => problem.code)).toStrictEqual(Array<string>(8).fill("item.duplicate-id"));
  });
});

describe.skipIf(!present)("hostile and broken feeds", () => {
  it.each(filesIn("adversarial/"))("reads %s without a fault", async (file) => {
    const { items, problems } = await read(file);
    expect(items.length + problems.length).toBeGreaterThan(0);
    const lost = ["adversarial/incomplete-cdata.xml"].includes(file) ? 1 : 0;
    expect(items).toHaveLength(counted(file) - lost);
    expect(JSON.stringify(items)).not.toMatch(/BBBBBBBB|1234567890|root:/);
  });

  it("dates every item as the item itself says it should be", async () => {
    const { items } = await read("adversarial/pubdate-every-form.xml");
    const dated = items.filter((item) => item.publishedAt !== null);
    expect(dated).toHaveLength(30);
    for (const { publishedAt, summary, title } of dated) {
      const years = /February, 9th (\d{4}), 23:59/.exec(summary)?.[1];
      if (years === undefined || title.includes("Military")) continue;
      expect([title, publishedAt?.toISOString().slice(0, 16)]).toStrictEqual([title, `${years}-02-09T23:59`]);
    }
  });

  it("takes declared entities for a problem and not for text", async () => {
    for (const name of ["entity-bomb", "entity-quadratic", "external-entity-file"]) {
      const { problems } = await read(`adversarial/${name}.xml`);
      expect(problems).toMatchObject([
        { code: "feed.unreadable", message: expect.stringContaining("entities") },
      ]);
    }
  });

  it("shows text that was escaped twice as text, and a link with & as it is", async () => {
    expect((await read("adversarial/title-double-escaped-html.xml")).items[0]?.title).toContain("Loïc");
    expect((await read("adversarial/title-cdata-html.atom")).items[0]?.title).toBe(";Invalid title");
    expect((await read("adversarial/link-corrupt-ampersands.xml")).items[0]?.url).toBe(
      "http://link/get?a=1&b=2",
    );
    expect((await read("adversarial/link-relative.atom", null)).items[0]?.url).toBe(
      "http://example.org/2003/12/13/atom03",
    );
  });
});
