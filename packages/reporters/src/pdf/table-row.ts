import { linkedLine } from "./linked-line.ts";
import type { Line } from "./lines.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import { type CellText, DOT_INDENT } from "./table-cells.ts";
import { CELL_PADDING, type TableGrid } from "./table-head.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading } from "./typesetter.ts";

interface SetCell extends CellText {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
  readonly tag: Tag;
}

const ROW_PADDING = 3.2;
/** Share of a page above which a row goes on over the page's end. */
const WHOLE_SHARE = 0.34;

export interface RowLook {
  /** The head, for the top of a new page. */
  readonly repeat: Piece;
  readonly odd: boolean;
  /** Whether the next row comes along, so that none stands alone at a page's head or foot. */
  readonly keep: boolean;
}

/** A row as one piece, or line by line where it is tall, so that it fills pages and loses nothing. */
export function rowPieces(
  sheet: Sheet,
  grid: TableGrid,
  cells: readonly CellText[],
  row: Tag,
  look: RowLook,
): readonly Piece[] {
  const set = setCells(sheet, grid, cells, row);
  const lineHeight = leading(set[0]?.style ?? grid.style);
  const count = Math.max(1, ...set.map((cell) => cell.lines.length));
  const whole = count * lineHeight + 2 * ROW_PADDING <= sheet.room * WHOLE_SHARE;
  const step = whole ? count : 1;
  return Array.from({ length: Math.ceil(count / step) }, (_, part): Piece => {
    const from = part * step;
    const last = from + step >= count;
    const above = from === 0 ? ROW_PADDING : 0;
    const height = above + step * lineHeight + (last ? ROW_PADDING : 0);
    return {
      height,
      gap: 0,
      keep: last ? look.keep && whole : from === 0 || from + 2 === count,
      repeat: look.repeat,
      draw(y) {
        drawGround(sheet, y, height, look.odd, last);
        for (const cell of set)
          drawCell(sheet, cell, cell.lines.slice(from, from + step), y + above, from === 0);
      },
    };
  });
}

function setCells(sheet: Sheet, grid: TableGrid, cells: readonly CellText[], row: Tag): readonly SetCell[] {
  let x = sheet.left;
  return cells.map((cell, index) => {
    const width = grid.widths[index] ?? 0;
    const indent = cell.dot === null ? 0 : DOT_INDENT;
    const lines = sheet.type.lines(cell.text, cell.style, width - 2 * CELL_PADDING - indent);
    const placed = { ...cell, x, width, lines, tag: sheet.tag(row, "TD", spoken(cell)) };
    x += width;
    return placed;
  });
}

function spoken({ language }: CellText): PDFKit.Mixins.StructureElementOptions {
  return language === undefined ? {} : { lang: language };
}

function drawGround(
  { canvas, palette, left, width }: Sheet,
  y: number,
  height: number,
  odd: boolean,
  last: boolean,
): void {
  if (odd) canvas.rect(left, y, width, height, palette.zebra);
  if (last) canvas.rule(left, y + height, left + width, y + height, palette.rule, 0.5);
}

function drawCell(sheet: Sheet, cell: SetCell, lines: readonly Line[], top: number, first: boolean): void {
  const { canvas } = sheet;
  const { style, tag, url } = cell;
  const indent = cell.dot === null ? 0 : DOT_INDENT;
  const left = cell.x + CELL_PADDING + indent;
  const lineTop = (index: number): number => top + index * leading(style);
  if (cell.dot !== null && first)
    canvas.circle(cell.x + CELL_PADDING + 2.8, baseline(top, style) - style.size * 0.34, 2.7, cell.dot);
  if (url !== null) {
    lines.forEach((line, index) => linkedLine(sheet, tag, line, style, left, lineTop(index), url));
    return;
  }
  if (lines.length === 0 && !first) return;
  canvas.tagged(tag, () =>
    lines.forEach((line, index) => {
      const free = cell.width - 2 * CELL_PADDING - indent - (line.width * style.size) / 1000;
      canvas.text(
        line,
        left + (cell.right ? free : 0),
        baseline(lineTop(index), style),
        style.size,
        style.colour,
      );
    }),
  );
}
