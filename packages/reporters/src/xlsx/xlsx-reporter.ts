import {
  cleanText,
  type Document,
  type RenderContext,
  type Reporter,
  type TableBlock,
} from "@intune-om/core";
import type { stream } from "exceljs";
import { Writable } from "node:stream";
import { createSheetNames } from "./sheet-names.ts";
import { stampZip } from "./stamp-zip.ts";
import { createStyles } from "./styles.ts";
import { writeSummary } from "./summary-sheet.ts";
import { planTable, ROWS_PER_SHEET, type TableSheetContext, writeTable } from "./table-sheet.ts";
import { createWallClock } from "./wall-clock.ts";

export interface XlsxReporterOptions {
  /** Rows of a table on one sheet before it goes on to another. Default 1,048,575, the most Excel takes. */
  readonly rowsPerSheet?: number;
}

/**
 * Makes workbooks: a summary sheet, then one sheet per table with all of its rows as true numbers, dates and
 * booleans. Rows are streamed, so that a large table needs little memory. Nothing in a cell is ever a formula.
 * Throws the signal's reason when that is aborted.
 */
export function createXlsxReporter(options: XlsxReporterOptions = {}): Reporter {
  const rowsPerSheet = options.rowsPerSheet ?? ROWS_PER_SHEET;
  return {
    format: "xlsx",
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: ".xlsx",
    render: (document, context) => renderWorkbook(document, context, rowsPerSheet),
  };
}

async function renderWorkbook(
  document: Document,
  context: RenderContext,
  rowsPerSheet: number,
): Promise<Uint8Array> {
  context.signal?.throwIfAborted();
  const { default: ExcelJS } = await import("exceljs");
  const output = collectBytes();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: output.stream,
    useStyles: true,
    useSharedStrings: false,
  });
  setProperties(workbook, document);
  const sheets: TableSheetContext = {
    workbook,
    styles: createStyles(document),
    clock: createWallClock(document.timeZone),
    rowsPerSheet,
    signal: context.signal,
  };
  const names = createSheetNames();
  const summaryName = names(document.labels.summarySheet);
  const tables = tableBlocks(document).map((table) => planTable(table, names, rowsPerSheet));
  await writeSummary(document, summaryName, tables, sheets);
  for (const table of tables) await writeTable(table, sheets);
  await workbook.commit();
  const bytes = output.bytes();
  stampZip(bytes, document.generatedAt);
  return bytes;
}

function setProperties(workbook: stream.xlsx.WorkbookWriter, document: Document): void {
  workbook.title = cleanText(document.title);
  workbook.creator = cleanText(document.organisation);
  workbook.lastModifiedBy = workbook.creator;
  workbook.company = workbook.creator;
  workbook.created = document.generatedAt;
  workbook.modified = document.generatedAt;
}

function tableBlocks(document: Document): readonly TableBlock[] {
  return document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
}

function collectBytes(): { readonly stream: Writable; bytes(): Uint8Array } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, bytes: () => Buffer.concat(chunks) };
}
