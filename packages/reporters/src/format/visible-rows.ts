import type { Cell, Column, Document, Format, TableBlock } from "@intune-om/core";
import { fillLabel } from "./fill-label.ts";
import type { Formats } from "./formats.ts";

/** The part of a table that a format for reading shows. */
export interface VisibleRows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands below the table when rows were left out, else null. */
  readonly note: string | null;
}

/** Leaves a workbook's own columns out and cuts a table at its reading limit, and says so. `made` are the formats of the same run. */
export function visibleRows(
  table: Pick<TableBlock, "columns" | "rows" | "readingLimit">,
  document: Pick<Document, "labels">,
  formats: Formats,
  made: readonly Format[],
): VisibleRows {
  const limit = table.readingLimit ?? Number.POSITIVE_INFINITY;
  const places = table.columns.flatMap(({ workbookOnly }, index) => (workbookOnly === true ? [] : [index]));
  const columns = table.columns.filter(({ workbookOnly }) => workbookOnly !== true);
  const shown = table.rows.slice(0, Math.max(0, limit));
  const rows = shown.map((row) => places.map((place) => row[place] ?? null));
  if (table.rows.length <= limit) return { columns, rows, note: null };
  const { moreRows, noRows } = document.labels;
  const label = made.includes("xlsx") ? moreRows : noRows;
  const counts = { shown: formats.integer(rows.length), total: formats.integer(table.rows.length) };
  return { columns, rows, note: fillLabel(label, counts) };
}
