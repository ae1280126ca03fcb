import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../../test-support/processor-seconds.ts";
import { feedKind } from "./feed.ts";

/** Half of what is fetched of a feed at most, in UTF-16 units. */
const LENGTH = 5_000_000;

function over(bit: string): string {
  return bit.repeat(Math.ceil(LENGTH / bit.length));
}

function rss(inside: string): string {
  return `<rss version="2.0"><channel>${inside}</channel></rss>`;
}

function item(description: string): string {
  return rss(`<item><title>A</title><description>${description}</description></item>`);
}

const FEEDS: Readonly<Record<string, () => string>> = {
  "a description of <": () => item(over("<")),
  "a description of escaped <": () => item(over("&lt;")),
  "a description of tags that never end": () => item(`<![CDATA[${over("<p ")}]]>`),
  "a description of scripts that never end": () => item(`<![CDATA[${over("<script>")}]]>`),
  "a description of nested elements": () => item(over("<a>") + over("</a>")),
  "a description of &": () => item(over("&")),
  "an entity that is used a million times": () =>
    `<!DOCTYPE rss [<!ENTITY a "${"B".repeat(50_000)}">]>${item(over("&a;"))}`,
  "elements nested without an end": () => rss(over("<a>")),
  "ends that match nothing": () => rss(`${over("<a>")}${over("</b>")}`),
  "a base in each of many elements": () => rss(over('<a xml:base="a/">')),
  "a prefix in each of many elements": () =>
    rss(Array.from({ length: 200_000 }, (_, n) => `<a xmlns:p${n}="x">`).join("")),
  "items without an end": () => rss(over("<item>")),
  "items without number": () => rss(over("<item><guid>x</guid><title>A</title></item>")),
  "large items": () =>
    rss(over(`<item><title>A</title><description>${"&lt;p&gt;a".repeat(1_000)}</description></item>`)),
  "an item of links": () => rss(`<item>${over("<link>ftp://x</link>")}</item>`),
  "an item of blank texts": () => rss(`<item>${over("<description> </description>")}</item>`),
  "sections without an end": () => rss(`<item><title>${over("<![CDATA[x")}`),
  "sections that elements cut": () => rss(`${over("<item><title><![CDATA[x</title>")}]]>`),
  "comments without an end": () => rss(over("<!--")),
  "document types without an end": () => over('<!DOCTYPE "'),
  "instructions without an end": () => over("<?"),
  "quotation marks that never match": () => rss(`<item ${over(`a='"`)}><title>A</title></item>`),
  "an attribute of blanks": () => rss(`<item><link ${over(" ")}href="x"/></item>`),
  "dates of brackets": () => rss(over(`<item><title>A</title><pubDate>${" (".repeat(90)}</pubDate></item>`)),
  "control characters": () => over("\u0001"),
};

describe("a feed that is made to cost time", () => {
  it.each(Object.entries(FEEDS))("is read in less than a second with %s", async (_name, make) => {
    const text = make();
    const seconds = await processorSeconds(async () => {
      feedKind.recognises({ text, base: null });
      const { items, problems } = await feedKind.read({ text, base: "https://example.com/feed.xml" });
      expect(items.length + problems.length).toBeGreaterThan(0);
      expect(items.length).toBeLessThanOrEqual(5_000);
      expect(problems.length).toBeLessThan(200);
    }, 1);
    expect(seconds).toBeLessThan(1);
  });
});
