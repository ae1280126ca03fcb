import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { feedKinds } from "@intune-om/core";
import { decodeText } from "../../packages/core/src/feeds/decode-text.ts";
import { readMarkdown } from "../../packages/core/src/feeds/page/read-markdown.ts";
import { type Figure, median, runCommand } from "./measure.ts";

/** Real feeds, kept beside the checkout and not part of it: where they are absent, made ones of their size are read. */
const FEEDS = new URL("../../../shared/feeds/", import.meta.url);
const FOLDERS = ["real/", "real/retyped/", "pages/", "pages/retyped/"];
const LARGE_FEED = "real/giantbomb-podcast.large.rss";
const LARGE_PAGE = "pages/whats-new-archive.en.2020-07-20.md";
const WARM_UP = 5;
const ROUNDS = 15;
/** Readings of one measurement, so that what the runtime tidies up in between counts for the one it belongs to. */
const TIMES = 4;
const RATIO = 2;
const MOST_SECONDS = 1;
const MOST_MIB = 150;

interface BareParser {
  parseString(xml: string): Promise<unknown>;
}

/**
 * Reading the largest feed and the largest page, each from its bytes, beside a bare parse of the same bytes by the
 * parser that the reading stands on: rss-parser's parseString for the feed, and the product's own reader of Markdown,
 * which gives headings and lines and nothing else, for the page. Then every file, each by a command of its own.
 */
export async function benchFeeds(): Promise<readonly Figure[]> {
  const load = createRequire(new URL("../../packages/core/package.json", import.meta.url));
  const Parser: new () => BareParser = load("rss-parser");
  return [
    await ratioOf("feed", bytesOf(LARGE_FEED, madeFeed), (text) => new Parser().parseString(text)),
    await ratioOf("whats-new", bytesOf(LARGE_PAGE, madePage), (text) => readMarkdown(text)),
    ...(await eachByCommand()),
  ];
}

async function ratioOf(name: string, bytes: Uint8Array, bare: (text: string) => unknown): Promise<Figure> {
  const kind = feedKinds.find((candidate) => candidate.kind === name);
  if (kind === undefined) throw new Error(`there is no kind ${name}`);
  const times: number[] = [];
  const floors: number[] = [];
  let items = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const bareMs = await took(() => bare(decodeText(bytes, null).text));
    const readMs = await took(async () => {
      items = (await kind.read({ text: decodeText(bytes, null).text, base: null })).items.length;
    });
    if (round < WARM_UP) continue;
    times.push(readMs);
    floors.push(bareMs);
  }
  // The best of all rounds: what else the machine does only ever adds to a reading.
  const [ms, floorMs] = [Math.min(...times), Math.min(...floors)];
  const ratio = ms / floorMs;
  return {
    what: `reading ${items} items of ${(bytes.length / 1_000).toFixed(0)} KB as ${name}`,
    measured: `${ms.toFixed(1)} ms`,
    floor: `bare parse: ${floorMs.toFixed(1)} ms (ratio ${ratio.toFixed(2)})`,
    limit: `ratio ${RATIO}`,
    met: ratio <= RATIO,
  };
}

async function took(work: () => unknown): Promise<number> {
  const began = performance.now();
  for (let time = 0; time < TIMES; time++) await work();
  return (performance.now() - began) / TIMES;
}

/** `updates inspect` of every file, over the same command on a file with nothing in it. */
async function eachByCommand(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  try {
    const empty = join(folder, "empty.rss");
    await writeFile(empty, "<rss version='2.0'><channel/></rss>");
    const files = await filesIn(folder);
    const floors = [await runCommand(inspect(empty)), await runCommand(inspect(empty))];
    const floorMs = median(floors.map(({ ms }) => ms));
    const floorMiB = median(floors.map(({ maxRssMiB }) => maxRssMiB));
    let [slowest, largest] = [0, 0];
    for (const file of files) {
      const { ms, maxRssMiB, exitCode, stderr } = await runCommand(inspect(file));
      if (exitCode !== 0) throw new Error(`${file}: ${stderr.slice(0, 500)}`);
      slowest = Math.max(slowest, ms - floorMs);
      largest = Math.max(largest, maxRssMiB - floorMiB);
    }
    return [
      {
        what: `updates inspect, the slowest of ${files.length} files`,
        measured: `${(slowest / 1_000).toFixed(2)} s`,
        floor: `over an empty feed: ${(floorMs / 1_000).toFixed(2)} s`,
        limit: `${MOST_SECONDS} s`,
        met: slowest <= MOST_SECONDS * 1_000,
      },
      {
        what: `updates inspect, the largest of ${files.length} files`,
        measured: `${largest.toFixed(0)} MiB`,
        floor: `over an empty feed: ${floorMiB.toFixed(0)} MiB`,
        limit: `${MOST_MIB} MiB`,
        met: largest <= MOST_MIB,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inspect(file: string): readonly string[] {
  return ["updates", "inspect", file, "--json"];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  if (existsSync(FEEDS)) {
    const paths = FOLDERS.flatMap((name) =>
      readdirSync(new URL(name, FEEDS)).map((file) => new URL(`${name}${file}`, FEEDS).pathname),
    );
    return paths.filter((path) => statSync(path).isFile());
  }
  const [feed, page] = [join(folder, "feed.rss"), join(folder, "page.md")];
  await writeFile(feed, madeFeed());
  await writeFile(page, madePage());
  return [feed, page];
}

function bytesOf(file: string, make: () => string): Uint8Array {
  const url = new URL(file, FEEDS);
  return existsSync(url) ? readFileSync(url) : Buffer.from(make());
}

function madeFeed(): string {
  const words =
    "&lt;p&gt;What a device can do now, &lt;a href=&quot;https://example.com/&quot;&gt;more&lt;/a&gt;.&lt;/p&gt;";
  const item = (n: number): string =>
    `<item><title>Item ${n}</title><link>https://example.com/${n}</link><guid>${n}</guid>` +
    `<pubDate>Fri, 17 Dec 2021 09:00:00 GMT</pubDate><description>${words.repeat(16)}</description></item>`;
  return `<rss version="2.0"><channel><title>Made</title>${made(730, item)}</channel></rss>`;
}

function madePage(): string {
  const text =
    "You can now set **this** for [devices](../a.md) that run Windows 10, as an administrator would.";
  const notice = (n: number): string =>
    `#### A change of number ${n}<!-- ${1_000_000 + n} -->\n${`${text}\n\n- ${text}\n`.repeat(3)}\n`;
  return `# What's new\n\n## Week of July 06, 2020\n\n### App management\n${made(770, notice)}`;
}

function made(count: number, one: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => one(n)).join("");
}
