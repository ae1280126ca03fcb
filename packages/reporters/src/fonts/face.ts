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
    const texts = textsOf(
      run.glyphs.map(({ codePoints }) => codePoints),
      text,
      run.direction === "rtl",
    );
    const made = run.glyphs.map((one, index): Glyph => {
      const position = run.positions[index];
      return {
        id: one.id,
        advance: (position?.xAdvance ?? 0) * scale,
        dx: (position?.xOffset ?? 0) * scale,
        dy: (position?.yOffset ?? 0) * scale,
        text: texts[index] ?? "",
      };
    });
    return made.some((one) => one.id === 0) ? null : made;
  }

  return { key, font, glyph, shape, has: (codePoint) => glyph(codePoint) !== null };
}

/**
 * Finds the characters of a shaped text again from what the library says of its glyphs. The library keeps one object
 * for each glyph with the code points that first led to it: the middle form of a letter is then the letter or its
 * presentation form, by whatever was shaped before, and nothing at all when another glyph was made up of it.
 * Characters count as the same when they are compatible (NFKC); what is left over goes to glyphs that got nothing,
 * then to the last one, so that each character is there once.
 */
function textsOf(
  said: readonly (readonly number[])[],
  text: string,
  rightToLeft: boolean,
): readonly string[] {
  const left = Array.from(text);
  if (rightToLeft) left.reverse();
  const take = (codePoint: number): string =>
    Array.from(String.fromCodePoint(codePoint).normalize("NFKC"), (plain) => {
      const at = left.findIndex((candidate) => candidate.normalize("NFKC") === plain);
      return at < 0 ? "" : left.splice(at, 1).join("");
    }).join("");
  const taken = said.map((codePoints) => codePoints.map(take).join(""));
  const texts = taken.map((found) => (found === "" ? (left.shift() ?? "") : found));
  return texts.map((found, index) => (index === texts.length - 1 ? found + left.join("") : found));
}
