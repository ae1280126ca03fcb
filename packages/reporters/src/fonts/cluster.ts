import { isIdeograph, isRightToLeft } from "./code-points.ts";
import type { Face, Glyph } from "./face.ts";

/** The smallest piece of text that is measured and drawn as one: mostly a single character. */
export interface Cluster {
  /** What a reader copies. */
  readonly text: string;
  readonly face: Face;
  /** In drawing order, left to right. */
  readonly glyphs: readonly Glyph[];
  /** In thousandths of the type size. */
  readonly advance: number;
  readonly rtl: boolean;
  /** May a line break before and after it without a space. */
  readonly ideograph: boolean;
  /** The smaller clusters it falls into when a line is too narrow for it; empty when it cannot be divided. */
  readonly parts: readonly Cluster[];
}

/** Makes a cluster of glyphs in drawing order. */
export function clusterOf(
  text: string,
  face: Face,
  glyphs: readonly Glyph[],
  parts: readonly Cluster[] = [],
): Cluster {
  const advance = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  return { text, face, glyphs, advance, rtl: isRightToLeft(text), ideograph: isIdeograph(text), parts };
}
