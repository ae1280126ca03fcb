import { type Cell, cleanText, type Column, type Format, type TableBlock } from "@intune-om/core";
import { isNumeric } from "../format/format-cell.ts";
import { visibleRows } from "../format/visible-rows.ts";
import { spacing, typeScale } from "../theme.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import { cellText, DOT_INDENT } from "./table-cells.ts";
import { type ColumnMeasure, columnWidths } from "./table-columns.ts";
import { CELL_PADDING, headPiece, type TableGrid } from "./table-head.ts";
import { rowPieces } from "./table-row.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";
import type { TextStyle } from "./typesetter.ts";

/** Rows that are measured to find the columns' widths. */
const SAMPLE = 120;
/** Widest word that a column of running text makes room for. */
const WORD_LIMIT = 90;

/** What stands around a table. */
export interface TablePlace {
  /** The title of its section: a table of the same title needs none of its own. */
  readonly section: string;
  /** Formats that the same run makes. */
  readonly formats: readonly Format[];
}

/** A table whose head comes again on every page and whose rows lose no text. */
export function* tablePieces(
  sheet: Sheet,
  parent: Tag,
  table: TableBlock,
  place: TablePlace,
): Generator<Piece> {
  const { styles } = sheet;
  const title = cleanText(table.title);
  if (title !== place.section) {
    yield* textPieces(sheet, title, styles.block, {
      tag: sheet.tag(parent, "H3"),
      gap: spacing.medium + 2,
      keep: true,
    });
  }
  const empty = table.rows.length === 0 || table.columns.length === 0;
  if (empty) {
    yield* textPieces(sheet, cleanText(table.emptyText), styles.muted, {
      tag: sheet.tag(parent, "P"),
      gap: 1,
    });
    return;
  }
  const { columns: shown, rows, note } = visibleRows(table, sheet.document, sheet.formats, place.formats);
  const tag = sheet.tag(parent, "Table", { title });
  for (const columns of columnGroups(shown)) yield* gridPieces(sheet, tag, columns, rows);
  if (note !== null)
    yield* textPieces(sheet, note, styles.caption, { tag: sheet.tag(parent, "P"), gap: spacing.tight });
}

interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

/** Most columns side by side on an upright page. */
const COLUMN_LIMIT = 12;

/** More columns than a page holds go on in a further table, each with the first column again. */
function columnGroups(columns: readonly Column[]): readonly (readonly PlacedColumn[])[] {
  const placed = columns.map((column, index) => ({ column, index }));
  const first = placed.slice(0, 1);
  if (placed.length <= COLUMN_LIMIT) return [placed];
  const groups = Math.ceil((placed.length - 1) / (COLUMN_LIMIT - 1));
  const size = Math.ceil((placed.length - 1) / groups);
  return Array.from({ length: groups }, (_, group) => [
    ...first,
    ...placed.slice(1 + group * size, 1 + (group + 1) * size),
  ]);
}

function* gridPieces(
  sheet: Sheet,
  tag: Tag,
  placed: readonly PlacedColumn[],
  rows: readonly (readonly Cell[])[],
): Generator<Piece> {
  const columns = placed.map(({ column }) => column);
  const head: TextStyle = { size: typeScale.small, weight: "bold", colour: sheet.palette.brand };
  const sample = rows.slice(0, SAMPLE);
  const measures = placed.map(({ column, index }) =>
    measureColumn(
      sheet,
      column,
      sample.map((row) => row[index] ?? null),
      head,
    ),
  );
  const grid: TableGrid = { columns, widths: columnWidths(columns, measures, sheet.width), style: head };
  yield headPiece(sheet, grid, sheet.tag(tag, "TR"), spacing.tight);
  const repeat = headPiece(sheet, grid, null, 0);
  for (const [number, row] of rows.entries()) {
    const cells = placed.map(({ column, index }) => cellText(sheet, row[index] ?? null, column));
    yield* rowPieces(sheet, grid, cells, sheet.tag(tag, "TR"), {
      repeat,
      odd: number % 2 === 1,
      keep: number < rows.length - 1 && (number === 0 || number === rows.length - 2),
    });
  }
}

function measureColumn(sheet: Sheet, column: Column, cells: readonly Cell[], head: TextStyle): ColumnMeasure {
  const { type } = sheet;
  const title = cleanText(column.title);
  let word = Math.min(WORD_LIMIT, type.wordWidth(title, head));
  let natural = type.width(title.slice(0, 60), head);
  for (const cell of cells) {
    const { text, style, dot } = cellText(sheet, cell, column);
    const indent = dot === null ? 0 : DOT_INDENT;
    const shown = text.slice(0, 120);
    const width = type.width(shown, style) + indent;
    natural = Math.max(natural, width);
    const whole = isNumeric(column) || column.type === "date" || column.type === "datetime";
    word = Math.max(word, Math.min(WORD_LIMIT, whole ? width : type.wordWidth(shown, style) + indent));
  }
  return { least: word + 2 * CELL_PADDING + 0.1, natural: natural + 2 * CELL_PADDING + 0.1 };
}
