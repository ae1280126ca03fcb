import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";
import { inspectFeed } from "./inspect-feed.ts";

/** Real feeds and pages, kept beside the checkout and not part of it: where they are absent these tests are passed over. */
const FEEDS = new URL("../../../../../shared/feeds/", import.meta.url);
const present = existsSync(FEEDS);

/** How items are counted without reading them: by a mark that each has once, after what is no part of the text is gone. */
interface Count {
  readonly kind: string;
  readonly count: (text: string) => number;
}

const matches =
  (mark: RegExp) =>
  (text: string): number =>
    text.match(mark)?.length ?? 0;
const different =
  (mark: RegExp) =>
  (text: string): number =>
    new Set(text.match(mark)).size;
const withoutComments = (text: string): string =>
  text.replace(/<!--(?:(?!-->)[^])*\n(?:(?!-->)[^])*-->/g, "");

/** A heading of a notice with its work-item number in a comment behind it, or below. */
const NUMBERED =
  /^ {0,3}#{3,4} [^\n]*?(?:\r?\n[ \t\r]*)?<!--[^\n]*?(?:(?<![A-Za-z\d])|(?<=TFS)|(?<=VSO))\d{5,}/gm;

/** Headings with a work-item number, and those without one that were found by reading the page. */
const notices =
  (unnumbered: number) =>
  (text: string): number =>
    matches(NUMBERED)(withoutComments(text)) + unnumbered;

const XML: Count = {
  kind: "feed",
  count: (text) => matches(/<(?:item|entry)[\s>/]/g)(text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, "")),
};
const MESSAGES: Count = { kind: "message-center", count: different(/"id":\s*"MC\d+"/g) };
const ROADMAP: Count = { kind: "json-feed", count: different(/"url":\s*"[^"]*featureid=\d+"/g) };
const page = (unnumbered: number): Count => ({ kind: "whats-new", count: notices(unnumbered) });

const COUNTS: readonly (readonly [RegExp, Count])[] = [
  [/\.(?:rss|atom|rdf)$/, XML],
  [/message-center.*\.json$/, MESSAGES],
  [/m365-roadmap.*\.json$/, ROADMAP],
  [/techcommunity/, { kind: "json-feed", count: matches(/"guid":/g) }],
  [/sofa-apple-betas/, { kind: "os-releases", count: matches(/"build":/g) }],
  [/sofa-ios/, { kind: "os-releases", count: matches(/"UpdateName":/g) }],
  [/windows-11.*\.json$/, { kind: "os-releases", count: matches(/"Build":/g) }],
  [/whats-new-archive\.en\.2020/, page(12)],
  [/whats-new-app-ui\.en\.2020/, page(6)],
  // Seven notices of the oldest page have no number, and its three with one are list items.
  [/whats-new\.sv\.2016/, page(10)],
  [/whats-new\.(?:en|sv)\.2020-07/, page(1)],
  [/whats-new\.sv\.2017/, page(1)],
  [/\.md$/, page(0)],
];

function filesIn(folder: string): readonly string[] {
  if (!present) return [];
  const entries = readdirSync(new URL(folder, FEEDS), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}${name}`);
}

function textOf(file: string): string {
  return decodeText(readFileSync(new URL(file, FEEDS)), null).text;
}

describe.skipIf(!present)("every real file", () => {
  const files = ["real/", "real/retyped/", "pages/", "pages/retyped/"].flatMap(filesIn);

  it.each(files)("%s is read by itself, as the kind that it is, with every item in it", async (file) => {
    const count = COUNTS.find(([name]) => name.test(file))?.[1];
    const start = process.threadCpuUsage();
    const { kind, items } = await inspectFeed({ text: textOf(file), base: null });
    const { user, system } = process.threadCpuUsage(start);
    expect([kind, items.length]).toStrictEqual([count?.kind, count?.count(textOf(file))]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect((user + system) / 1_000_000).toBeLessThan(1);
  });

  it.each(files.filter((file) => /apple.*\.rss$/.test(file)))("%s is read as releases too", async (file) => {
    const { items } = await inspectFeed({ text: textOf(file), base: null }, "os-releases");
    expect(items).toHaveLength(XML.count(textOf(file)));
    const systems = items.filter(({ title }) =>
      /^(?:iOS|iPadOS|macOS (?!Server)[\w ]*|tvOS|visionOS) \d/.test(title),
    );
    expect(systems.filter(({ versions = [] }) => versions.length === 0)).toStrictEqual([]);
  });

  it("gives the betas in JSON the keys that the same betas have in the feed", async () => {
    const json = await inspectFeed({ text: textOf("real/sofa-apple-betas.2026-08-22.json"), base: null });
    const feed = await inspectFeed(
      { text: textOf("real/sofa-apple-updates.2026-08-22.rss"), base: null },
      "os-releases",
    );
    const keys = new Set(feed.items.map(({ key }) => key));
    expect(json.items.filter(({ key }) => !keys.has(key))).toStrictEqual([]);
  });

  it("gives the releases of iOS in JSON the keys that they have in the feed, which lacks the first of each version", async () => {
    const json = await inspectFeed({ text: textOf("real/sofa-ios.2026-08-22.json"), base: null });
    const feed = await inspectFeed(
      { text: textOf("real/sofa-apple-updates.2026-08-22.rss"), base: null },
      "os-releases",
    );
    const keys = new Set(feed.items.map(({ key }) => key));
    const absent = json.items.filter(({ key }) => !keys.has(key));
    expect(absent.map(({ key }) => key)).toStrictEqual(
      [26, 18, 17].map((number) => `os-release:ios:${number}`),
    );
  });

  it("keeps the posts of a message center from one day to the next, but for those that left", async () => {
    const keysOf = async (file: string): Promise<readonly string[]> =>
      (await inspectFeed({ text: textOf(file), base: null })).items.map(({ key }) => key);
    const [before, after] = [
      await keysOf("real/message-center.2026-08-21.json"),
      new Set(await keysOf("real/message-center.2026-08-22.json")),
    ];
    const ids = new Set(textOf("real/message-center.2026-08-22.json").match(/(?<="id":\s*")MC\d+/g));
    const left = before.filter((key) => !after.has(key));
    expect(left).toStrictEqual(before.filter((key) => !ids.has(key.replace("message-center:", ""))));
    expect(left.length).toBeLessThan(20);
  });
});
