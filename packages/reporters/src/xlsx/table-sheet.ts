import type { Cell, TableBlock } from "@intune-om/core";
import type { stream } from "exceljs";
import { isNumeric } from "../format/format-cell.ts";
import { type CellContent, type CellContext, cellContent, textContent } from "./cell-value.ts";
import { layOutColumn, rowHeight } from "./column-widths.ts";
import type { SheetNames } from "./sheet-names.ts";
import { openSheet } from "./sheet-writer.ts";
import type { Styles } from "./styles.ts";
import type { WallClock } from "./wall-clock.ts";

/** Rows of one sheet beside its header. */
export const ROWS_PER_SHEET = 1_048_575;

/** What all table sheets of a workbook share. */
export interface TableSheetContext {
  readonly workbook: stream.xlsx.WorkbookWriter;
  readonly styles: Styles;
  readonly clock: WallClock;
  readonly rowsPerSheet: number;
  readonly signal?: AbortSignal | undefined;
}

/** A table and the sheets that its rows go to. */
export interface PlannedTable {
  readonly table: TableBlock;
  /** At least one; more when the rows do not fit one sheet. */
  readonly sheetNames: readonly string[];
}

/** Names the sheets of a table before any is written, so that the summary can list them. */
export function planTable(table: TableBlock, names: SheetNames, rowsPerSheet: number): PlannedTable {
  const sheets = Math.max(1, Math.ceil(table.rows.length / rowsPerSheet));
  const title = table.title.trim() === "" ? table.id : table.title;
  return { table, sheetNames: Array.from({ length: sheets }, () => names(title)) };
}

/** Writes all rows of a table, its reading limit notwithstanding, to one sheet or as many as they need. */
export async function writeTable(
  { table, sheetNames }: PlannedTable,
  context: TableSheetContext,
): Promise<void> {
  const layouts = table.columns.map((column, index) => layOutColumn(column, table.rows, index));
  for (const [part, name] of sheetNames.entries()) {
    const from = part * context.rowsPerSheet;
    const rows = table.rows.slice(from, from + context.rowsPerSheet);
    const sheet = openSheet(
      context.workbook,
      { name, widths: layouts.map(({ width }) => width), frozenRows: 1, landscape: table.columns.length > 4 },
      context.signal,
    );
    await sheet.add(headerCells(table, context.styles));
    const links = { count: 0 };
    const cells = layouts.map(
      ({ wrap }): CellContext => ({ styles: context.styles, clock: context.clock, wrap, links }),
    );
    for (const row of rows) await sheet.add(rowCells(row, table, cells), { height: rowHeight(row, layouts) });
    if (rows.length === 0) await sheet.add([emptyNote(table, context.styles)]);
    if (rows.length > 0 && table.columns.length > 0) sheet.filter(table.columns.length, rows.length + 1);
    sheet.close();
  }
}

function headerCells(table: TableBlock, styles: Styles): readonly (CellContent | null)[] {
  return table.columns.map((column) => {
    const content = textContent(column.title, { styles, wrap: false });
    return content && { ...content, style: isNumeric(column) ? styles.headerNumber : styles.header };
  });
}

function rowCells(
  row: readonly Cell[],
  table: TableBlock,
  contexts: readonly CellContext[],
): readonly (CellContent | null)[] {
  return table.columns.map((column, index) => {
    const context = contexts[index];
    return context === undefined ? null : cellContent(row[index] ?? null, column, context);
  });
}

function emptyNote(table: TableBlock, styles: Styles): CellContent | null {
  const content = textContent(table.emptyText, { styles, wrap: false });
  return content && { ...content, style: styles.muted };
}
