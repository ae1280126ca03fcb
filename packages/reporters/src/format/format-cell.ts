import {
  type Cell,
  cleanText,
  type Column,
  type Document,
  type LinkCell,
  type StatusCell,
} from "@intune-om/core";
import { createFormats, type Formats, NOTHING } from "./formats.ts";

/** A cell as the formats for reading show it. */
export type CellFormatter = (cell: Cell, column: Pick<Column, "type">) => string;

/**
 * Makes the function that writes any cell as text in the document's language and zone. Unknown values, NaN,
 * Infinity and invalid dates become a dash. The text is clean, but not escaped for any format.
 */
export function createCellFormatter(
  document: Pick<Document, "locale" | "timeZone" | "labels">,
  formats: Formats = createFormats(document),
): CellFormatter {
  return (cell, column) => {
    if (cell === null) return NOTHING;
    if (typeof cell === "string") return cleanText(cell) || NOTHING;
    if (typeof cell === "boolean") return cell ? document.labels.yes : document.labels.no;
    if (typeof cell === "number") return formatNumber(cell, column, formats);
    if (cell instanceof Date) return column.type === "date" ? formats.date(cell) : formats.dateTime(cell);
    return cleanText(isStatusCell(cell) ? cell.label : cell.text) || NOTHING;
  };
}

/** Whether a cell is a word with a tone. */
export function isStatusCell(cell: Cell): cell is StatusCell {
  return typeof cell === "object" && cell !== null && "tone" in cell;
}

/** Whether a cell is a text with an address. The address still has to pass `safeUrl`. */
export function isLinkCell(cell: Cell): cell is LinkCell {
  return typeof cell === "object" && cell !== null && "url" in cell;
}

/** Whether a column's values stand to the right, under one another by place value. */
export function isNumeric(column: Pick<Column, "type">): boolean {
  return column.type === "integer" || column.type === "decimal" || column.type === "percent";
}

function formatNumber(value: number, column: Pick<Column, "type">, formats: Formats): string {
  if (column.type === "percent") return formats.percent(value);
  return column.type === "decimal" ? formats.decimal(value) : formats.integer(value);
}
