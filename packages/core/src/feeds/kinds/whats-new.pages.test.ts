import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FeedItem } from "../feed.ts";
import { whatsNewKind } from "./whats-new.ts";

/** Real pages, kept beside the checkout and not part of it: where they are absent these tests are passed over. */
const PAGES = new URL("../../../../../../shared/feeds/pages/", import.meta.url);

function text(file: string): string {
  return readFileSync(new URL(file, PAGES), "utf8");
}

function read(file: string): readonly FeedItem[] {
  return whatsNewKind.read({ text: text(file), base: null }).items;
}

/** Counted in another way: every line outside comments that is a heading with a work-item number. */
function numbered(file: string): readonly string[] {
  const bare = text(file).replace(/<!--(?:(?!-->)[^])*\n(?:(?!-->)[^])*-->/g, "");
  return Array.from(
    bare.matchAll(/^ {0,3}#{3,4} .*?<!--.*?(?<![A-Za-z\d])(\d{5,})/gm),
    (match) => match[1] ?? "",
  );
}

function firstNumbers(items: readonly FeedItem[]): readonly string[] {
  return items.flatMap((item) => /^whats-new:(\d+)(?:~\d+)?$/.exec(item.key)?.[1] ?? []);
}

function identity(item: FeedItem): unknown {
  return [item.key, item.aliases, item.stage, item.publishedAt, item.week];
}

describe.skipIf(!existsSync(PAGES))("real pages", () => {
  it.each([
    ["whats-new.en.2020-03-06.md", 79],
    ["whats-new.en.2020-07-11.md", 132],
    ["whats-new.sv.2020-07-20.md", 132],
    ["whats-new.sv.2017-12-05.crlf.md", 80],
    ["whats-new-app-ui.en.2020-07-11.md", 49],
    ["in-development.en.pair-of-sv-2020-07-15.md", 32],
    ["in-development.sv.2020-07-15.md", 32],
    ["whats-new-archive.en.2020-07-20.md", 769],
    ["retyped/whats-new.en.2025-08-21.excerpt.md", 12],
    ["retyped/whats-new.en.2026-04-27.excerpt.md", 12],
    ["retyped/in-development.en.2026-05-04.md", 15],
  ])("finds every numbered notice of %s, in order", (file, count) => {
    const items = read(file);
    expect(items).toHaveLength(count);
    const seen = firstNumbers(items);
    const expected = numbered(file);
    expect(expected.filter((id) => !seen.includes(id))).toStrictEqual([]);
    expect(seen.filter((id) => expected.includes(id))).toStrictEqual(expected);
  });

  it.each([
    ["whats-new.en.2020-07-11.md", "whats-new.sv.2020-07-20.md"],
    ["in-development.en.pair-of-sv-2020-07-15.md", "in-development.sv.2020-07-15.md"],
  ])("gives %s and its translation the same keys and dates", (english, swedish) => {
    expect(read(swedish).map(identity)).toStrictEqual(read(english).map(identity));
  });

  it("finds 132 notices on the English page and its translation: 126 at h4, and six that stand among the categories", () => {
    const page = text("whats-new.en.2020-07-11.md");
    expect(page.match(/^#### /gm)).toHaveLength(126);
    // Each of the six has a number and a text of its own, and no notice below it: it is no category, and part of none.
    const six = Array.from(page.matchAll(/^### ([^<\n]*?) ?<!-- ?(\d+)[^\n]*\n\s*([^#\s][^\n]{100,})/gm));
    expect(six).toHaveLength(6);
    for (const file of ["whats-new.en.2020-07-11.md", "whats-new.sv.2020-07-20.md"]) {
      const keys = new Set(read(file).map((item) => item.key));
      expect(keys.size).toBe(126 + 6);
      expect(six.filter(([, , id]) => !keys.has(`whats-new:${id}`))).toStrictEqual([]);
    }
    const titles = new Map(read("whats-new.en.2020-07-11.md").map((item) => [item.key, item.title]));
    for (const [, title, id] of six) expect(titles.get(`whats-new:${id}`)).toBe(title);
  });

  it("finds every notice of March 2020 again, four months later, on the page or in the archive", () => {
    const march = read("whats-new.en.2020-03-06.md");
    expect(text("whats-new.en.2020-03-06.md").match(/^#### /gm)).toHaveLength(78);
    const later = ["whats-new.en.2020-07-11.md", "whats-new-archive.en.2020-07-20.md"].flatMap(read);
    const keys = new Set(later.map((item) => item.key));
    const others = new Set(later.flatMap((item) => item.aliases ?? []));
    // Two notices of March share a number; on pages of their own, months later, neither needs another one.
    const shared = march.filter((item) => !keys.has(item.key));
    expect(shared.map((item) => item.key)).toStrictEqual(["whats-new:3791418~2"]);
    expect(shared.filter((item) => !item.aliases?.some((key) => others.has(key)))).toStrictEqual([]);
  });

  it("dates every notice of the archive, from January 2020 back to 2017", () => {
    const items = read("whats-new-archive.en.2020-07-20.md");
    const months = new Set(items.map((item) => item.publishedAt?.toISOString().slice(0, 7) ?? "none"));
    expect([...months]).toHaveLength(36);
    expect([items[0]?.publishedAt, items.at(-1)?.publishedAt]).toStrictEqual([
      new Date("2020-01-01T00:00:00Z"),
      new Date("2017-02-01T00:00:00Z"),
    ]);
  });

  it("reads the oldest layout, where notices are list items", () => {
    const items = read("whats-new.sv.2016-07-22.md");
    expect(firstNumbers(items)).toStrictEqual(["1244478", "1175844", "1295358"]);
    expect(items).toHaveLength(10);
  });

  it("knows platforms in every form that the newest pages use", () => {
    const byKey = new Map(
      read("retyped/whats-new.en.2026-04-27.excerpt.md").map((item) => [item.key, item.platforms]),
    );
    expect(byKey.get("whats-new:31358911")).toStrictEqual(["android"]);
    expect(byKey.get("whats-new:36899679")).toStrictEqual(["linux"]);
  });
});
