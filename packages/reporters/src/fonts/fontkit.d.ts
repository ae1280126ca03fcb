/** The part of fontkit 2 that this package uses; it ships without types. */
declare module "fontkit" {
  export interface FontkitGlyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }

  export interface FontkitRun {
    readonly direction: "ltr" | "rtl";
    readonly glyphs: readonly FontkitGlyph[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly yAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  }

  export interface FontkitFont {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
    getGlyph(id: number): FontkitGlyph;
    layout(text: string): FontkitRun;
  }

  export function create(bytes: Uint8Array): FontkitFont;
}
