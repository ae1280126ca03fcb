import type { Tone } from "@intune-om/core";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";

/** A row of a box, without its frame. */
export interface BoxRow {
  readonly height: number;
  draw(y: number): void;
}

const PADDING = 7;
const BAR = 3.5;
/** Share of a page above which a box may be divided. */
const WHOLE_SHARE = 0.4;

/** Where the content of a box begins, measured from the sheet's left edge. */
export const BOX_INDENT: number = BAR + 10;

/** A tinted box with a bar in its tone, divided over pages only when it is tall. */
export function boxPieces(sheet: Sheet, tone: Tone, rows: readonly BoxRow[], gap: number): readonly Piece[] {
  const inner = rows.reduce((sum, row) => sum + row.height, 0);
  const frame = (y: number, height: number): void => drawFrame(sheet, tone, y, height);
  if (inner + 2 * PADDING <= sheet.room * WHOLE_SHARE) {
    const draw = (y: number): void => {
      frame(y, inner + 2 * PADDING);
      let at = y + PADDING;
      for (const row of rows) {
        row.draw(at);
        at += row.height;
      }
    };
    return [{ height: inner + 2 * PADDING, gap, draw }];
  }
  return rows.map((row, index) => {
    const above = index === 0 ? PADDING : 0;
    const below = index === rows.length - 1 ? PADDING : 0;
    const height = above + row.height + below;
    return {
      height,
      gap: index === 0 ? gap : 0,
      keep: index === 0 || index === rows.length - 2,
      draw(y) {
        frame(y, height);
        row.draw(y + above);
      },
    };
  });
}

function drawFrame({ canvas, palette, left, width }: Sheet, tone: Tone, y: number, height: number): void {
  canvas.rect(left, y, width, height, palette.tones[tone].soft);
  canvas.rect(left, y, BAR, height, palette.tones[tone].fill);
}
