import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fc from "fast-check";
import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { unpackWoff } from "./woff.ts";

const packed = readFileSync(
  createRequire(import.meta.url).resolve("@fontsource/noto-emoji/files/noto-emoji-0-400-normal.woff"),
);

describe("unpacking WOFF", () => {
  it("gives the same glyphs as the packed file", () => {
    const [one, other] = [create(packed), create(unpackWoff(packed))];
    for (let point = 0x1f1e6; point <= 0x1f1ff; point += 1) {
      expect(other.glyphForCodePoint(point).id).toBe(one.glyphForCodePoint(point).id);
      expect(other.glyphForCodePoint(point).advanceWidth).toBe(one.glyphForCodePoint(point).advanceWidth);
    }
  });

  it("refuses what is no whole WOFF file", () => {
    expect(() => unpackWoff(new Uint8Array(10))).toThrow("not a whole WOFF 1 file");
    expect(() => unpackWoff(packed.subarray(0, 500))).toThrow();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(() => unpackWoff(bytes)).toThrow();
      }),
    );
  });
});
