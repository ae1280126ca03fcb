import { describe, expect, it } from "vitest";
import type { CollectContext } from "../collect/collector.ts";
import type { FeedConfig } from "../config/config.ts";
import { fixedClock } from "../clock.ts";
import { OmError } from "../errors.ts";
import { createFeedCollector } from "./feed-collector.ts";
import type { FeedFetcher } from "./fetch-feed.ts";
import { inspectFeed } from "./inspect-feed.ts";
import { feedKinds } from "./kinds/index.ts";
import type { Update } from "../updates/update.ts";

const PAGE = "# What's new\n## Week of July 06, 2020\n### Apps\n#### One for Linux<!-- 32843208 -->\nText.\n";
const FEED = {
  id: "intune",
  kind: "whats-new",
  url: "https://example.com/whats-new",
  allowPrivate: false,
  about: null,
};

function unused(): never {
  throw new Error("A feed asks Graph for nothing");
}

const CONTEXT: CollectContext = {
  clock: fixedClock("2026-05-01T00:00:00Z"),
  graph: new Proxy({} as CollectContext["graph"], { get: unused }),
};

function fetcherOf(text: string): FeedFetcher {
  return { read: (url) => Promise.resolve({ text, base: url, problems: [] }) };
}

const MESSAGE = {
  id: "MC1",
  title: "(Updated) One",
  services: ["Microsoft Intune"],
  severity: "High",
  actionRequiredByDateTime: "2026-12-01T00:00:00Z",
};

async function updatesOf(feed: FeedConfig, text: string): Promise<readonly Update[]> {
  const collector = createFeedCollector(feed, { fetcher: fetcherOf(text), kinds: feedKinds });
  return (await collector.collect(CONTEXT)).lists.updates ?? [];
}

describe("collecting a feed", () => {
  it("gives an update for each item", async () => {
    const collector = createFeedCollector(FEED, { fetcher: fetcherOf(PAGE), kinds: feedKinds });
    expect([collector.source, collector.facts]).toStrictEqual(["feed:intune", []]);
    expect(await collector.collect(CONTEXT)).toMatchObject({
      coverage: { source: "feed:intune", status: "complete", count: 1 },
      metrics: {},
      lists: {
        updates: [
          {
            key: "whats-new:32843208",
            source: "feed:intune",
            title: "One for Linux",
            summary: "Text.",
            url: "https://example.com/whats-new#one-for-linux",
            platforms: ["linux"],
            category: "Apps",
            publishedAt: new Date("2020-07-06T00:00:00Z"),
            updatedAt: null,
            actBy: null,
            state: "new",
            stage: "released",
            aliases: ["whats-new:one-for-linux@2020-W28"],
          },
        ],
      },
    });
  });

  it("tells all that an item knows", async () => {
    const feed = { ...FEED, kind: "message-center" };
    const [update] = await updatesOf(feed, JSON.stringify([MESSAGE]));
    expect(update).toMatchObject({
      key: "message-center:MC1",
      source: "feed:intune",
      stage: "announced",
      severity: "high",
      actBy: new Date("2026-12-01T00:00:00Z"),
      state: "changed",
    });
    const builds = [
      { Product: "Windows 11", Build: "26100.1", KBArticle: "KB5000001", AvailabilityDate: "2026-07-14" },
    ];
    const [release] = await updatesOf({ ...FEED, kind: "os-releases" }, JSON.stringify(builds));
    expect(release).toMatchObject({
      kind: "osRelease",
      versions: [{ platform: "windows", version: "26100.1", range: "exact" }],
    });
  });

  it("keeps what is about Intune where a source files by product, or what the organisation asks for", async () => {
    const posts = JSON.stringify([
      MESSAGE,
      { ...MESSAGE, id: "MC2", services: ["Microsoft Teams"] },
      { ...MESSAGE, id: "MC3", services: ["Windows 365"], title: "Windows" },
    ]);
    const keysOf = async (about: readonly string[] | null): Promise<readonly string[]> =>
      (await updatesOf({ ...FEED, kind: "message-center", about }, posts)).map(({ key }) => key);
    expect(await keysOf(null)).toStrictEqual(["message-center:MC1"]);
    expect(await keysOf(["windows", "teams"])).toStrictEqual(["message-center:MC2", "message-center:MC3"]);
    expect(await keysOf([])).toHaveLength(3);
  });

  it("is complete when nothing but a number is missing", async () => {
    const collector = createFeedCollector(FEED, {
      fetcher: fetcherOf(PAGE.replace(/<!--.*-->/, "")),
      kinds: feedKinds,
    });
    expect((await collector.collect(CONTEXT)).coverage.status).toBe("complete");
  });

  it("is incomplete when no item was found, so that nobody takes it for good news", async () => {
    const collector = createFeedCollector(FEED, {
      fetcher: fetcherOf("<html>Sign in</html>"),
      kinds: feedKinds,
    });
    expect((await collector.collect(CONTEXT)).coverage).toMatchObject({
      status: "incomplete",
      count: 0,
      cause: { kind: "feedItems" },
    });
  });

  it("is unreadable with a fix when it cannot be fetched or its kind does not exist", async () => {
    const error = new OmError("gone", { code: "feed.http-status", hint: "Find it." });
    const failing = { read: () => Promise.reject(error) };
    const unfetched = await createFeedCollector(FEED, { fetcher: failing, kinds: feedKinds }).collect(
      CONTEXT,
    );
    expect(unfetched.coverage).toStrictEqual({
      source: "feed:intune",
      status: "unreadable",
      reason: "gone",
      fix: "Find it.",
      cause: { kind: "feed" },
    });
    expect(unfetched.lists).toStrictEqual({});
    const unknown = createFeedCollector({ ...FEED, kind: "x" }, { fetcher: failing, kinds: feedKinds });
    expect((await unknown.collect(CONTEXT)).coverage).toMatchObject({
      status: "unreadable",
      fix: expect.stringContaining("whats-new"),
    });
  });

  it("lets an abort and a fault of the program through", async () => {
    const failing = { read: () => Promise.reject(new TypeError("fault")) };
    const collector = createFeedCollector(FEED, { fetcher: failing, kinds: feedKinds });
    await expect(collector.collect(CONTEXT)).rejects.toThrow("fault");
    await expect(
      collector.collect({ ...CONTEXT, signal: AbortSignal.abort(new Error("enough")) }),
    ).rejects.toThrow("enough");
  });
});

describe("inspecting a feed", () => {
  it("prints what is known and leaves out what is not", async () => {
    expect(await inspectFeed({ text: PAGE, base: null })).toStrictEqual({
      kind: "whats-new",
      items: [
        {
          key: "whats-new:32843208",
          title: "One for Linux",
          publishedAt: "2020-07-06T00:00:00.000Z",
          platforms: ["linux"],
          summary: "Text.",
          category: "Apps",
          week: "2020-W28",
          aliases: ["whats-new:one-for-linux@2020-W28"],
        },
      ],
      problems: [],
    });
  });

  it("says which kinds there are when none fits", async () => {
    await expect(inspectFeed({ text: PAGE, base: null }, "x")).rejects.toThrow(
      expect.objectContaining({ code: "feed.unknown-kind" }),
    );
    await expect(inspectFeed({ text: "{}", base: null })).rejects.toThrow(
      expect.objectContaining({ code: "feed.unrecognised" }),
    );
  });
});
