import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, wrapText } from "./wrap-text.ts";

describe("wrapText", () => {
  it("breaks between words and indents what follows", () => {
    expect(wrapText("one two three four", 10, { first: "* ", rest: "  " })).toEqual([
      "* one two",
      "  three",
      "  four",
    ]);
  });

  it("keeps line ends", () => {
    expect(wrapText("one\n\ntwo", 10)).toEqual(["one", "", "two"]);
  });

  it("never breaks an address", () => {
    const url = `https://example.com/${"a".repeat(100)}`;
    expect(wrapText(`see ${url} now`, 20)).toEqual(["see", url, "now"]);
  });

  it("counts Chinese characters and emoji as two columns", () => {
    expect(wrapText("日本語日本語", 6)).toEqual(["日本語", "日本語"]);
    expect(columns("👩‍👩‍👧‍👦")).toBe(2);
  });

  it("loses nothing and keeps within the width, for any text", () => {
    const text = fc
      .array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 20 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 40 }), (written, width) => {
        const lines = wrapText(written, width, { first: "- ", rest: "  " });
        for (const line of lines)
          if (!/https?:|mailto:/.test(line)) expect(columns(line)).toBeLessThanOrEqual(width);
        expect(bare(lines.join("")).slice(1)).toBe(bare(written));
      }),
    );
  });
});

function bare(text: string): string {
  return text.replace(/\s/g, "");
}
