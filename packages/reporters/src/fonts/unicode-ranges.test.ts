import { describe, expect, it } from "vitest";
import { parseUnicodeRanges } from "./unicode-ranges.ts";

describe("CSS unicode ranges", () => {
  it("hold single code points and spans, both ends included", () => {
    const has = parseUnicodeRanges("U+23,U+1f1e6-1f1ff, U+A9");
    expect([0x23, 0x1f1e6, 0x1f1ff, 0xa9].map(has)).toEqual([true, true, true, true]);
    expect([0x22, 0x24, 0x1f1e5, 0x1f200].map(has)).toEqual([false, false, false, false]);
  });

  it("pass over what is no range", () => {
    expect(parseUnicodeRanges("nonsense,U+,U+zz")(0)).toBe(false);
  });
});
