import { cleanText } from "@intune-om/core";

/** What one cell holds at most, in UTF-16 units. */
export const CELL_LIMIT = 32_767;

/** Makes a text fit for a cell: clean, on one line, and within Excel's limit. */
export function cleanCellText(text: string): string {
  const clean = cleanText(text, CELL_LIMIT);
  if (clean.length <= CELL_LIMIT) return clean;
  return `${clean.slice(0, CELL_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Excel reads `_x0041_` in a cell as the letter A; the escaped underscore keeps what was written. */
export function escapeCellText(text: string): string {
  return text.includes("_x") ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : text;
}
