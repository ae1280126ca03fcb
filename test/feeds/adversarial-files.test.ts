import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFeed } from "./read-feed.ts";

/** Hostile feeds of other projects, kept beside the checkout and not part of it: where they are absent these tests are passed over. */
const FOLDER = new URL("../../../shared/feeds/adversarial/", import.meta.url);
const present = existsSync(FOLDER);

interface Expected {
  /** Titles in the order of the feed, or their number. */
  readonly items: readonly string[] | number;
  /** Codes of what is told beside them, each once. */
  readonly problems: readonly string[];
}

const NO_ITEMS = ["feed.no-items"];
const UNREADABLE: Expected = { items: 0, problems: ["feed.unreadable"] };
const EMPTY_RSS: Expected = { items: 0, problems: ["feed.no-version", ...NO_ITEMS] };

const FILES: Readonly<Record<string, Expected>> = {
  "bom-with-ascii-declaration.xml": EMPTY_RSS,
  "chardet-shiftjis.xml": { items: ["DrecomRSSに記事投稿が反映されない…"], problems: ["feed.charset"] },
  "doctype-before-rss.xml": { items: 0, problems: ["xml.doctype", "feed.no-version", ...NO_ITEMS] },
  "duplicate-entries.atom": {
    items: ["Atom-Powered Robots Run Amok", "Atom-Powered Robots Run Amok"],
    problems: ["item.duplicate-id"],
  },
  "empty-document.xml": UNREADABLE,
  "encoding-bogus-name.xml": { items: 0, problems: ["feed.charset", "feed.no-version", ...NO_ITEMS] },
  "encoding-euc-kr-item.xml": { items: ["년"], problems: ["item.no-title"] },
  "encoding-invalid-bytes-with-bom.xml": {
    items: 0,
    problems: ["feed.charset", "xml.last-bracket", ...NO_ITEMS],
  },
  "encoding-linenoise.xml": { items: ["’<>”©"], problems: ["feed.charset", "item.no-title"] },
  "encoding-utf-16le-bom.xml": EMPTY_RSS,
  "encoding-utf-8-bom.xml": EMPTY_RSS,
  "entity-bomb.xml": UNREADABLE,
  "entity-quadratic.xml": UNREADABLE,
  "entry-without-fields.atom": {
    items: ["tag:github.com,2008:Repository/11167738/v3.9.0"],
    problems: ["item.no-title"],
  },
  "external-dtd.xml": UNREADABLE,
  "external-entity-file.xml": UNREADABLE,
  "guid-blank.xml": { items: ["Invalid GUID"], problems: [] },
  "guid-duplicate.xml": { items: ["foo", "bar"], problems: ["item.duplicate-id"] },
  "guid-missing.xml": { items: ["Missing GUID"], problems: [] },
  "guid-two-in-one-item.xml": { items: ["multiple guids"], problems: ["item.several-ids"] },
  "html-error-page.rss": UNREADABLE,
  "incomplete-cdata.xml": { items: 0, problems: ["item.empty", "xml.cut-short", ...NO_ITEMS] },
  "link-corrupt-ampersands.xml": {
    items: ["http://link/get?a=1&b=2"],
    problems: ["xml.last-bracket", "item.no-title"],
  },
  "link-relative.atom": { items: ["Atom-Powered Robots Run Amok"], problems: [] },
  "pubdate-every-form.xml": { items: 30, problems: ["item.far-future"] },
  "pubdate-far-future.xml": { items: ["Invalid pubDate item"], problems: ["item.far-future"] },
  "pubdate-two-in-one-item.xml": { items: ["multiple pubDates"], problems: [] },
  "script-in-content-encoded.xml": { items: ["Foo"], problems: [] },
  "title-cdata-html.atom": { items: [";Invalid title"], problems: [] },
  "title-double-escaped-html.xml": { items: ["Loïc Le Meur Joins RSS Board"], problems: [] },
  "two-channels.xml": { items: 0, problems: ["feed.several-channels", ...NO_ITEMS] },
  "unclosed-channel.xml": { items: 0, problems: ["xml.unclosed-element", ...NO_ITEMS] },
  "undeclared-namespace.xml": { items: 0, problems: ["xml.undeclared-prefix", ...NO_ITEMS] },
};

/** What the entities of these files stand for, and what the files that they name would hold. */
const NEVER_SHOWN = /BBBBBBBB|1234567890|root:|alert|bad\.js|<script/i;

describe.skipIf(!present)("a hostile feed of another project", () => {
  it("has its expectation here", () => {
    expect(readdirSync(FOLDER).toSorted()).toStrictEqual(Object.keys(FILES).toSorted());
  });

  it.each(Object.entries(FILES))("%s is read as what it is", async (name, { items: expected, problems }) => {
    const { items, codes, problems: told } = await readFeed(new URL(name, FOLDER).href, "feed");
    const titles = items.map(({ title }) => title);
    expect(typeof expected === "number" ? titles.length : titles).toStrictEqual(expected);
    expect(codes).toStrictEqual(problems.toSorted());
    expect(JSON.stringify([items, told])).not.toMatch(NEVER_SHOWN);
  });

  it("that can't be read says why", async () => {
    for (const [name, why] of [
      ["entity-bomb.xml", "<bomb>, which begins no feed. The feed declares entities"],
      ["external-dtd.xml", "<html>, which begins no feed"],
      ["html-error-page.rss", "<head>, which begins no feed"],
      ["empty-document.xml", "no element at all"],
    ] as const) {
      const { problems } = await readFeed(new URL(name, FOLDER).href, "feed");
      expect(problems.map(({ message }) => message).join(" ")).toContain(why);
    }
  });
});
