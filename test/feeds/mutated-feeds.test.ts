import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  type Document,
  type FeedItem,
  feedKinds,
  type NewsItem,
  PLATFORMS,
  type Section,
} from "@intune-om/core";
import { createHtmlReporter, createMailComposer } from "@intune-om/reporters";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { safeUrl } from "../../packages/reporters/src/format/safe-url.ts";
import { decodeText } from "../../packages/core/src/feeds/decode-text.ts";
import { readHtml } from "../../packages/reporters/test-support/read-html.ts";
import { sampleDocument } from "../../packages/reporters/test-support/sample-document.ts";
import { mutatedFeeds, type MutatedFeed } from "./mutated-feed.ts";
import { SAMPLE_FEEDS, type SampleFeed } from "./sample-feeds.ts";

/** Fixed, so that a failure comes again and names the way to its smallest case; FEEDS_SEED looks at ten thousand others. */
const SEED = Number(process.env["FEEDS_SEED"] ?? 20_261_126);
const FEEDS = 10_000;
/** Time of the processor that one feed may take in all its kinds. */
const CAP_MS = 1_000;
/** On a machine that does other things as well. */
const PATIENCE_MS = 240_000;
/** What is read, cut from real feeds: enough for some items of each, little enough for thousands of readings. */
const CUT = 6_000;
const REAL = new URL("../../../shared/feeds/", import.meta.url);

const UNCLEAN = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

/** Real feeds where they are there: kept beside the checkout, and not part of it. */
function realSamples(): readonly SampleFeed[] {
  if (!existsSync(REAL)) return [];
  const files = ["real/", "pages/", "adversarial/"].flatMap((folder) =>
    readdirSync(new URL(folder, REAL), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(new URL(folder + name, REAL))),
  );
  return files.flatMap((bytes) => {
    const { text } = decodeText(bytes, null);
    const kind = feedKinds.find((candidate) => candidate.recognises({ text, base: null }));
    return kind === undefined ? [] : [{ kind: kind.kind, text: text.slice(0, CUT) }];
  });
}

interface Readings {
  readonly items: readonly FeedItem[];
  /** How many readings gave at least one item, by kind. */
  readonly fruitful: ReadonlyMap<string, number>;
  readonly slowestMs: number;
}

/** Reads one feed as every kind that takes it for its own, and as the one it was meant for. */
async function checked(
  feed: MutatedFeed,
  keep: (kind: string, items: readonly FeedItem[]) => void,
): Promise<void> {
  const { text } = decodeText(feed.bytes, feed.contentType);
  const input = { text, base: "https://user:of-the-address@feeds.example/news?page=1" };
  for (const kind of feedKinds) {
    if (!kind.recognises(input) && kind.kind !== feed.kind) continue;
    const { items, problems } = await kind.read(input);
    if (items.length + problems.length === 0) expect.fail(`${kind.kind} says nothing at all`);
    for (const { message } of problems)
      if (UNCLEAN.test(message)) expect.fail(`Uncleaned: ${JSON.stringify(message)}`);
    if (new Set(items.map(({ key }) => key)).size < items.length)
      expect.fail(`${kind.kind} gives a key twice`);
    for (const item of items) checkItem(item);
    keep(kind.kind, items);
  }
}

function checkItem(item: FeedItem): void {
  const { key, title, url, publishedAt, updatedAt, platforms } = item;
  const texts = Object.values(item)
    .flat()
    .filter((value) => typeof value === "string");
  const unclean = texts.find((text) => UNCLEAN.test(text.replaceAll("\n", " ")));
  if (unclean !== undefined || title === "")
    expect.fail(`Uncleaned or empty: ${escape(unclean ?? "")} in ${JSON.stringify(item)}`);
  if (url !== null && !isWebLink(url)) expect.fail(`A link that is none: ${url}`);
  for (const date of [publishedAt, updatedAt, item.actBy ?? null])
    if (date !== null && Number.isNaN(date.getTime())) expect.fail(`No date in ${key}`);
  if (platforms.some((platform) => !PLATFORMS.includes(platform))) expect.fail(`No platform in ${key}`);
}

function isWebLink(url: string): boolean {
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username + password === "" && !url.includes("of-the-address");
}

async function readAll(): Promise<Readings> {
  const items = new Map<string, FeedItem>();
  const fruitful = new Map<string, number>();
  let slowestMs = 0;
  const keep = (kind: string, found: readonly FeedItem[]): void => {
    if (found.length > 0) fruitful.set(kind, (fruitful.get(kind) ?? 0) + 1);
    for (const item of found)
      items.set(JSON.stringify([item.title, item.summary, item.url, item.category]), item);
  };
  const property = fc.asyncProperty(mutatedFeeds([...SAMPLE_FEEDS, ...realSamples()]), async (feed) => {
    const before = process.threadCpuUsage();
    await checked(feed, keep);
    const { user, system } = process.threadCpuUsage(before);
    slowestMs = Math.max(slowestMs, (user + system) / 1_000);
  });
  await fc.assert(property, { numRuns: FEEDS, seed: SEED });
  return { items: [...items.values()], fruitful, slowestMs };
}

/** A document in which items stand everywhere that text of a feed may: lists, tables and announcements. */
function documentOf(items: readonly FeedItem[]): Document {
  const sections: readonly Section[] = [
    {
      id: "list",
      title: "List",
      blocks: [
        {
          kind: "list",
          items: items.map(({ title, summary, url }) => ({
            text: title,
            ...(summary === "" ? {} : { detail: summary }),
            ...(url === null ? {} : { url }),
          })),
        },
      ],
    },
    {
      id: "table",
      title: "Table",
      blocks: [
        {
          kind: "table",
          id: "t",
          title: "Items",
          emptyText: "",
          columns: [
            { id: "title", title: "Title", type: "link" },
            { id: "category", title: "Category", type: "text" },
          ],
          rows: items.map(({ title, url, category }) => [{ text: title, url }, category]),
        },
      ],
    },
    { id: "news", title: "News", blocks: [{ kind: "news", title: "News", items: items.map(newsOf) }] },
  ];
  return { ...sampleDocument({ locale: "en" }), sections };
}

function newsOf({ title, summary, url, category }: FeedItem): NewsItem {
  return {
    title,
    url,
    quote: summary,
    facts: [],
    status: null,
    language: null,
    source: category ?? "A feed",
  };
}

/** The same items with nothing in them but letters. */
function harmless(items: readonly FeedItem[]): readonly FeedItem[] {
  return items.map((item) => ({
    ...item,
    title: "x".repeat(item.title.length),
    summary: "x".repeat(item.summary.length),
    category: item.category === null ? null : "x".repeat(item.category.length),
    url: safeUrl(item.url) === null ? null : "https://feeds.example/",
  }));
}

/** Every tag with the names of its attributes: what data could smuggle in shows as a difference. */
function shapeOf(html: string): readonly string[] {
  const { tags } = readHtml(html);
  return tags.map(({ name, attributes }) => [name, ...attributes.keys()].join(" "));
}

function expectSafe(html: string, twin: string): void {
  const [lines, others] = [shapeOf(html), shapeOf(twin)];
  const differs = lines.findIndex((line, at) => line !== others[at]);
  if (differs >= 0 || lines.length !== others.length)
    expect.fail(
      `The page has ${lines[differs]} where it should have ${others[differs]}: ${lines.slice(differs - 5, differs + 3).join(", ")}`,
    );
  for (const { attributes } of readHtml(html).tags) {
    const href = attributes.get("href");
    if (href !== undefined && !/^(?:https?:|mailto:|#)/.test(href)) expect.fail(`A link to ${href}`);
  }
}

function chunksOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) =>
    values.slice(at * size, (at + 1) * size),
  );
}

describe("ten thousand feeds with accidents", () => {
  let readings: Readings;

  beforeAll(async () => {
    readings = await readAll();
  }, PATIENCE_MS);

  it("begin from samples of every kind, which are still read after most accidents", () => {
    expect(new Set(SAMPLE_FEEDS.map(({ kind }) => kind))).toStrictEqual(
      new Set(feedKinds.map(({ kind }) => kind)),
    );
    for (const { kind } of feedKinds) expect(readings.fruitful.get(kind) ?? 0, kind).toBeGreaterThan(200);
  });

  it("are each read within a second", () => {
    expect(readings.slowestMs).toBeLessThan(CAP_MS);
  });

  it("bring no markup into a page, and no link but to the web", async () => {
    const reporter = createHtmlReporter();
    const page = async (items: readonly FeedItem[]): Promise<string> =>
      new TextDecoder().decode(await reporter.render(documentOf(items), { formats: ["html"] }));
    for (const items of chunksOf(readings.items, 500))
      expectSafe(await page(items), await page(harmless(items)));
  });

  it("bring no markup into a mail, and no line into its subject", async () => {
    const composer = createMailComposer();
    const telling = readings.items.filter(({ title, summary }) => /[<>&"'`{]/.test(title + summary));
    expect(telling.length).toBeGreaterThan(500);
    for (const items of chunksOf(telling, 5).slice(0, 400)) {
      const body = await composer.compose(documentOf(items), { attachments: [] });
      expectSafe(body.html, (await composer.compose(documentOf(harmless(items)), { attachments: [] })).html);
      expect(body.subject).not.toMatch(UNCLEAN);
    }
  });
});
