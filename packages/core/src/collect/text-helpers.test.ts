import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import { hexCode } from "./hex-code.ts";
import { htmlToText } from "./html-to-text.ts";
import { safeUrl } from "./safe-url.ts";

describe("an error code", () => {
  it.each([
    [-2016345060, "0x87D1041C"],
    ["-2016345060", "0x87D1041C"],
    [2278622236, "0x87D1041C"],
    [0, "0x00000000"],
    ["0x87d1041c", "0x87D1041C"],
    ["0x5", "0x00000005"],
    [" someWord ", "someWord"],
    ["", ""],
    [99999999999, "99999999999"],
    [1.5, "1.5"],
  ])("%j is written as %s", (code, text) => {
    expect(hexCode(code)).toBe(text);
  });

  it("gives back every 32-bit number", () => {
    fc.assert(fc.property(fc.integer(), (code) => (Number(hexCode(code)) | 0) === code));
  });
});

describe("HTML as text", () => {
  it("keeps the words and the lines, and nothing of markup", () => {
    const html =
      "<h2>What</h2><p>One &amp; two&nbsp;<b>bold</b></p><ul><li>first</li><li>second</li></ul><style>p{}</style><script>alert(1)</script><!-- hidden -->end";
    expect(htmlToText(html)).toBe("What\n\nOne & two bold\n\n- first\n\n- second\n\nend");
  });

  it("leaves what only looks like markup, and never makes markup of text twice encoded", () => {
    expect(htmlToText("1 < 2 and 3 > 2")).toBe("1 < 2 and 3 > 2");
    expect(htmlToText("&amp;lt;b&amp;gt;")).toBe("&lt;b&gt;");
    expect(htmlToText("<p>open <a href='x")).toBe("open");
  });

  it("takes any input without failing and in time that grows with its length", async () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (html) => typeof htmlToText(html) === "string"));
    for (const html of [
      "<".repeat(200_000),
      "<a".repeat(100_000),
      "<!--".repeat(50_000),
      "&#x".repeat(60_000),
      "<script>".repeat(25_000),
    ]) {
      expect(await processorSeconds(() => htmlToText(html))).toBeLessThan(2);
    }
  });
});

describe("a link", () => {
  it("is kept when it leads to the web", () => {
    expect(safeUrl("https://a.example/b?c=d")).toBe("https://a.example/b?c=d");
    for (const text of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "https://user@a.example",
      "/x",
      "",
    ]) {
      expect(safeUrl(text), text).toBeNull();
    }
  });
});
