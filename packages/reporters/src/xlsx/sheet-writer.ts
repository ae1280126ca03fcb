import type { Column as SheetColumn, stream, Worksheet, WorksheetView } from "exceljs";
import { awaitArchive } from "./archive-backlog.ts";
import type { CellContent } from "./cell-value.ts";

/** Rows written between two looks at how far the archive has come. */
const BATCH = 200;

/** A plain object: the library names paper sizes by an enumeration that exists in its types alone. */
const A4: object = { paperSize: 9 };

/** What a sheet is opened with. */
export interface SheetOptions {
  readonly name: string;
  /** In characters, one per column. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in sight and repeat on every printed page. */
  readonly frozenRows: number;
  readonly landscape: boolean;
}

export interface RowOptions {
  /** In points; one line when absent. */
  readonly height?: number | undefined;
  /** Number of the column, from 1, whose cell takes the rest of the row. */
  readonly spanFrom?: number | undefined;
}

/** A sheet that rows are streamed to, from the top. */
export interface SheetWriter {
  /** Adds a row; null leaves a cell empty. Waits when the archive has to catch up. */
  add(cells: readonly (CellContent | null)[], options?: RowOptions): Promise<void>;
  /** Sets the filter buttons on the cells of one row. */
  filter(columns: number, lastRow: number): void;
  close(): void;
}

/** Opens a sheet. Close it before the next one is opened. */
export function openSheet(
  workbook: stream.xlsx.WorkbookWriter,
  options: SheetOptions,
  signal?: AbortSignal,
): SheetWriter {
  const frozen: Partial<WorksheetView>[] =
    options.frozenRows > 0 ? [{ state: "frozen", ySplit: options.frozenRows, activeCell: "A1" }] : [{}];
  const sheet: Worksheet = workbook.addWorksheet(options.name, {
    views: frozen,
    pageSetup: {
      ...A4,
      orientation: options.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(options.frozenRows > 0 ? { printTitlesRow: `1:${options.frozenRows}` } : {}),
    },
  });
  sheet.columns = options.widths.map((width): Partial<SheetColumn> => ({ width }));
  let written = 0;

  return {
    async add(cells, { height, spanFrom } = {}) {
      const row = sheet.addRow(cells.map((cell) => cell?.value));
      if (height !== undefined) row.height = height;
      if (spanFrom !== undefined) sheet.mergeCells(row.number, spanFrom, row.number, options.widths.length);
      for (const [index, cell] of cells.entries()) {
        if (cell !== null) row.getCell(index + 1).style = cell.style;
      }
      row.commit();
      written += 1;
      if (written % BATCH === 0) await awaitArchive(sheet, signal);
    },
    filter(columns, lastRow) {
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: lastRow, column: columns } };
    },
    close: () => sheet.commit(),
  };
}
