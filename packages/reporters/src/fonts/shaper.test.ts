import { cleanText } from "@intune-om/core";
import * as fc from "fast-check";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../test-support/hostile-text.ts";
import { isInvisible } from "./code-points.ts";
import { createFontChain } from "./font-chain.ts";
import { createFontFiles, type FontFiles } from "./font-files.ts";
import { createShaper } from "./shaper.ts";

const files = createFontFiles();
const shaper = createShaper(createFontChain(create, files));

function faces(text: string): readonly string[] {
  return shaper.shape(text, "regular").map((cluster) => cluster.face.key);
}

function textOf(text: string): string {
  return shaper
    .shape(text, "regular")
    .map((cluster) => cluster.text)
    .join("");
}

describe("shaping", () => {
  it("gives a glyph its characters also when the library met it as a part of another glyph", () => {
    const chain = createFontChain(create, files);
    const face = chain.faceFor([0x645], "regular", false);
    const middle = face?.shape("\u0645\u0645\u0645")?.[1]?.id ?? 0;
    const fresh = createFontChain(create, files).faceFor([0x645], "regular", false);
    expect(fresh?.font.getGlyph(middle).codePoints).toEqual([]);
    expect(fresh?.shape("\u0645\u0645\u0645")?.map(({ text }) => text)).toEqual([
      "\u0645",
      "\u0645",
      "\u0645",
    ]);
  });

  it.each([
    ["presentation forms", "\uFECC\uFEE3", "ععع مم"],
    ["letters", "ععع مم", "\uFECC\uFEE3"],
    ["a composed letter", "\uFB3C\uFB3C", "\u05DC\u05BC\u05DC\u05BC"],
    ["a letter with two points", "\uFB2C\uFB2C", "\uFB2A\u05BC"],
    ["its parts", "\u05DC\u05BC\u05DC\u05BC", "\uFB3C\uFB3C"],
  ])("gives a glyph the characters of its own text, also when %s met it first", (_first, before, text) => {
    const fresh = createShaper(createFontChain(create, files));
    fresh.shape(`${before}${before}`, "regular");
    const drawn = fresh
      .shape(text, "regular")
      .flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text))
      .join("");
    expect(Array.from(drawn).sort()).toEqual(Array.from(text).sort());
  });

  it("measures as the font does", () => {
    const font = create(files.latin("regular"));
    const expected = Array.from("Måndag 7:30").reduce(
      (sum, sign) => sum + font.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth,
      0,
    );
    expect(shaper.measure("Måndag 7:30", "regular")).toBeCloseTo(expected, 6);
    expect(shaper.measure("Måndag", "bold")).toBeGreaterThan(shaper.measure("Måndag", "regular"));
  });

  it("falls back from font to font by what each can draw", () => {
    expect(faces("aע日한")).toEqual(["latin-regular", "hebrew-regular", "han", "last-resort"]);
    expect(faces("العربية")).toEqual(["arabic-regular"]);
    expect(faces("🌱")[0]).toMatch(/^emoji-/);
  });

  it("joins Arabic letters, and can take them apart for a narrow line", () => {
    const [word] = shaper.shape("العربية", "regular");
    expect(word?.rtl).toBe(true);
    expect(word?.parts.map((part) => part.text).join("")).toBe("العربية");
  });

  it("draws a joined emoji as one sign or as its parts, never its joiners", () => {
    for (const text of ["👩‍👩‍👧‍👦", "🇸🇪", "❤️", "👍🏽", "1️⃣", "🏳️‍🌈"]) {
      const clusters = shaper.shape(text, "regular");
      expect(clusters.length).toBeGreaterThan(0);
      for (const { glyphs } of clusters)
        for (const glyph of glyphs) expect(isInvisible(glyph.text)).toBe(false);
    }
    expect(shaper.shape("🇸🇪", "regular")).toHaveLength(1);
  });

  it("writes the number of what no font can draw", () => {
    expect(textOf("a\u{10FFFD}b")).toBe("a[U+10FFFD]b");
    expect(textOf("\uD800")).toBe("[U+D800]");
  });

  it("makes signs that the Latin font lacks from two of its own, and opens no large font for them", () => {
    const small: FontFiles = {
      ...files,
      han: () => {
        throw new Error("the large font was opened");
      },
    };
    const frugal = createShaper(createFontChain(create, small));
    const [sign] = frugal.shape("≥", "regular");
    expect(sign?.text).toBe("≥");
    expect(sign?.glyphs.map((glyph) => glyph.text)).toEqual([">", "_"]);
    expect(sign?.advance).toBe(frugal.measure(">", "regular"));
  });

  it("keeps every visible character of any text, once and in order", () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        const text = cleanText(raw, 100_000);
        const expected = Array.from(visible(text));
        const drawn = visible(textOf(text));
        let at = 0;
        for (const sign of expected) {
          const number = `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
          const next = drawn.startsWith(sign, at) ? sign : number;
          expect(drawn.startsWith(next, at)).toBe(true);
          at += next.length;
        }
        expect(at).toBe(drawn.length);
      }),
      { numRuns: 300 },
    );
  });

  it("does not stall on a hundred thousand characters without a space", () => {
    for (const sign of ["x", "日", "ع", "\u0301", "👍"]) {
      const start = process.threadCpuUsage();
      expect(shaper.shape(sign.repeat(100_000), "regular").length).toBeGreaterThan(1_000);
      expect(process.threadCpuUsage(start).user).toBeLessThan(10_000_000);
    }
  });
});

function visible(text: string): string {
  return Array.from(text)
    .filter((sign) => !isInvisible(sign))
    .join("");
}
