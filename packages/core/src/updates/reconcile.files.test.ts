import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { day, incomplete, tenant, whole } from "../../test-support/update-days.ts";
import { feedKinds } from "../feeds/kinds/index.ts";
import { toldItem } from "../feeds/told-item.ts";
import { classify } from "./classify.ts";
import type { UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

/** Real feeds and pages, kept beside the checkout and not part of it: where they are absent these tests are passed over. */
const FILES = new URL("../../../../../shared/feeds/", import.meta.url);

async function read(kind: string, file: string, source: string = "feed:news"): Promise<readonly Update[]> {
  const reader = feedKinds.find((candidate) => candidate.kind === kind);
  if (reader === undefined) throw new TypeError(`no kind ${kind}`);
  const text = readFileSync(new URL(file, FILES), "utf8").replace(/^\uFEFF/, "");
  const { items } = await reader.read({ text, base: null });
  return items.map((item) => classify(toldItem(item, source)));
}

const feed = (name: string): Promise<readonly Update[]> => read("feed", `real/${name}`);
const page = (name: string, source?: string): Promise<readonly Update[]> =>
  read("whats-new", `pages/${name}`, source);

const revised = (records: readonly UpdateRecord[]): readonly UpdateRecord[] =>
  records.filter(({ revisions }) => revisions.length > 0);
const foundOn = (records: readonly UpdateRecord[], number: number): readonly UpdateRecord[] =>
  records.filter(({ firstSeenAt }) => firstSeenAt.getTime() === day(number).getTime());
const missing = (records: readonly UpdateRecord[]): readonly UpdateRecord[] =>
  records.filter(({ missingSince }) => missingSince !== null);
const fieldsOf = (records: readonly UpdateRecord[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ revisions }) => revisions.flatMap(({ changes }) => changes.map(({ field }) => field))),
  );

/** The numbers after `#` in the ids of a feed, counted without any code of the product. */
function numbersIn(file: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`real/${file}`, FILES), "utf8");
  return new Set(Array.from(text.matchAll(/<id>[^<]*#(\w+)<\/id>/g), (match) => match[1] ?? ""));
}

interface Post {
  readonly id: string;
  readonly title: string;
}

function postsIn(file: string): ReadonlyMap<string, Post> {
  const posts = JSON.parse(readFileSync(new URL(`real/${file}`, FILES), "utf8")) as readonly Post[];
  return new Map(posts.map((post) => [post.id, post]));
}

describe.runIf(existsSync(FILES))("real feeds, one day after the other,", () => {
  it("are the same though every id moved to another host, once the feed could be read again", async () => {
    const [before, after] = [
      "windows-message-center.2023-07-14.before-break.atom",
      "windows-message-center.2023-08-15.every-id-changed.atom",
    ];
    const contoso = tenant();
    contoso.read(0, await feed(before));
    const { records } = contoso.read(30, await feed(after));
    const [old, now] = [numbersIn(before), numbersIn(after)];
    const stayed = [...now].filter((number) => old.has(number));
    expect(stayed).toHaveLength(68);
    expect(records).toHaveLength(old.size + now.size - stayed.length);
    expect(foundOn(records, 30)).toHaveLength(now.size - stayed.length);
    expect(missing(records)).toHaveLength(old.size - stayed.length);
    expect(revised(records)).toEqual([]);
  });

  it("have 3 new items and 2 edits where 68 differ as text", async () => {
    const contoso = tenant();
    contoso.read(0, await feed("windows-message-center.2025-08-14.atom"));
    const { records } = contoso.read(1, await feed("windows-message-center.2025-08-15.atom"));
    expect(foundOn(records, 1)).toHaveLength(3);
    expect(revised(records).map(({ key }) => key.slice(-4))).toEqual(["3597", "3634"]);
    expect([...fieldsOf(records)]).toEqual(["summary"]);
    expect(revised(records)[0]?.revisions[0]?.changes[0]?.to).toContain("2008 SP2 through");
  });

  it("retire nothing when 78 items are none for a day and then 20", async () => {
    const contoso = tenant();
    contoso.read(0, await feed("azure-updates.2024-11-07.rss"));
    expect(contoso.records()).toHaveLength(78);
    const none = await feed("azure-updates.2024-11-13.empty.rss");
    expect(none).toEqual([]);
    expect(contoso.read(6, none, [incomplete]).changed).toEqual([]);
    contoso.read(6.2, none, whole("feed:news"));
    const { records } = contoso.read(6.4, await feed("azure-updates.2024-11-13.refilled.rss"));
    expect(missing(records)).toEqual([]);
    expect(records.length).toBeLessThan(78 + 20);
  });

  it("of the roadmap have only edits that people would name, and each item once", async () => {
    const contoso = tenant();
    const first = await read("json-feed", "real/m365-roadmap.2026-08-11.json");
    const second = await read("json-feed", "real/m365-roadmap.2026-08-22.json");
    contoso.read(0, first);
    const { records } = contoso.read(11, second);
    expect(records).toHaveLength(new Set([...first, ...second].map(({ key }) => key)).size);
    expect([...fieldsOf(records)].toSorted()).toEqual(["category", "stage", "summary", "title"]);
    expect(revised(records).length).toBeLessThan(120);
  });
});

describe.runIf(existsSync(FILES))("the message center, one day after the other,", () => {
  const [first, second] = ["message-center.2026-08-21.json", "message-center.2026-08-22.json"];

  it("has one edit where 43 posts differ, and every post of both days", async () => {
    const contoso = tenant();
    contoso.read(0, await read("message-center", `real/${first}`));
    const before = contoso.records();
    const { records } = contoso.read(1, await read("message-center", `real/${second}`));
    const [old, now] = [postsIn(first), postsIn(second)];
    expect(records).toHaveLength(new Set([...old.keys(), ...now.keys()]).size);
    const edited = records.filter(
      ({ revisions }, place) => revisions.length > (before[place]?.revisions.length ?? revisions.length),
    );
    expect(edited.map(({ key }) => key)).toEqual(["message-center:MC1454108"]);
    expect(
      missing(records)
        .map(({ key }) => key.slice("message-center:".length))
        .toSorted(),
    ).toEqual([...old.keys()].filter((id) => !now.has(id)).toSorted());
  });

  it("links what was issued anew: all of one title, and nothing of another", async () => {
    const { records } = tenant().read(0, await read("message-center", `real/${second}`));
    const byKey = new Map(records.map((record) => [record.key, record]));
    const links = records.filter(({ replaces }) => replaces !== null);
    expect(links.length).toBeGreaterThan(12);
    for (const { update, replaces } of links) {
      const bare = (title: string): string => title.toLowerCase().replace(/\(updated\)|[^a-z0-9]/g, "");
      expect(bare(byKey.get(replaces ?? "")?.update.title ?? "")).toBe(bare(update.title));
    }
    expect(byKey.get("message-center:MC1454370")?.replaces).toBe("message-center:MC1403402");
  });

  it("has a post that stands in it twice once", async () => {
    const posts = await read("message-center", "real/message-center.2025-09-11.duplicate-id.json");
    const { records } = tenant().read(0, posts);
    expect(records).toHaveLength(postsIn("message-center.2025-09-11.duplicate-id.json").size);
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
  });
});

describe.runIf(existsSync(FILES))("real pages, one after the other,", () => {
  it("have every item of March 2020 again in July, on the page or in the archive", async () => {
    const contoso = tenant();
    const march = await page("whats-new.en.2020-03-06.md");
    contoso.read(0, march);
    const july = await page("whats-new.en.2020-07-11.md");
    const archive = await page("whats-new-archive.en.2020-07-20.md", "feed:archive");
    const { records } = contoso.read(127, [...july, ...archive]);
    expect(march.length).toBeGreaterThanOrEqual(78);
    for (const { key } of march) {
      expect(records.find((record) => record.key === key)?.lastSeenAt, key).toEqual(day(127));
    }
    expect(records).toHaveLength(new Set([...march, ...july, ...archive].map(({ key }) => key)).size);
    expect([...fieldsOf(records)]).not.toContain("title");
  });

  it.each([
    ["whats-new.en.2020-07-11.md", "whats-new.sv.2020-07-20.md", 126],
    ["in-development.en.pair-of-sv-2020-07-15.md", "in-development.sv.2020-07-15.md", 32],
  ])("are paired with their translation, item by item: %s", async (english, swedish, least) => {
    const contoso = tenant("sv");
    const { records } = contoso.read(0, [...(await page(english)), ...(await page(swedish, "feed:nyheter"))]);
    expect(records.length).toBeGreaterThanOrEqual(least);
    for (const { key, update, translations } of records) {
      expect([update.source, translations.map(({ source }) => source)], key).toEqual([
        "feed:nyheter",
        ["feed:news"],
      ]);
    }
  });

  it("tell of an item under another title when it arrives, and it is the same", async () => {
    const contoso = tenant();
    const planned = await page("retyped/in-development.en.2026-05-04.md", "feed:plans");
    contoso.read(0, planned);
    const here = await page("retyped/whats-new.en.2026-04-27.excerpt.md");
    const { records } = contoso.read(1, [...planned, ...here]);
    expect(records).toHaveLength(planned.length + here.length - 2);
    for (const key of ["whats-new:37106409", "whats-new:37266708"]) {
      const record = records.find((candidate) => candidate.key === key);
      expect(record?.update.stage).toBe("released");
      expect(record?.revisions[0]?.changes.map(({ field }) => field)).toEqual(
        expect.arrayContaining(["title", "stage"]),
      );
    }
  });
});
