import type { Cell, Column } from "@intune-om/core";
import { isLinkCell, isStatusCell } from "../format/format-cell.ts";

const NARROWEST = 9;
const WIDEST = 60;
/** Room for the filter's button and the cell's padding. */
const MARGIN = 3;
/** Rows that are measured; a long table shows its nature well before this. */
const SAMPLE = 5_000;
/** In points. */
const LINE_HEIGHT = 15;
/** In lines: a row that is taller hides its neighbours. The whole text is still in the cell. */
const TALLEST = 12;
/** Characters of one text that are measured. */
const MEASURED = 2_000;

/** How one column is laid out. */
export interface ColumnLayout {
  /** In characters of the standard font. */
  readonly width: number;
  /** Whether its longest text is wider than the column. */
  readonly wrap: boolean;
}

/** Measures a column over its title and its first rows. */
export function layOutColumn(
  column: Column,
  rows: readonly (readonly Cell[])[],
  index: number,
): ColumnLayout {
  let longest = textWidth(column.title);
  for (const row of rows.slice(0, SAMPLE)) longest = Math.max(longest, cellWidth(row[index] ?? null, column));
  const width = Math.min(Math.max(longest + MARGIN, NARROWEST), WIDEST);
  return { width, wrap: longest + MARGIN > WIDEST };
}

function cellWidth(cell: Cell, column: Column): number {
  if (typeof cell === "string") return textWidth(cell);
  if (typeof cell === "number") return column.type === "percent" ? 6 : Math.min(String(cell).length + 2, 14);
  if (typeof cell === "boolean") return 7;
  if (cell === null) return 0;
  if (cell instanceof Date) return column.type === "date" ? 11 : 17;
  if (isStatusCell(cell)) return textWidth(cell.label);
  return isLinkCell(cell) ? textWidth(cell.text) : 0;
}

/** Height in points of a row with these texts, or undefined for one line. */
export function rowHeight(row: readonly Cell[], layouts: readonly ColumnLayout[]): number | undefined {
  let lines = 1;
  for (const [index, { width, wrap }] of layouts.entries()) {
    if (wrap) lines = Math.max(lines, linesOf(cellText(row[index] ?? null), width));
  }
  return heightOf(lines);
}

/** About how many lines a text takes in a column, with some room lost at the ends of lines. */
export function linesOf(text: string, width: number): number {
  if (text.length * 2 <= width) return 1;
  const needed = textWidth(text);
  return needed <= width ? 1 : Math.ceil((needed * 1.05) / width);
}

/** Height in points of a number of lines, or undefined for one line. */
export function heightOf(lines: number): number | undefined {
  return lines <= 1 ? undefined : Math.min(lines, TALLEST) * LINE_HEIGHT;
}

function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (isLinkCell(cell)) return cell.text;
  return isStatusCell(cell) ? cell.label : "";
}

/** East Asian characters and emoji are two columns wide. */
function textWidth(text: string): number {
  const measured = text.length > MEASURED ? text.slice(0, MEASURED) : text;
  if (isNarrow(measured)) return measured.length;
  return Array.from(measured).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
}

function isNarrow(text: string): boolean {
  return /^[\u0020-\u024F]*$/.test(text);
}

function isWide(character: string): boolean {
  return /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/u.test(
    character,
  );
}
