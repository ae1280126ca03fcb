import type { Cell, Column } from "@intune-om/core";
import type { CellHyperlinkValue } from "exceljs";
import { isLinkCell } from "../format/format-cell.ts";
import { safeUrl } from "../format/safe-url.ts";
import { cleanCellText, escapeCellText } from "./clean-cell-text.ts";
import type { CellStyle, Styles } from "./styles.ts";
import type { WallClock } from "./wall-clock.ts";

/** What is written into one cell: a primitive, a date, or a link that this module made. Never a formula. */
export interface CellContent {
  readonly value: string | number | boolean | Date | CellHyperlinkValue;
  readonly style: CellStyle;
}

/** What the cells of one sheet need. */
export interface CellContext {
  readonly styles: Styles;
  readonly clock: WallClock;
  /** Whether texts of this column wrap. */
  readonly wrap: boolean;
  /** Counts links: Excel refuses a sheet with more than {@link LINK_LIMIT}. */
  readonly links: { count: number };
}

/** Links that one sheet may hold; Excel's own limit is 65,530. */
export const LINK_LIMIT = 65_000;

/** 1 March 1900: Excel counts a leap day before it that never was. */
const FIRST_DATE = Date.UTC(1900, 2, 1);
const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Makes the content of a cell, or null for an empty one: nothing known, NaN, Infinity, an invalid date. */
export function cellContent(
  cell: Cell,
  column: Pick<Column, "type">,
  context: CellContext,
): CellContent | null {
  if (cell === null) return null;
  const { styles } = context;
  if (typeof cell === "string") return textContent(cell, context);
  if (typeof cell === "boolean") return { value: cell, style: styles.boolean };
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? { value: cell, style: numberStyle(column, styles) } : null;
  }
  if (cell instanceof Date) return dateContent(cell, column, context);
  if (isLinkCell(cell)) return linkContent(cell.text, cell.url, context);
  const label = cleanCellText(cell.label);
  return label === "" ? null : { value: escapeCellText(label), style: styles.tone[cell.tone] };
}

/** The content of a cell that holds text. */
export interface TextContent {
  readonly value: string;
  readonly style: CellStyle;
}

/** The content of a text, or null when nothing is left of it after cleaning. */
export function textContent(text: string, context: Pick<CellContext, "styles" | "wrap">): TextContent | null {
  const clean = cleanCellText(text);
  if (clean === "") return null;
  const { guarded, wrapped, text: plain } = context.styles;
  const style = /^[=+\-@]/.test(clean) ? guarded : context.wrap ? wrapped : plain;
  return { value: escapeCellText(clean), style };
}

function linkContent(text: string, url: string | null, context: CellContext): CellContent | null {
  const hyperlink = safeUrl(url);
  const shown = textContent(text === "" ? (hyperlink ?? "") : text, { ...context, wrap: true });
  if (shown === null || hyperlink === null || context.links.count >= LINK_LIMIT) return shown;
  context.links.count += 1;
  return { value: { text: shown.value, hyperlink }, style: context.styles.link };
}

function dateContent(at: Date, column: Pick<Column, "type">, context: CellContext): CellContent | null {
  const { clock, styles } = context;
  const local = column.type === "date" ? clock.date(at) : clock.dateTime(at);
  if (local === null) return null;
  if (local.getTime() < FIRST_DATE || local.getTime() > LAST_DATE) {
    return { value: local.toISOString().replace(/^\+0*|T.*$/g, ""), style: styles.guarded };
  }
  return { value: local, style: column.type === "date" ? styles.date : styles.dateTime };
}

function numberStyle(column: Pick<Column, "type">, styles: Styles): CellStyle {
  if (column.type === "percent") return styles.percent;
  return column.type === "decimal" ? styles.decimal : styles.integer;
}
