import { cleanText } from "@intune-om/core";
import * as fc from "fast-check";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../test-support/hostile-text.ts";
import { createFontChain } from "../fonts/font-chain.ts";
import { createFontFiles } from "../fonts/font-files.ts";
import { createShaper } from "../fonts/shaper.ts";
import { breakLines, widestWord } from "./lines.ts";

const shaper = createShaper(createFontChain(create, createFontFiles()));

function broken(text: string, width: number): readonly string[] {
  return breakLines(shaper.shape(text, "regular"), width).map((line) =>
    line.clusters.map((cluster) => cluster.text).join(""),
  );
}

/** Room for about so many small letters. */
function letters(count: number): number {
  return shaper.measure("n".repeat(count), "regular");
}

/** The text without its spaces. */
function inked(clusters: readonly { readonly text: string }[]): string {
  return clusters
    .map((cluster) => cluster.text)
    .join("")
    .replaceAll(" ", "");
}

describe("breaking lines", () => {
  it("breaks at spaces, which belong to no line", () => {
    expect(broken("one two three", letters(8))).toEqual(["one two", "three"]);
  });

  it("lets a line be exactly as wide as there is room", () => {
    expect(broken("aaaa bbbb", shaper.measure("aaaa bbbb", "regular"))).toEqual(["aaaa bbbb"]);
    expect(broken("aaaa bbbb", shaper.measure("aaaa bbbb", "regular") - 1)).toEqual(["aaaa", "bbbb"]);
  });

  it("holds a number together over its spaces", () => {
    expect(broken("av 1 168 enheter", letters(6))).toEqual(["av", "1 168", "enheter"]);
    expect(broken("till 97 %", letters(5))).toEqual(["till", "97 %"]);
  });

  it("breaks names and addresses at their joints before it breaks them anywhere", () => {
    expect(broken("https://learn.microsoft.com/intune", letters(20))).toEqual([
      "https://learn.microsoft.",
      "com/intune",
    ]);
    expect(broken("DeviceManagement.Read.All", letters(19))).toEqual(["DeviceManagement.", "Read.All"]);
    expect(broken("DeviceManagementConfiguration", letters(20))).toEqual([
      "DeviceManagement",
      "Configuration",
    ]);
    expect(broken("x".repeat(25), shaper.measure("x".repeat(10), "regular"))).toEqual([
      "x".repeat(10),
      "x".repeat(10),
      "x".repeat(5),
    ]);
  });

  it("breaks between ideographs, but not before a closing sign", () => {
    expect(broken("日本語日本。", 5_000)).toEqual(["日本語日", "本。"]);
  });

  it("puts every character of any text on one line, none wider than it may be", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1_500, max: 60_000 }), (raw, width) => {
        const clusters = shaper.shape(cleanText(raw, 100_000), "regular");
        const lines = breakLines(clusters, width);
        expect(lines.map((line) => inked(line.clusters)).join("")).toBe(inked(clusters));
        for (const line of lines) {
          expect(line.clusters.length).toBeGreaterThan(0);
          if (line.clusters.length > 1) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("breaks a hundred thousand characters in less than a second", () => {
    const clusters = shaper.shape("x".repeat(100_000), "regular");
    const start = process.threadCpuUsage();
    expect(breakLines(clusters, letters(30)).length).toBeGreaterThan(2_500);
    expect(process.threadCpuUsage(start).user).toBeLessThan(1_000_000);
  });

  it("knows the widest part that cannot be broken", () => {
    expect(widestWord(shaper.shape("a bbb cc", "regular"))).toBeCloseTo(shaper.measure("bbb", "regular"), 6);
  });
});
