// A package that reads this one from source does not see the types of fontkit by itself.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./fontkit.d.ts" />
import type { FontkitFont } from "fontkit";

/** A glyph in thousandths of the type size. */
export interface Glyph {
  /** In its face. */
  readonly id: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
  /** The text it stands for. */
  readonly text: string;
}

/** One font file, opened, with its glyphs remembered. */
export interface Face {
  /** Unique among the faces of a chain. */
  readonly key: string;
  readonly font: FontkitFont;
  readonly has: (codePoint: number) => boolean;
  /** The glyph of one character by itself, null when the face has none. */
  glyph(codePoint: number): Glyph | null;
  /** The glyphs of a text as the script joins them, in the order they are drawn; null when one is lacking. */
  shape(text: string): readonly Glyph[] | null;
}

/** Wraps an opened font. */
export function createFace(key: string, font: FontkitFont): Face {
  const scale = 1000 / font.unitsPerEm;
  const glyphs = new Map<number, Glyph | null>();

  function glyph(codePoint: number): Glyph | null {
    const known = glyphs.get(codePoint);
    if (known !== undefined) return known;
    const found = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint) : null;
    const made =
      found === null
        ? null
        : {
            id: found.id,
            advance: found.advanceWidth * scale,
            dx: 0,
            dy: 0,
            text: String.fromCodePoint(codePoint),
          };
    glyphs.set(codePoint, made);
    return made;
  }

  function shape(text: string): readonly Glyph[] | null {
    const run = font.layout(text);
    const made = run.glyphs.map((one, index): Glyph => {
      const position = run.positions[index];
      return {
        id: one.id,
        advance: (position?.xAdvance ?? 0) * scale,
        dx: (position?.xOffset ?? 0) * scale,
        dy: (position?.yOffset ?? 0) * scale,
        text: String.fromCodePoint(...one.codePoints),
      };
    });
    return made.some((one) => one.id === 0) ? null : made;
  }

  return { key, font, glyph, shape, has: (codePoint) => glyph(codePoint) !== null };
}
