import type { Document } from "@intune-om/core";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { type HtmlReading, type HtmlTag, readHtml } from "../../test-support/read-html.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { withTexts } from "../reporter.contract.ts";
import { createHtmlReporter } from "./html-reporter.ts";

const reporter = createHtmlReporter();

async function render(document: Document, formats: readonly string[] = ["html", "xlsx"]): Promise<string> {
  return new TextDecoder().decode(await reporter.render(document, { formats }));
}

function structure({ tags }: HtmlReading): readonly string[] {
  // Long texts alone decide whether a table stacks on a phone, which labels its cells.
  return tags.map(
    ({ name, attributes }) =>
      `${name} ${[...attributes.keys()].filter((key) => key !== "data-label").join(" ")}`,
  );
}

const named = (tags: readonly HtmlTag[], name: string): readonly HtmlTag[] =>
  tags.filter((tag) => tag.name === name);

describe("html reporter", () => {
  let html = "";
  let reading: HtmlReading = { tags: [], text: "" };
  beforeAll(async () => {
    html = await render(sampleDocument({ locale: "sv", readingLimit: 12 }));
    reading = readHtml(html);
  });

  it("forbids scripts and requests, and has none", () => {
    const policy = reading.tags.find(
      ({ attributes }) => attributes.get("http-equiv") === "Content-Security-Policy",
    );
    expect(policy?.attributes.get("content")).toContain("default-src 'none'");
    for (const name of ["script", "link", "iframe", "object", "form", "base"])
      expect(named(reading.tags, name)).toEqual([]);
    expect(html).not.toMatch(/@import|url\(|src=/i);
    const references = reading.tags.flatMap(({ attributes }) => attributes.get("href") ?? []);
    for (const reference of references) expect(reference).toMatch(/^(#|https:\/\/|mailto:)/);
  });

  it("names its language, and has landmarks, a skip link that lands and contents that lead to sections", () => {
    const { tags } = reading;
    expect(tags[0]?.attributes.get("lang")).toBe("sv");
    for (const name of ["header", "nav", "main", "h1"]) expect(named(tags, name)).toHaveLength(1);
    const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const local = tags.flatMap(({ attributes }) => /^#(.+)/.exec(attributes.get("href") ?? "")?.[1] ?? []);
    expect(local).toContain("report");
    for (const target of local) expect(ids).toContain(target);
    expect(local).toHaveLength(1 + sampleDocument().sections.length);
  });

  it("gives every table a caption and headers that say what they head", () => {
    const tables = named(reading.tags, "table");
    expect(named(reading.tags, "caption")).toHaveLength(tables.length);
    for (const header of named(reading.tags, "th"))
      expect(header.attributes.get("scope")).toMatch(/^(col|row)$/);
    expect(named(reading.tags, "th").some(({ attributes }) => attributes.get("scope") === "row")).toBe(true);
  });

  it("describes every chart in words", () => {
    const pictures = named(reading.tags, "svg").filter(({ attributes }) => attributes.get("role") === "img");
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(picture.attributes.get("aria-label")?.length).toBeGreaterThan(10);
  });

  it("says how many rows it left out, and points to the workbook only when there is one", async () => {
    expect(reading.text).toContain("Visar 12 av 90 rader. Alla finns i arbetsboken.");
    const alone = readHtml(await render(sampleDocument({ readingLimit: 12 }), ["html"]));
    expect(alone.text).not.toContain("arbetsboken");
  });

  it("shows the state and what could not be seen before the sections", () => {
    const { text } = reading;
    const places = [
      "Behöver åtgärdas",
      "Microsoft Defender kunde inte läsas",
      "Enheter som följer kraven",
    ].map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("shows the key figures at the top when the first section brings none", async () => {
    const document = sampleDocument({ locale: "en" });
    const [first, ...rest] = document.sections;
    const moved = { ...document, sections: first ? [...rest, first] : rest };
    const { text } = readHtml(await render(moved));
    expect(text.indexOf("Key figures")).toBeGreaterThan(0);
    expect(text.indexOf("88.4 %")).toBeLessThan(text.lastIndexOf("Devices that need a hand"));
  });

  it("quotes announcements as such, marked with the language of their source", () => {
    const quotes = named(reading.tags, "blockquote");
    expect(quotes.map(({ attributes }) => attributes.get("lang"))).toEqual(["en"]);
    expect(named(reading.tags, "h4").map(({ attributes }) => attributes.get("lang"))).toEqual(["en", "sv"]);
    expect(reading.text).toContain("Devices with an older version stay enrolled");
    expect(reading.text).toContain("312 av era enheter");
  });

  it("shows markup in data as it was written", async () => {
    const { text } = readHtml(await render(sampleDocument({ hostile: true, deviceRows: 3 })));
    expect(text).toContain("<script>alert('x')</script>&amp;\"'");
    expect(text).toContain('=HYPERLINK("http://evil.example")');
    expect(text).toContain("日本語 한국어 עברית العربية ไทย");
  });

  it("has the same tags and attributes whatever its texts are", async () => {
    const document = sampleDocument({ locale: "en", deviceRows: 3 });
    const plain = withTexts(document, () => "plain");
    const expected = structure(readHtml(await render(plain))).filter((tag) => !isDrawing(tag));
    await fc.assert(
      fc.asyncProperty(
        attackText.filter((text) => text.trim() !== ""),
        async (hostile) => {
          const text = `x ${hostile}`;
          const found = readHtml(await render(withTexts(document, () => text)));
          expect(structure(found).filter((tag) => !isDrawing(tag))).toEqual(expected);
          for (const { attributes } of found.tags) expect(attributes.get("href") ?? "#").toMatch(/^#/);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("makes links of safe addresses alone", async () => {
    await fc.assert(
      fc.asyncProperty(attackText, async (url) => {
        const list = { kind: "list", items: [{ text: "Link", url }] } as const;
        const document: Document = {
          ...sampleDocument(),
          sections: [{ id: "s", title: "S", blocks: [list] }],
        };
        for (const { attributes } of readHtml(await render(document)).tags) {
          expect(attributes.get("href") ?? "#none").toMatch(/^(#[a-z0-9-]+$|https?:\/\/|mailto:)/);
        }
      }),
    );
  });
});

/** Pieces of charts: how many there are depends on how long the texts in them are. Their names are checked here. */
function isDrawing(tag: string): boolean {
  return /^(text|rect|path|svg) /.test(tag) && !/ on[a-z]|href|style/.test(tag);
}
