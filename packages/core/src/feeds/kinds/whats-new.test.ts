import { describe, expect, it } from "vitest";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem } from "../feed.ts";
import { whatsNewKind } from "./whats-new.ts";

const PAGE = `---
title: A page
# required metadata
---
# What's new in Example

<!-- Common categories:

### App management
#### Not an item<!-- 9999999 -->
-->

## Week of July 06, 2020 (2006 Service release)

### App management

#### Apps for **Android** and [Linux](a.md)<!-- 32843208 -->
First paragraph with a [link](https://example.com/a_(b)).

- One
- Two

**Applies to**:
- Android Enterprise

#### Two numbers<!-- 30303710, 25476290, -->
Text.

\`\`\`
#### Not an item either<!-- 8888888 -->
\`\`\`

> [!div class="checklist"]
> Applies to:
>
> - iOS/iPadOS 17
> - macOS

### A notice beside the categories<!--1234567 IDready idstaged-->
It stands under the category before it.

### Device configuration
#### Without a number
Text about BitLocker.

##### A part of it
More.

## April 2018

### Older layout <!-- 1111111 -->
Text. Applies to: Windows 10 and later

#### How does this affect me?
It does.

## Notices

### Plan for it<!-- 2222222 -->
Soon.

## See also
### Not an item
`;

const SWEDISH = PAGE.replace("# What's new in Example", '# <a name="whats-new"></a>Nyheter i Exempel')
  .replace(
    "## Week of July 06, 2020 (2006 Service release)",
    '## <a name="week-of-july-06-2020"></a>Vecka 28, 2020',
  )
  .replace("#### Without a number", '#### <a name="without-a-number"></a>Utan nummer')
  .replace("## April 2018", '## <a name="april-2018"></a>April 2018')
  .replace("## Notices", '## <a name="notices"></a>Meddelanden')
  .replaceAll("Applies to:", "Gäller för:")
  .replaceAll("\n", "\r\n");

function read(text: string, base: string | null = null): readonly FeedItem[] {
  return whatsNewKind.read({ text, base }).items;
}

function identity(item: FeedItem): unknown {
  return [item.key, item.publishedAt, item.week, item.platforms];
}

describeFeedKind(whatsNewKind, PAGE);

describe("What's new in Markdown", () => {
  it("finds the notices and nothing in comments, code, metadata or closing sections", () => {
    expect(read(PAGE).map((item) => [item.key, item.title, item.category])).toStrictEqual([
      ["whats-new:32843208", "Apps for Android and Linux", "App management"],
      ["whats-new:30303710", "Two numbers", "App management"],
      ["whats-new:1234567", "A notice beside the categories", "App management"],
      ["whats-new:without-a-number@2020-W28", "Without a number", "Device configuration"],
      ["whats-new:1111111", "Older layout", null],
      ["whats-new:2222222", "Plan for it", "Notices"],
    ]);
  });

  it("keeps every other key that a notice goes by, and none that leads to two", () => {
    const shared = `${PAGE}\n`.replace(
      "## See also",
      "### Other<!-- 7654321, 1111111 -->\nText\n## See also",
    );
    const aliases = new Map(read(shared).map((item) => [item.key, item.aliases ?? []]));
    expect(aliases.get("whats-new:30303710")).toStrictEqual([
      "whats-new:25476290",
      "whats-new:two-numbers@2020-W28",
    ]);
    expect(aliases.get("whats-new:without-a-number@2020-W28")).toStrictEqual([]);
    expect(aliases.get("whats-new:7654321")).toStrictEqual(["whats-new:other"]);
  });

  it("tells planned changes and notices from what is there", () => {
    const stages = (text: string): readonly unknown[] => read(text).map(({ stage = "released" }) => stage);
    expect(stages(PAGE)).toStrictEqual([...Array<string>(5).fill("released"), "announced"]);
    const planned = "## Apps\n### Soon <!-- 3182632 -->\nText\n## Notices\n### Plan <!-- 3182633 -->\nText\n";
    expect(stages(`# In development for Example\n${planned}`)).toStrictEqual(["inDevelopment", "announced"]);
    expect(stages(`# <a name="x"></a>Under utveckling för Exempel\n${planned}`)).toStrictEqual([
      "inDevelopment",
      "announced",
    ]);
  });

  it("dates notices by the heading that they stand under", () => {
    const when = read(PAGE).map((item) => [item.publishedAt?.toISOString().slice(0, 10) ?? null, item.week]);
    expect(when[0]).toStrictEqual(["2020-07-06", "2020-W28"]);
    expect(when[4]).toStrictEqual(["2018-04-01", null]);
    expect(when[5]).toStrictEqual([null, null]);
  });

  it("takes platforms from the place where it applies, then the title, then the text", () => {
    expect(read(PAGE).map((item) => item.platforms.join("+"))).toStrictEqual([
      "android",
      "ios+ipados+macos",
      "",
      "windows",
      "windows",
      "",
    ]);
  });

  it("gives a plain summary without the platforms", () => {
    expect(read(PAGE)[0]?.summary).toBe("First paragraph with a link.\n- One\n- Two");
  });

  it("leads to the notice on its page", () => {
    const [first] = read(PAGE, "https://learn.microsoft.com/intune/whats-new/?view=x#y");
    expect(first?.url).toBe(
      "https://learn.microsoft.com/intune/whats-new/?view=x#apps-for-android-and-linux",
    );
    expect(read(PAGE, "file:///etc/page.md")[0]?.url).toBeNull();
  });

  it("gives a translated page with other line ends the same keys, dates and platforms", () => {
    expect(read(SWEDISH).map(identity)).toStrictEqual(read(PAGE).map(identity));
  });

  it("numbers a repeated number from the oldest, so that a new notice changes no key", () => {
    const older = "### Old <!-- 7220536 -->\nText\n";
    const top = "# What's new\n## June 2020\n";
    const before = read(`${top}### Newer <!-- 7220536 -->\nText\n${older}`);
    const after = read(`${top}### Newest <!-- 7220536 -->\nText\n### Newer <!-- 7220536 -->\nText\n${older}`);
    expect(before.map((item) => item.key)).toStrictEqual(["whats-new:7220536~2", "whats-new:7220536"]);
    expect(after.slice(1).map((item) => item.key)).toStrictEqual(before.map((item) => item.key));
  });

  it("reads list items with a bold beginning where a month has no headings for notices", () => {
    const page =
      "# Nyheter i Exempel\n## Juni 2016\n## Apphantering\n- **Bättre iOS.** Text.\n<!---TFS1295358--->\n";
    expect(read(page)).toMatchObject([
      {
        key: "whats-new:1295358",
        title: "Bättre iOS",
        summary: "Text.",
        category: "Apphantering",
        platforms: ["ios"],
      },
    ]);
  });

  it("reads planned changes whose categories are the sections", () => {
    const page = "# In development\n## App management\n### Soon <!-- 3182632 -->\nText\n### Later\nText\n";
    expect(read(page)).toMatchObject([
      { key: "whats-new:3182632", category: "App management", publishedAt: null },
      { key: "whats-new:later", category: "App management" },
    ]);
  });

  it("reads on after a comment or fence that is never closed, and says so", () => {
    const reading = whatsNewKind.read({
      text: "## June 2020\n<!-- slip\n### A <!-- 1234567\n```\n### B\nText",
      base: null,
    });
    expect(reading.items.map((item) => item.title)).toContain("B");
    expect(reading.problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(["page.unclosed-comment", "page.unclosed-fence"]),
    );
  });

  it("keeps the items of a week whose date it cannot read, and says so", () => {
    const page =
      "## June 2020\n### A <!-- 1234567 -->\nText\n## Week of Jly 6\n### App management\n#### B <!-- 7654321 -->\nText";
    const { items, problems } = whatsNewKind.read({ text: page, base: null });
    expect(items.map((item) => [item.title, item.week, item.category])).toContainEqual([
      "B",
      null,
      "App management",
    ]);
    expect(problems).toStrictEqual([
      { code: "heading.no-date", message: expect.stringContaining('"Week of Jly 6"') },
    ]);
  });

  it("says when there is nothing to read", () => {
    expect(whatsNewKind.read({ text: "hello", base: null })).toStrictEqual({
      items: [],
      problems: [{ code: "page.no-items", message: "No notice was found on the page." }],
    });
  });

  it("does not take an error page, a feed or JSON for its own", () => {
    for (const text of [
      "<html><h1>404</h1></html>",
      "<?xml version='1.0'?><rss/>",
      '{"a":1}',
      "# A page\n## One\n## Two",
    ]) {
      expect(whatsNewKind.recognises({ text, base: null })).toBe(false);
    }
  });
});

const HTML = `<!DOCTYPE html><html><head><title>What's new</title><style>h4{}</style>
<script>var x = "<h4 id='no'>No item</h4>";</script></head><body><nav><h2>Week of May 4, 2020</h2><h4>No</h4></nav><main>
<h1 id="whats-new">What&#39;s new in Example</h1>
<h2 id="week-of-july-06-2020">Week of July 06, 2020</h2>
<h3 id="app-management">App management</h3>
<h4 id="apps-for-android">Apps for Android<!-- 32843208 --></h4>
<p>First &amp; <strong>second</strong>.<br>Third.</p>
<ul><li><p>One</p></li></ul>
<div class="checklist"><p>Applies to:</p><ul><li>Android Enterprise</li><li>Linux</li></ul></div>
<h4 id="no-number">No number</h4><p>About macOS.</p>
<h4 id="from-anchor---1541700--">From the anchor</h4><p>Text</p>
<h2 id="in-this-article">In this article</h2><h3>Not an item</h3></main></body></html>`;

describe("What's new as a browser gets it", () => {
  it("tells notices among the categories apart by their text where no heading has a number", () => {
    const page = `<h2>Week of July 06, 2020</h2><h3>App management</h3><h4>A</h4><p>Text</p><h5>Part of A</h5>
      <h3>B stands among the categories</h3><p>Text</p><h4>C</h4><p>Text</p><h3>Some new category</h3><h4>D</h4><p>Text</p>`;
    expect(read(page).map((item) => [item.title, item.category])).toStrictEqual([
      ["A", "App management"],
      ["B stands among the categories", "App management"],
      ["C", "App management"],
      ["D", "Some new category"],
    ]);
  });

  it("reads the same notices as from Markdown", () => {
    expect(read(HTML, "https://learn.microsoft.com/x")).toMatchObject([
      {
        key: "whats-new:32843208",
        title: "Apps for Android",
        platforms: ["android", "linux"],
        summary: "First & second.\nThird.\n- One",
        url: "https://learn.microsoft.com/x#apps-for-android",
        week: "2020-W28",
        category: "App management",
      },
      { key: "whats-new:no-number@2020-W28", platforms: ["macos"] },
      { key: "whats-new:1541700", title: "From the anchor" },
    ]);
  });
});
