import { cleanText, type Column } from "@intune-om/core";
import { isNumeric } from "../format/format-cell.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading, type TextStyle } from "./typesetter.ts";

/** A table's columns and where they stand. */
export interface TableGrid {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  /** Of the head. */
  readonly style: TextStyle;
}

export const CELL_PADDING = 4.5;
const ROW_PADDING = 4;
/** Lines of a head at most, so that a hostile title leaves room for rows. */
const HEAD_LINES = 8;

/** The head of a table. Without a tag it is a repetition, which a reader who listens does not hear again. */
export function headPiece(sheet: Sheet, grid: TableGrid, row: Tag | null, gap: number): Piece {
  const { canvas, type, palette, left, width } = sheet;
  const { style } = grid;
  const titles = grid.columns.map((column, index) =>
    type
      .lines(cleanText(column.title, 120), style, (grid.widths[index] ?? 0) - 2 * CELL_PADDING)
      .slice(0, HEAD_LINES),
  );
  const rows = Math.max(1, ...titles.map((lines) => lines.length));
  const height = rows * leading(style) + 2 * ROW_PADDING;
  return {
    height,
    gap,
    keep: true,
    draw(y) {
      let x = left;
      grid.columns.forEach((column, index) => {
        const lines = titles[index] ?? [];
        const cellWidth = grid.widths[index] ?? 0;
        const at = x;
        const top = y + height - ROW_PADDING - lines.length * leading(style);
        const draw = (): void =>
          lines.forEach((line, number) => {
            const free = cellWidth - 2 * CELL_PADDING - (line.width * style.size) / 1000;
            const start = at + CELL_PADDING + (isNumeric(column) ? free : 0);
            canvas.text(
              line,
              start,
              baseline(top + number * leading(style), style),
              style.size,
              style.colour,
            );
          });
        if (row === null) draw();
        else canvas.tagged(sheet.tag(row, "TH", { scope: "Column" }), draw);
        x += cellWidth;
      });
      canvas.rule(left, y + height, left + width, y + height, palette.brand, 0.9);
    },
  };
}
