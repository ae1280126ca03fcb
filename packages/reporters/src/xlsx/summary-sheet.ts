import type { Document, KpiCard, Section } from "@intune-om/core";
import { createFormats } from "../format/formats.ts";
import { WORDS } from "../format/words.ts";
import { type CellContent, textContent } from "./cell-value.ts";
import { chartTables } from "./chart-table.ts";
import { heightOf, linesOf } from "./column-widths.ts";
import { openSheet, type RowOptions, type SheetWriter } from "./sheet-writer.ts";
import { type CellStyle, figureStyle, type Styles } from "./styles.ts";
import type { PlannedTable, TableSheetContext } from "./table-sheet.ts";

type Row = readonly (CellContent | null)[];

const WIDTHS = [42, 22, 20, 22, 28, 34, 22];
const FIRST_WIDTH = 42;
/** Share of a column that bold text may fill before it wraps: its letters are wider. */
const BOLD_ROOM = 0.85;
const REST_WIDTH = WIDTHS.reduce((sum, width) => sum + width) - FIRST_WIDTH;

/** Writes the first sheet: what the report is, how things stand, the key figures, the data of the charts. */
export async function writeSummary(
  document: Document,
  name: string,
  tables: readonly PlannedTable[],
  context: TableSheetContext,
): Promise<void> {
  const sheet = openSheet(
    context.workbook,
    { name, widths: WIDTHS, frozenRows: 0, landscape: true },
    context.signal,
  );
  const cell = cellMaker(context);
  await addAll(sheet, headRows(document, context, cell), context.styles);
  await addAll(sheet, noticeRows(document, context, cell), context.styles);
  await addAll(sheet, figureRows(document, context, cell), context.styles);
  await addAll(sheet, contentRows(document, tables, context, cell), context.styles);
  for (const table of chartTables(document.sections, document, context))
    await addAll(sheet, [[], ...table], context.styles);
  sheet.close();
}

type CellMaker = (text: string | null, style: CellStyle) => CellContent | null;

function cellMaker({ styles }: TableSheetContext): CellMaker {
  return (text, style) => {
    const content = text === null ? null : textContent(text, { styles, wrap: false });
    return content && { ...content, style };
  };
}

async function addAll(sheet: SheetWriter, rows: readonly Row[], styles: Styles): Promise<void> {
  for (const row of rows) await sheet.add(row, rowOptions(row, styles));
}

/** Titles get air; a long text beside a label goes on over the columns to its right. */
function rowOptions(row: Row, styles: Styles): RowOptions {
  const first = row[0]?.style;
  if (first === styles.title) return { height: 28 };
  if (first === styles.heading) return { height: 21 };
  const spans = row.length === 2 && row[1]?.style === styles.wrapped;
  const widths = spans ? [FIRST_WIDTH, REST_WIDTH] : WIDTHS;
  const lines = row.map((cell, index) => cellLines(cell, widths[index] ?? 1));
  return { height: heightOf(Math.max(1, ...lines)), spanFrom: spans ? 2 : undefined };
}

function cellLines(cell: CellContent | null, width: number): number {
  if (typeof cell?.value !== "string" || cell.style.alignment?.wrapText !== true) return 1;
  return linesOf(cell.value, cell.style.font?.bold === true ? width * BOLD_ROOM : width);
}

function headRows(document: Document, { styles, clock }: TableSheetContext, cell: CellMaker): readonly Row[] {
  const { labels, status } = document;
  return [
    [cell(document.title, styles.title)],
    [cell(document.organisation, styles.text)],
    [],
    [cell(labels.state, styles.label), cell(status.label, styles.tone[status.tone])],
    [null, cell(status.sentence, styles.wrapped)],
    ...(document.facts?.map(({ label, value }) => [cell(label, styles.label), cell(value, styles.text)]) ??
      periodRows(document, { styles, clock }, cell)),
  ];
}

function periodRows(
  document: Document,
  { styles, clock }: Pick<TableSheetContext, "styles" | "clock">,
  cell: CellMaker,
): readonly Row[] {
  const { labels } = document;
  const formats = createFormats(document);
  const dated = (label: string, at: Date): Row => {
    const value = clock.dateTime(at);
    return [cell(label, styles.label), value && { value, style: styles.dateTime }];
  };
  return [
    [cell(labels.audience, styles.label), cell(document.audience, styles.text)],
    [
      cell(labels.period, styles.label),
      cell(formats.period(document.period.from, document.period.to), styles.text),
    ],
    dated(labels.dataFrom, document.dataAt),
    dated(labels.generated, document.generatedAt),
  ];
}

function noticeRows(document: Document, { styles }: TableSheetContext, cell: CellMaker): readonly Row[] {
  if (document.notices.length === 0) return [];
  const { whatToDo } = WORDS[document.locale];
  const rows = document.notices.flatMap((notice): readonly Row[] => [
    [cell(notice.title, styles.tone[notice.tone]), cell(notice.text, styles.wrapped)],
    ...(notice.fix === undefined ? [] : [[cell(whatToDo, styles.muted), cell(notice.fix, styles.wrapped)]]),
  ]);
  return [[], [cell(document.labels.limitedVisibility, styles.heading)], ...rows];
}

function figureRows(document: Document, context: TableSheetContext, cell: CellMaker): readonly Row[] {
  const figures = kpiCards(document.sections);
  if (figures.length === 0) return [];
  const { labels } = document;
  const { styles } = context;
  const words = WORDS[document.locale];
  const titles = [
    labels.figure,
    labels.value,
    labels.target,
    labels.previous,
    words.change,
    words.basis,
    labels.state,
  ];
  const header = titles.map((title, index) =>
    cell(title, index === 1 || index === 3 ? styles.headerNumber : styles.header),
  );
  return [
    [],
    [cell(words.keyFigures, styles.heading)],
    header,
    ...figures.map((card) => figureRow(card, context, cell)),
  ];
}

function figureRow(card: KpiCard, { styles }: TableSheetContext, cell: CellMaker): Row {
  const number = (value: number | null | undefined): CellContent | null =>
    typeof value === "number" && Number.isFinite(value)
      ? { value: card.unit === "percent" ? value / 100 : value, style: figureStyle(styles, card.unit) }
      : null;
  return [
    cell(card.name, styles.wrapped),
    number(card.number) ?? cell(card.value, styles.noFigure),
    cell(card.target, styles.text),
    number(card.trend.at(-2)),
    cell(card.change?.text ?? null, styles.wrapped),
    cell(card.basis, styles.wrapped),
    cell(card.stateLabel, styles.tone[card.tone]),
  ];
}

function contentRows(
  document: Document,
  tables: readonly PlannedTable[],
  { styles }: TableSheetContext,
  cell: CellMaker,
): readonly Row[] {
  if (tables.length === 0) return [];
  const words = WORDS[document.locale];
  return [
    [],
    [cell(document.labels.contents, styles.heading)],
    [cell(words.sheet, styles.header), cell(words.rows, styles.headerNumber)],
    ...tables.map(
      ({ table, sheetNames }): Row => [
        cell(sheetNames.join(", "), styles.wrapped),
        { value: table.rows.length, style: styles.integer },
      ],
    ),
  ];
}

function kpiCards(sections: readonly Section[]): readonly KpiCard[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "kpis" ? block.items : [])),
  );
}
