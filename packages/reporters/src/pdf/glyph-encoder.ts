import type { Face, Glyph } from "../fonts/face.ts";
import type { EmbeddedFont } from "./pdfkit-extra.ts";

/** A glyph as the content stream names it. */
export interface EncodedGlyph {
  /** Four hexadecimal digits. */
  readonly code: string;
  /** The advance that the embedded font gives it, in thousandths. */
  readonly width: number;
  /** Whether a reader that copies it gets the text it stands for. */
  readonly faithful: boolean;
}

/** Gives glyphs their numbers in the embedded subsets of one document. */
export interface GlyphEncoder {
  /** The font to name on the current page. */
  font(face: Face): EmbeddedFont;
  encode(face: Face, glyph: Glyph): EncodedGlyph;
}

export function createGlyphEncoder(doc: PDFKit.PDFDocument): GlyphEncoder {
  const fonts = new Map<Face, { readonly font: EmbeddedFont; readonly codes: Map<Glyph, EncodedGlyph> }>();

  function entry(face: Face): { readonly font: EmbeddedFont; readonly codes: Map<Glyph, EncodedGlyph> } {
    const known = fonts.get(face);
    if (known) return known;
    doc.font(face.font, face.key);
    const { _font: font } = doc;
    const made = { font, codes: new Map<Glyph, EncodedGlyph>() };
    fonts.set(face, made);
    return made;
  }

  return {
    font: (face) => entry(face).font,
    encode(face, glyph) {
      const { font, codes } = entry(face);
      const known = codes.get(glyph);
      if (known) return known;
      const number = font.subset.includeGlyph(glyph.id);
      const points = Array.from(glyph.text, (character) => character.codePointAt(0) ?? 0);
      font.widths[number] ??= glyph.advance;
      font.unicode[number] ??= points;
      const made = {
        code: number.toString(16).padStart(4, "0"),
        width: font.widths[number] ?? glyph.advance,
        faithful: samePoints(font.unicode[number], points),
      };
      codes.set(glyph, made);
      return made;
    },
  };
}

function samePoints(one: readonly number[] | undefined, other: readonly number[]): boolean {
  return (
    one !== undefined && one.length === other.length && one.every((point, index) => point === other[index])
  );
}
