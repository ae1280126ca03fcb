import { describe, expect, it } from "vitest";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem, FeedReading } from "../feed.ts";
import { jsonFeedKind } from "./json-feed.ts";

const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Example",
  home_page_url: "https://example.com/",
  items: [
    {
      id: "1",
      url: "https://example.com/1",
      title: "One & two",
      content_html: "<p>First &amp; <b>second</b></p><ul><li>Linux</li></ul><script>no()</script>",
      date_published: "2026-05-01T10:00:00+02:00",
      date_modified: "2026-05-02T00:00:00Z",
      tags: ["macOS", "News"],
    },
    { id: 2, external_url: "/two", content_text: "Only a text.\nMore.", date_published: "2026-05-01" },
    { id: "", title: "", content_text: "" },
  ],
});

const FEATURE = {
  id: 501457,
  title: "Microsoft Intune: Recovery Lock management for macOS",
  description: "Passwords &amp; more.",
  status: "In development",
  products: ["Microsoft Intune"],
  cloudInstances: ["GCC"],
  platforms: ["Mac"],
  releasePhases: ["General Availability"],
  previewDate: null,
  generalAvailabilityDate: "May CY2026",
  created: "2025-08-22T23:16:17",
  modified: "2026-01-15T00:15:15",
  moreInfoLink: null,
};
const ROADMAP = JSON.stringify([
  FEATURE,
  { ...FEATURE, id: 2, status: "Rolling out", products: ["Outlook"], platforms: ["Web"] },
]);

const ARTICLES = JSON.stringify({
  generated_at: "2026-01-25T15:45:36+00:00",
  total_count: 2,
  articles: [
    {
      id: 1,
      guid: "https://techcommunity.example/ba-p/4488917",
      title: "Android and more",
      link: "https://techcommunity.example/ba-p/4488917",
      description: "What's&nbsp;new...",
      pub_date: "2026-01-24T00:10:05+00:00",
      author: "A",
      category: "intune",
    },
    { id: 2, title: "Second", link: "https://techcommunity.example/ba-p/2", pub_date: "yesterday" },
  ],
});

function reading(value: unknown, base: string | null = null): FeedReading {
  return jsonFeedKind.read({ text: typeof value === "string" ? value : JSON.stringify(value), base });
}

function read(value: unknown): readonly FeedItem[] {
  return reading(value).items;
}

describeFeedKind(jsonFeedKind, FEED);
describeFeedKind(jsonFeedKind, ROADMAP);
describeFeedKind(jsonFeedKind, ARTICLES);

describe("a JSON Feed", () => {
  it("gives its items with everything that they tell", () => {
    const { items, problems } = reading(FEED);
    expect(problems.map(({ code }) => code)).toStrictEqual(["item.no-title", "item.empty"]);
    expect(items).toStrictEqual([
      {
        key: "feed:1",
        title: "One & two",
        publishedAt: new Date("2026-05-01T08:00:00Z"),
        updatedAt: new Date("2026-05-02T00:00:00Z"),
        platforms: ["macos"],
        url: "https://example.com/1",
        summary: "First & second\n- Linux",
        category: "macOS",
        week: null,
        tags: ["macOS", "News"],
        state: "changed",
        aliases: ["feed:one-two@2026-05-01"],
      },
      {
        key: "feed:2",
        title: "Only a text.",
        publishedAt: new Date("2026-05-01T00:00:00Z"),
        updatedAt: null,
        platforms: [],
        url: "https://example.com/two",
        summary: "Only a text.\nMore.",
        category: null,
        week: null,
        state: "new",
        aliases: ["feed:only-a-text@2026-05-01"],
      },
    ]);
  });

  it("takes an item with an id that is there twice once", () => {
    const items = [1, 2].map((day) => ({ id: "x", title: `Day ${day}`, date_modified: `2026-05-0${day}` }));
    const { items: found, problems } = reading({ version: "https://jsonfeed.org/version/1", items });
    expect(found.map(({ title }) => title)).toStrictEqual(["Day 2"]);
    expect(problems).toMatchObject([{ code: "item.duplicate-id", harmless: true }]);
  });
});

describe("a roadmap in JSON", () => {
  it("gives its features, known by their number, with stage, products and the months that are announced", () => {
    expect(read(ROADMAP)[0]).toStrictEqual({
      key: "roadmap:501457",
      title: FEATURE.title,
      publishedAt: new Date("2025-08-22T23:16:17Z"),
      updatedAt: new Date("2026-01-15T00:15:15Z"),
      platforms: ["macos"],
      url: "https://www.microsoft.com/microsoft-365/roadmap?featureid=501457",
      summary: "Passwords & more.\nGeneral availability: May CY2026",
      category: "In development",
      week: null,
      services: ["Microsoft Intune"],
      tags: ["In development", "General Availability", "GCC"],
      stage: "inDevelopment",
      state: "changed",
    });
    expect(read(ROADMAP).map(({ stage }) => stage)).toStrictEqual(["inDevelopment", "released"]);
  });

  it("reads the forms that its service had before and has now", () => {
    const before = {
      id: 1,
      title: "Before",
      description: "Text",
      publicRoadmapStatus: "Launched",
      publicDisclosureAvailabilityDate: "July CY2025",
      tagsContainer: { products: [{ tagName: "Microsoft Intune" }], platforms: [{ tagName: "Android" }] },
    };
    const now = {
      id: 2,
      title: "Now",
      description: "<p>Text</p>",
      status: "In preview",
      products: ["Microsoft Intune"],
      availabilities: [{ ring: "General Availability", year: 2026, month: "March" }],
    };
    expect(read([before])).toMatchObject([
      { key: "roadmap:1", services: ["Microsoft Intune"], platforms: ["android"], category: "Launched" },
    ]);
    expect(read({ "@odata.context": "x", value: [now] })).toMatchObject([
      { key: "roadmap:2", summary: "Text\nGeneral Availability: March 2026" },
    ]);
    expect(read({ value: [{ ...now, productCategories: ["Security"] }] })).toMatchObject([
      { key: "azure-update:2", url: "https://azure.microsoft.com/updates?id=2" },
    ]);
  });
});

describe("a list of articles in JSON", () => {
  it("knows articles by their own id or link, and not by a number that only counts them", () => {
    const { items, problems } = reading(ARTICLES);
    expect(items).toMatchObject([
      {
        key: "feed:https://techcommunity.example/ba-p/4488917",
        platforms: ["android"],
        publishedAt: new Date("2026-01-24T00:10:05Z"),
        summary: "What's new...",
        category: "intune",
      },
      { key: "feed:https://techcommunity.example/ba-p/2", publishedAt: null },
    ]);
    expect(problems).toMatchObject([{ code: "item.bad-date" }]);
  });

  it("reads the names that other sites give to the same fields", () => {
    const post = {
      subject: "S",
      view_href: "https://example.com/s",
      post_time: 1_769_000_000,
      teaser: "<p>T</p>",
    };
    expect(read({ status: "success", data: { items: [post] } })).toMatchObject([
      { title: "S", url: "https://example.com/s", summary: "T", publishedAt: new Date(1_769_000_000_000) },
    ]);
  });

  it("leaves what lists no articles to others", () => {
    for (const value of [
      "{}",
      "[]",
      '{"error":{"code":"x","message":"y"}}',
      "[1,2]",
      '[{"name":"a"}]',
      "<a>",
    ])
      expect(jsonFeedKind.recognises({ text: value, base: null })).toBe(false);
  });
});
