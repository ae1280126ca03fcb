import { type Cell, cleanText, type Column, type TableBlock } from "@intune-om/core";
import { isLinkCell, isNumeric, isStatusCell } from "../format/format-cell.ts";
import { NOTHING } from "../format/formats.ts";
import { safeUrl } from "../format/safe-url.ts";
import { visibleRows } from "../format/visible-rows.ts";
import type { Json } from "./compile-template.ts";
import type { HtmlScope } from "./html-context.ts";

/** A text of this many characters gets a wide column to wrap in. */
const LONG_TEXT = 48;
/** Up to this, a date or a status stays on one line. */
const SHORT_TEXT = 24;

/** Where a table stands: its own anchor, and the title of the section around it. */
export interface TablePlace {
  readonly id: string;
  readonly section: string;
}

/** A table with its caption and its cells as text, cut at its reading limit with a note that says so. */
export function tableContext(table: TableBlock, place: TablePlace, scope: HtmlScope): Json {
  const { columns, rows, note } = visibleRows(table, scope.document, scope.formats, scope.context.formats);
  const texts = rows.map((row) => columns.map((column, index) => scope.cell(row[index] ?? null, column)));
  const kinds = columns.map((column, index) =>
    columnKind(
      column,
      texts.map((row) => row[index] ?? ""),
    ),
  );
  const stacks = kinds.includes("long");
  const labels = columns.map(({ title }) => (stacks ? cleanText(title) : null));
  const cells = rows.map((row, position) =>
    kinds.map((kind, index) => ({
      ...cellContext(row[index] ?? null, texts[position]?.[index] ?? NOTHING, kind),
      label: labels[index] ?? null,
    })),
  );
  return {
    id: place.id,
    /** A heading that says the same stands right above: then only readers who listen need it. */
    captionHidden: cleanText(table.title) === place.section,
    /** On a phone its rows stand below one another, as a column to wrap text in would be too wide. */
    stacks,
    title: cleanText(table.title),
    emptyText: cleanText(table.emptyText),
    empty: rows.length === 0,
    columns: columns.map(({ title }, index) => ({
      title: cleanText(title),
      kind: kinds[index] ?? "text",
    })),
    rows: cells.map((row) => {
      const [first, ...rest] = row;
      return { first: first ?? null, rest };
    }),
    note,
  };
}

/** How a column aligns and how much room it takes; a class of the page's style. */
type ColumnKind = "number" | "short" | "text" | "long";

function cellContext(cell: Cell, text: string, kind: ColumnKind): Readonly<Record<string, Json>> {
  return {
    text,
    kind,
    none: text === NOTHING,
    tone: isStatusCell(cell) ? cell.tone : null,
    url: isLinkCell(cell) ? safeUrl(cell.url) : null,
    language: isLinkCell(cell) ? (cell.language ?? null) : null,
  };
}

function columnKind(column: Column, texts: readonly string[]): ColumnKind {
  if (isNumeric(column)) return "number";
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  if (longest <= SHORT_TEXT && column.type !== "text" && column.type !== "link") return "short";
  return longest > LONG_TEXT ? "long" : "text";
}
