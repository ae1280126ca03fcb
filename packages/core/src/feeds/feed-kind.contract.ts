import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import type { FeedItem, FeedKind } from "./feed.ts";
import { SUMMARY_LIMIT } from "./feed.ts";
import { PLATFORMS, UPDATE_STAGES } from "../updates/update.ts";

/** A code point has two units at most. */
const LONGEST_TITLE = 800;
const LONGEST_SUMMARY = 2 * SUMMARY_LIMIT;

/** Texts that cost a careless reader minutes or its stack. Each must be read within a second. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  "40 KB of <": "<".repeat(40_000),
  "a megabyte of <!--": "<!--".repeat(250_000),
  "elements nested 20,000 deep": `${"<div>".repeat(20_000)}x${"</div>".repeat(20_000)}`,
  "headings nested without an end": `<html>${"<h2><b><a href='".repeat(20_000)}`,
  "a line of a megabyte": "a ".repeat(500_000),
  "a heading of a megabyte": `# ${"x ".repeat(500_000)}`,
  "an unclosed comment": `# What's new\n\n## Week of July 06, 2020\n<!-- ${"#### x\n".repeat(100_000)}`,
  "an unclosed fence": `# What's new\n\n\`\`\`\n${"#### x\n".repeat(100_000)}`,
  "fences that never match": Array.from({ length: 900 }, (_, n) => `${"`".repeat(1_000 - n)}x`).join("\n"),
  "open brackets": `## Week of July 06, 2020\n#### ${"[".repeat(100_000)}\n${"[a](".repeat(100_000)}`,
  dashes: `#### <a name="${"-".repeat(400_000)}1</a>\n${"-".repeat(400_000)}x`,
  blanks: `#### ${" ".repeat(400_000)}x\n${" #".repeat(200_000)}`,
  "quotes in a tag": `<html><a ${"'\"".repeat(200_000)}`,
  "a hundred thousand items": "## Week of July 06, 2020\n".concat("#### Same title\n".repeat(100_000)),
  "a million line ends": "\r".repeat(1_000_000),
  "half a million short lines": "x\n".repeat(500_000),
  "a hundred thousand references": `## June 2020\n### ${"&amp;".repeat(100_000)}`,
  "a hundred thousand comments": `<html><h2>x${"<!--12345-->".repeat(80_000)}`,
  "scripts without an end": `<html>${"<script>".repeat(100_000)}`,
  empty: "",
  "a byte order mark": "\u{FEFF}",
  "lists nested 500,000 deep": `{"value":${"[".repeat(500_000)}`,
  "lists nested and closed": `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
  "objects nested 100,000 deep": `{"value":[${'{"id":['.repeat(100_000)}`,
  "a text of JSON that never ends": `{"id":"${"x".repeat(1_000_000)}`,
  "a megabyte of quotes": `["${'"'.repeat(1_000_000)}`,
  "a megabyte of escapes": `["${"\\".repeat(1_000_000)}`,
  "a hundred thousand objects": `[${'{"id":"x","title":"y","url":"https://example.com/"},'.repeat(100_000)}]`,
  "a megabyte of commas": `[${",".repeat(1_000_000)}`,
};

/** What every feed kind must do. Call it in the kind's own test file. */
export function describeFeedKind(kind: FeedKind, sample: string): void {
  describe(`the feed kind ${kind.kind}`, () => {
    it("recognises its own sample and reads items from it", async () => {
      expect(kind.recognises({ text: sample, base: null })).toBe(true);
      expect((await kind.read({ text: sample, base: null })).items.length).toBeGreaterThan(0);
    });

    it("reads the same text into the same items", async () => {
      const input = { text: sample, base: "https://example.com/page" };
      expect(await kind.read(input)).toStrictEqual(await kind.read(input));
    });

    it("keeps its promises for any text", async () => {
      await fc.assert(
        fc.asyncProperty(textFrom(sample), (text) => checkReading(kind, text)),
        { numRuns: 200 },
      );
    });

    it.each(Object.entries(HOSTILE_TEXTS))("reads %s in less than a second", async (_name, text) => {
      expect(await processorSeconds(() => checkReading(kind, text), 1)).toBeLessThan(1);
    });
  });
}

/** Texts of any kind, and the sample cut, doubled and mixed with markup. */
function textFrom(sample: string): fc.Arbitrary<string> {
  const bits = fc.constantFrom(
    "\n",
    "## ",
    "#### ",
    "<!--",
    "-->",
    "```",
    "<h4>",
    "</h4>",
    "<",
    "[",
    "](",
    "12345678",
    "Week of ",
  );
  const cut = fc
    .tuple(fc.nat(sample.length), fc.nat(sample.length))
    .map(([a, b]) => sample.slice(Math.min(a, b), Math.max(a, b)));
  const mixed = fc.array(fc.oneof(bits, cut, fc.string({ unit: "binary", maxLength: 20 })), {
    maxLength: 12,
  });
  return fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    mixed.map((parts) => parts.join("")),
  );
}

async function checkReading(kind: FeedKind, text: string): Promise<void> {
  kind.recognises({ text, base: null });
  const { items, problems } = await kind.read({ text, base: "https://user:secret@example.com/page" });
  expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
  if (items.length === 0) expect(problems.length).toBeGreaterThan(0);
  checkAliases(items);
  for (const problem of problems) expect(problem.code).toMatch(/^[a-z]+\.[a-z-]+$/);
  for (const item of items) {
    if (item.title === "" || item.title.length > LONGEST_TITLE || item.summary.length > LONGEST_SUMMARY)
      expect.fail(`Title or summary of ${item.key}`);
    if (/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/.test(`${item.title}${item.summary}`))
      expect.fail("Uncleaned text");
    for (const date of [item.publishedAt, item.updatedAt, item.actBy ?? null])
      if (date !== null && Number.isNaN(date.getTime())) expect.fail("Not a date");
    if (item.url?.includes("secret") === true) expect.fail("The address carries a password");
    if (item.url !== null && !/^https?:/.test(item.url)) expect.fail("Not an address of the web");
    if (item.platforms.some((platform) => !PLATFORMS.includes(platform))) expect.fail("Not a platform");
    if (item.stage !== undefined && !UPDATE_STAGES.includes(item.stage)) expect.fail("Not a stage");
  }
}

/** Another key of an item leads to no other one: two items would become one by it. */
function checkAliases(items: readonly FeedItem[]): void {
  const keys = [...items.map(({ key }) => key), ...items.flatMap(({ aliases }) => aliases ?? [])];
  expect(new Set(keys).size).toBe(keys.length);
}
