import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem, FeedReading } from "../feed.ts";
import { feedKind } from "./feed.ts";

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example</title><link>https://example.com/</link>
<lastBuildDate>Fri, 17 Dec 2021 09:00:00 PST</lastBuildDate>
<item><title>One &amp; &lt;b&gt;two&lt;/b&gt;</title><link>https://example.com/1</link><guid isPermaLink="false">id-1</guid>
<category domain="x">Rolling out</category><category>macOS</category>
<description>Short</description><content:encoded><![CDATA[<p>First &amp; <a href=/x class=more>second</a>.</p><ul><li>One</li><li>Two</li></ul><script>no()</script>]]></content:encoded>
<pubDate>Fri, 17 Dec 2021 09:00:00 PST</pubDate><a10:updated>2021-12-18T00:00:00Z</a10:updated></item>
<item><title>Android and more</title><link>/2?a=1&amp;b=2</link><description>&amp;lt;b&amp;gt; stays</description><dc:date>2021-12-01</dc:date></item>
<item><description>For iPads only.

More of it.</description></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.com/blog/"><title>Example</title>
<link rel="self" href="feed.xml"/><link href="."/><updated>2024-05-01T00:00:00Z</updated>
<entry><id>tag:example.com,2024:1</id><title type="text">a &lt;b&gt; c</title><link rel="enclosure" href="x.mp3"/><link rel="alternate" href="one"/>
<published>2024-04-30T10:00:00+02:00</published><updated>2024-05-01T00:00:00.5Z</updated>
<category term="ios" label="iOS news"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt;tag&gt; and <b>bold</b></p><title>x</title></div></content></entry>
<entry xml:base="/other/"><id>tag:example.com,2024:2</id><title type="html">&lt;i&gt;Two&lt;/i&gt;</title><link href="two"/><updated>2024-05-01T00:00:00Z</updated><summary>S</summary></entry>
</feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.com/"><title>Example</title><items><rdf:Seq><rdf:li rdf:resource="https://example.com/1"/></rdf:Seq></items></channel>
<item rdf:about="https://example.com/1"><title>One</title><link>https://example.com/1</link><dc:date>2017-06-21T10:33:10-07:00</dc:date><dc:subject>Linux</dc:subject></item></rdf:RDF>`;

async function reading(text: string, base: string | null = null): Promise<FeedReading> {
  return feedKind.read({ text, base });
}

async function read(text: string, base: string | null = null): Promise<readonly FeedItem[]> {
  return (await reading(text, base)).items;
}

async function codes(text: string): Promise<readonly string[]> {
  return (await reading(text)).problems.map((problem) => problem.code);
}

function rss(inside: string): string {
  return `<rss version="2.0"><channel>${inside}</channel></rss>`;
}

describeFeedKind(feedKind, RSS);
describeFeedKind(feedKind, ATOM);

describe("a feed of RSS 2.0", () => {
  it("gives its items with everything that they tell", async () => {
    const { items, problems } = await reading(RSS, "https://example.com/feed.xml");
    expect(problems.map((problem) => problem.code)).toStrictEqual(["item.no-title"]);
    expect(items).toStrictEqual([
      {
        key: "feed:id-1",
        title: "One & two",
        publishedAt: new Date("2021-12-17T17:00:00Z"),
        updatedAt: new Date("2021-12-18T00:00:00Z"),
        platforms: ["macos"],
        url: "https://example.com/1",
        summary: "First & second.\n- One\n- Two",
        category: "Rolling out",
        week: null,
        aliases: ["feed:one-two@2021-12-17"],
        tags: ["Rolling out", "macOS"],
        stage: "released",
        state: "new",
      },
      {
        key: "feed:https://example.com/2?a=1&b=2",
        title: "Android and more",
        publishedAt: new Date("2021-12-01T00:00:00Z"),
        updatedAt: null,
        platforms: ["android"],
        url: "https://example.com/2?a=1&b=2",
        summary: "<b> stays",
        category: null,
        week: null,
        aliases: ["feed:android-and-more@2021-12-01"],
        state: "new",
      },
      {
        key: "feed:for-ipads-only",
        title: "For iPads only.",
        publishedAt: null,
        updatedAt: null,
        platforms: ["ipados"],
        url: null,
        summary: "For iPads only.\nMore of it.",
        category: null,
        week: null,
        state: "new",
      },
    ]);
  });

  it("resolves links against the feed's own link when it was read from a file", async () => {
    const [, second] = await read(RSS, "file:///tmp/feed.xml");
    expect(second?.url).toBe("https://example.com/2?a=1&b=2");
  });
});

describe("feeds of other families", () => {
  it("reads Atom with its links, bases, dates and categories", async () => {
    const { items, problems } = await reading(ATOM);
    expect(problems).toStrictEqual([]);
    expect(items).toMatchObject([
      {
        key: "feed:tag:example.com,2024:1",
        title: "a <b> c",
        publishedAt: new Date("2024-04-30T08:00:00Z"),
        updatedAt: new Date("2024-05-01T00:00:00.500Z"),
        platforms: ["ios"],
        url: "https://example.com/blog/one",
        summary: "A <tag> and bold",
        category: "iOS news",
      },
      {
        title: "Two",
        publishedAt: new Date("2024-05-01T00:00:00Z"),
        url: "https://example.com/other/two",
        summary: "S",
      },
    ]);
  });

  it("reads Atom under a prefix and RSS 1.0 and 0.91 alike", async () => {
    const prefixed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>x</a:id><a:title>T</a:title></a:entry></a:feed>`;
    expect(await read(prefixed)).toMatchObject([{ key: "feed:x", title: "T" }]);
    expect(await read(RDF)).toMatchObject([
      {
        key: "feed:https://example.com/1",
        title: "One",
        publishedAt: new Date("2017-06-21T17:33:10Z"),
        platforms: ["linux"],
      },
    ]);
    const old = `<rss version="0.91"><channel><item><title>Old</title><link>http://example.com/</link></item></channel></rss>`;
    expect(await reading(old)).toMatchObject({ items: [{ title: "Old" }], problems: [] });
  });

  it("knows a feed by its first element, whatever stands before it", () => {
    const recognised = (text: string): boolean => feedKind.recognises({ text, base: null });
    for (const text of [
      RSS,
      ATOM,
      RDF,
      `\u{FEFF}<!-- <html> --><?x y?><!DOCTYPE rss [<!ENTITY a ">">]>\n<rss/>`,
    ])
      expect(recognised(text)).toBe(true);
    for (const text of [
      "<html><rss/></html>",
      "<!DOCTYPE html><p><feed>",
      "x <rss/>",
      '{"a":"<rss/>"}',
      "",
      "<feedback/>",
    ])
      expect(recognised(text)).toBe(false);
  });
});

describe("a feed that is slightly broken", () => {
  it.each([
    ["a bare &", "xml.bare-ampersand", rss("<item><title>Home & Pro</title></item>"), "Home & Pro"],
    ["a control character", "xml.control-character", rss("<item><title>A\u0001B</title></item>"), "AB"],
    ["an entity of HTML", "xml.html-entity", rss("<item><title>A&eacute;&nbsp;B</title></item>"), "Aé B"],
    ["a stray <", "xml.stray-bracket", rss("<item><title>1 < 2</title></item>"), "1 < 2"],
    ["no version", "feed.no-version", "<rss><channel><item><title>A</title></item></channel></rss>", "A"],
    [
      "a prefix of no namespace",
      "xml.undeclared-prefix",
      rss("<item><itunes:x>y</itunes:x><title>A</title></item>"),
      "A",
    ],
    ["an end that is missing", "xml.unclosed-element", rss("<item><title>A</item>"), "A"],
    ["an item in an item", "xml.unclosed-element", rss("<item><title>A<item></item>"), "A"],
    ["an end without beginning", "xml.stray-end", rss("<item></b><title>A</title></item>"), "A"],
    ["a missing quotation mark", "xml.bad-attribute", rss(`<item><title a="b>A</title></item>`), "A"],
    ["an unclosed CDATA", "xml.unclosed-cdata", rss("<item><title><![CDATA[A</title></item>"), "A"],
    ["an end in the middle", "xml.cut-short", `<rss version="2.0"><channel><item><title>A</tit`, "A"],
    ["text in front", "xml.text-before", `Warning: x\n${rss("<item><title>A</title></item>")}`, "A"],
    [
      "a document type",
      "xml.doctype",
      `<!DOCTYPE rss PUBLIC "a>" "b">${rss("<item><title>A</title></item>")}`,
      "A",
    ],
    ["an unclosed comment", "xml.unclosed-comment", rss("<item><!-- <title>A</title></item>"), "A"],
    [
      "a link without address",
      "feed.link-without-address",
      "<feed><entry><link/><title>A</title></entry></feed>",
      "A",
    ],
    ["two channels", "feed.several-channels", rss("</channel><channel><item><title>A</title></item>"), "A"],
    [
      "a bad date",
      "item.bad-date",
      "<feed><entry><updated>soon</updated><title>A</title></entry></feed>",
      "A",
    ],
    [
      "an impossible date",
      "item.bad-date",
      rss("<item><title>A</title><pubDate>31 Feb 2024 10:00 GMT</pubDate></item>"),
      "A",
    ],
    [
      "a date far ahead",
      "item.far-future",
      rss("<item><title>A</title><pubDate>2103-01-01</pubDate></item>"),
      "A",
    ],
    ["two ids", "item.several-ids", rss("<item><title>A</title><guid>1</guid><guid>2</guid></item>"), "A"],
  ])("is read with %s, and says so", async (_name, code, text, title) => {
    expect(await codes(text)).toContain(code);
    expect((await read(text))[0]?.title).toBe(title);
  });

  it("is read where the next section closes one that was left open", async () => {
    const text = rss("<item><title><![CDATA[A</title><description><![CDATA[B]]></description></item>");
    expect(await read(text)).toMatchObject([{ title: "A", summary: "B" }]);
  });

  it("keeps a date far ahead and drops one that is none", async () => {
    const text = rss(
      "<item><title>A</title><pubDate>2103-01-01</pubDate></item><item><title>B</title><pubDate>x</pubDate></item>",
    );
    const dates = (await read(text)).map((item) => item.publishedAt);
    expect(dates).toStrictEqual([new Date("2103-01-01T00:00:00Z"), null]);
  });

  it("finds a date far ahead by the day on which the feed says it was made", async () => {
    const text = rss(
      "<lastBuildDate>2024-01-01</lastBuildDate><item><title>A</title><pubDate>2042-01-01</pubDate></item>",
    );
    expect(await codes(text)).toStrictEqual(["item.far-future"]);
  });

  it("counts slips of one kind in one line", async () => {
    const { problems } = await reading(rss("<item><title>A & B & C</title></item>"));
    expect(problems).toStrictEqual([
      { code: "xml.bare-ampersand", message: expect.stringContaining("(2 times)"), harmless: true },
    ]);
  });
});

describe("a hostile feed", () => {
  it("has no entity expanded and none fetched", async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "BOOM"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const { items, problems } = await reading(`${bomb}${rss("<item><title>x &b; &f;</title></item>")}`);
    expect(items[0]?.title).toBe("x &b; &f;");
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(["xml.entity-declaration", "xml.unknown-entity"]),
    );
  });

  it("cannot lead anywhere but to the web", async () => {
    const links = [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "http://",
      "https://u:p@example.com/",
    ];
    const text = rss(links.map((link, n) => `<item><title>${n}</title><link>${link}</link></item>`).join(""));
    const urls = (await read(text)).map((item) => item.url);
    expect(urls).toStrictEqual([null, null, null, null, "https://example.com/"]);
  });

  it("may name its elements as it likes", async () => {
    const names = ["__proto__", "constructor", "_", "$", "hasOwnProperty", "om:title"];
    const inside = names.map((name) => `<${name}>x</${name}>`).join("");
    const text = rss(
      `${inside}<item ${names.map((name) => `${name}="1"`).join(" ")}>${inside}<title>A</title></item>`,
    );
    expect(await read(text)).toMatchObject([{ key: "feed:a", title: "A" }]);
  });

  it.each([
    ["an error page", "<html><body>404</body></html>", "<html>"],
    ["nothing", "", "no element"],
    ["JSON", '{"a":1}', "no element"],
    ["another XML", "<bomb>x</bomb>", "<bomb>"],
  ])("is unreadable when it is %s", async (_name, text, reason) => {
    expect(await reading(text)).toStrictEqual({
      items: [],
      problems: [{ code: "feed.unreadable", message: expect.stringContaining(reason) }],
    });
  });

  it("says when it has no items, so that nobody takes it for good news", async () => {
    expect(await reading(rss(""))).toStrictEqual({
      items: [],
      problems: [{ code: "feed.no-items", message: expect.any(String) }],
    });
  });

  it("keeps its promises however a good feed is mutated", async () => {
    const bits = [
      "<",
      ">",
      "&",
      "]]>",
      "<![CDATA[",
      "<!--",
      "</item>",
      "<item>",
      "<title>",
      '"',
      "\u0000",
      "&#x0;",
      "\uD800",
      "<!DOCTYPE x [",
    ];
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat(60),
      put: fc.oneof(fc.constantFrom(...bits), fc.string({ unit: "binary" })),
    });
    const mutated = fc.tuple(
      fc.constantFrom<string>(RSS, ATOM, RDF),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(mutated, async ([feed, edits]) => {
        const text = edits.reduce(
          (whole, { at, cut, put }) =>
            whole.slice(0, at % whole.length) + put + whole.slice((at % whole.length) + cut),
          feed,
        );
        const { items, problems } = await reading(text, "https://example.com/");
        expect(items.length + problems.length).toBeGreaterThan(0);
        expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
        for (const item of items) {
          expect(item.key).toMatch(/^feed:./);
          expect(item.url ?? "https://").toMatch(/^https?:\/\//);
          expect(`${item.key}${item.title}${item.category ?? ""}`).not.toMatch(
            /[\u0000-\u001F\u007F-\u009F\u202E]/,
          );
          expect(`${item.title}${item.summary}`.isWellFormed()).toBe(true);
          expect(Number.isNaN(item.publishedAt?.getTime())).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
