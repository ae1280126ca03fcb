import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading, type TextStyle } from "./typesetter.ts";

export interface TextPlace {
  readonly tag: Tag;
  /** Default the sheet's left edge. */
  readonly x?: number;
  /** Default the sheet's width. */
  readonly width?: number;
  readonly gap: number;
  /** Whether what follows comes along to the next page. */
  readonly keep?: boolean;
}

/** Running text, one piece per line, with no line alone at the head or foot of a page. */
export function textPieces(sheet: Sheet, text: string, style: TextStyle, place: TextPlace): readonly Piece[] {
  const { canvas, type } = sheet;
  const x = place.x ?? sheet.left;
  const lines = type.lines(text, style, place.width ?? sheet.width);
  return lines.map((line, index) => ({
    height: leading(style),
    gap: index === 0 ? place.gap : 0,
    keep: index < lines.length - 1 ? index === 0 || index === lines.length - 2 : place.keep === true,
    draw: (y) =>
      canvas.tagged(place.tag, () => canvas.text(line, x, baseline(y, style), style.size, style.colour)),
  }));
}
