import { describe, expect, it } from "vitest";
import type { FeedItem, FeedProblem } from "../feed.ts";
import type { UnkeyedItem } from "./feed-item.ts";
import { withKeys } from "./feed-keys.ts";

function item(title: string, url: string | null = null, day: string | null = null): Omit<FeedItem, "key"> {
  const publishedAt = day === null ? null : new Date(`${day}T00:00:00Z`);
  const none = { updatedAt: null, platforms: [], summary: "", category: null, week: null };
  return { title, url, publishedAt, ...none };
}

function keysOf(...items: readonly (readonly [string, Omit<FeedItem, "key">])[]): readonly string[] {
  return withKeys(
    items.map(([id, facts]) => ({ id, item: facts })),
    () => undefined,
  ).map(({ key }) => key);
}

describe("keys of a feed's items", () => {
  it("are the id, else the link, else title and date", () => {
    expect(
      keysOf(
        ["id-1", item("A", "https://example.com/a")],
        ["", item("B", "https://example.com/b")],
        ["", item("What's new?", null, "2024-05-01")],
      ),
    ).toStrictEqual(["feed:id-1", "feed:https://example.com/b", "feed:whats-new@2024-05-01"]);
  });

  it("hold through Learn's move to another host", () => {
    const id = (host: string): string => `https://${host}/en-us/windows#3127`;
    expect(keysOf([id("docs.microsoft.com"), item("A")])).toStrictEqual(
      keysOf([id("learn.microsoft.com"), item("A")]),
    );
    expect(keysOf([id("docs.microsoft.com.example"), item("A")])).toStrictEqual([
      "feed:https://docs.microsoft.com.example/en-us/windows#3127",
    ]);
  });

  it("fall back to what tells items apart where they share an id", () => {
    const problems: FeedProblem[] = [];
    const shared = [
      { id: "x", item: item("A", "https://example.com/a") },
      { id: "x", item: item("B", "https://example.com/b") },
    ];
    const keys = withKeys(shared, (problem) => problems.push(problem)).map(({ key }) => key);
    expect(keys).toStrictEqual(["feed:https://example.com/a", "feed:https://example.com/b"]);
    expect(problems).toMatchObject([{ code: "item.duplicate-id", harmless: true }]);
  });

  it("are numbered from the lowest item where all is the same, so that a new one changes no other's", () => {
    const same = ["x", item("A", "https://example.com/a", "2024-05-01")] as const;
    expect(keysOf(same, same)).toStrictEqual(["feed:x~2", "feed:x"]);
    expect(keysOf(same, same, same).slice(1)).toStrictEqual(keysOf(same, same));
  });

  it("come with title and date as another key, by which an item is known again when its id changes", () => {
    const aliasesOf = (...items: readonly UnkeyedItem[]): readonly unknown[] =>
      withKeys(items, () => undefined).map(({ aliases }) => aliases);
    const one = item("A title", "https://example.com/", "2024-05-01");
    expect(aliasesOf({ id: "id-1", item: one }, { id: "id-2", item: item("B") })).toStrictEqual([
      ["feed:a-title@2024-05-01"],
      undefined,
    ]);
    expect(aliasesOf({ id: "id-1", item: one }, { id: "id-2", item: one })).toStrictEqual([
      undefined,
      undefined,
    ]);
  });

  it("never meet, even where an id looks like a numbered one", () => {
    const keys = keysOf(["x~2", item("B")], ["x", item("A")], ["x", item("A")], ["", item("x")]);
    expect(new Set(keys).size).toBe(4);
  });

  it("stay short and apart for ids of any length", () => {
    const long = "y".repeat(10_000);
    const keys = keysOf([`${long}1`, item("A")], [`${long}2`, item("B")]);
    expect(new Set(keys).size).toBe(2);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(400);
  });
});
