import type { LocaleId } from "../locales/index.ts";

/** What a colour stands for; each renderer has its own palette for these. Never the only sign: a label goes with it. */
export type Tone = "good" | "attention" | "bad" | "neutral" | "unknown";

export type { LocaleId } from "../locales/index.ts";

/** A format-neutral report: composed once per audience and language, then rendered to any format. */
export interface Document {
  readonly reportId: string;
  readonly title: string;
  readonly organisation: string;
  readonly tenantName: string;
  /** Name of the audience in the reader's language. */
  readonly audience: string;
  readonly locale: LocaleId;
  /** IANA zone that every date in the document is shown in. */
  readonly timeZone: string;
  readonly generatedAt: Date;
  /** When the data was collected. */
  readonly dataAt: Date;
  readonly period: { readonly from: Date; readonly to: Date };
  /** Stands at the head in place of audience, period and times, for a document that tells of no period. */
  readonly facts?: readonly DocumentFact[];
  /** The whole state in one sentence. */
  readonly status: { readonly tone: Tone; readonly label: string; readonly sentence: string };
  /** What could not be seen, for the first page. Empty when everything was read. */
  readonly notices: readonly Notice[];
  readonly sections: readonly Section[];
  /** Words that the renderers themselves need (page numbers, "contents"), in the reader's language. */
  readonly labels: DocumentLabels;
}

export interface DocumentFact {
  readonly label: string;
  readonly value: string;
}

export interface DocumentLabels {
  readonly contents: string;
  /** With `{page}` and `{pages}`. */
  readonly pageOf: string;
  readonly generated: string;
  readonly dataFrom: string;
  readonly period: string;
  readonly audience: string;
  readonly target: string;
  readonly previous: string;
  readonly missing: string;
  readonly summarySheet: string;
  /** With `{shown}`, `{total}`: what stands below a table that was cut for this format. */
  readonly moreRows: string;
  /** With `{shown}`, `{total}`: the same, where no workbook goes with the report. */
  readonly noRows: string;
  readonly yes: string;
  readonly no: string;
  readonly figure: string;
  readonly value: string;
  readonly state: string;
  readonly limitedVisibility: string;
}

export interface Notice {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** What to grant or change, when that is known. */
  readonly fix?: string;
}

export interface Section {
  /** Anchor and bookmark, kebab-case, unique in the document. */
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | ParagraphBlock
  | CalloutBlock
  | ListBlock
  | KpiBlock
  | ChartBlock
  | TableBlock
  | NewsBlock;

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
  readonly muted?: boolean;
}

export interface CalloutBlock {
  readonly kind: "callout";
  readonly tone: Tone;
  readonly title: string;
  readonly text?: string;
}

export interface ListBlock {
  readonly kind: "list";
  readonly ordered?: boolean;
  readonly items: readonly { readonly text: string; readonly detail?: string; readonly url?: string }[];
}

export interface KpiBlock {
  readonly kind: "kpis";
  readonly items: readonly KpiCard[];
}

/** One figure against its target. Texts are already written for the reader's locale. */
export interface KpiCard {
  readonly id: string;
  readonly name: string;
  /** `97,3 %`, or the word for missing. */
  readonly value: string;
  /** The raw figure for the workbook, percent as 0–100; null when missing. */
  readonly number: number | null;
  readonly unit: "percent" | "devices" | "days" | "count" | "minutes";
  readonly tone: Tone;
  /** A word beside the colour: "on target", "below target", "missing". */
  readonly stateLabel: string;
  readonly target: string | null;
  /** `98 of 102 devices`. */
  readonly basis: string | null;
  /** Change since the previous period, `+1,2 percentage points`; null when there is none. */
  readonly change: {
    readonly text: string;
    readonly direction: "up" | "down" | "flat";
    readonly better: boolean | null;
  } | null;
  /** Earlier values, oldest first, the current one last, for a small trend line. Null is a gap. */
  readonly trend: readonly (number | null)[];
}

export interface ChartBlock {
  readonly kind: "chart";
  readonly title: string;
  /** One sentence that says what the chart shows, for readers who cannot see it. */
  readonly description: string;
  readonly chart: Chart;
  /** Takes half the width: one that follows another stands beside it where there is room. Default false. */
  readonly half?: boolean;
}

export type Chart = BarChart | StackedBarChart | LineChart;

/** Horizontal bars, one per label, largest first as given. */
export interface BarChart {
  readonly type: "bar";
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly tone: Tone }[];
}

/** One horizontal bar of parts per row, with a legend. */
export interface StackedBarChart {
  readonly type: "stacked";
  readonly unit: string;
  readonly series: readonly { readonly label: string; readonly tone: Tone }[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** Values over time; null is a gap in the line. */
export interface LineChart {
  readonly type: "line";
  readonly unit: string;
  readonly target?: number;
  readonly series: readonly {
    readonly label: string;
    readonly tone: Tone;
    readonly points: readonly { readonly at: Date; readonly value: number | null }[];
  }[];
}

export type ColumnType =
  | "text"
  | "integer"
  | "decimal"
  | "percent"
  | "date"
  | "datetime"
  | "status"
  | "boolean"
  | "link";

export interface Column {
  readonly id: string;
  readonly title: string;
  readonly type: ColumnType;
  /** Share of the width relative to the other columns; 1 when absent. */
  readonly weight?: number;
  /** Left out of formats for reading, where width is dear; a workbook shows it. */
  readonly workbookOnly?: boolean;
}

/** A cell by its column's type. `null` is "nothing known". Percent is 0–1. */
export type Cell = string | number | boolean | Date | null | StatusCell | LinkCell;

export interface StatusCell {
  readonly tone: Tone;
  readonly label: string;
}

export interface LinkCell {
  readonly text: string;
  readonly url: string | null;
  /** Of the text, where it's not in the document's own. */
  readonly language?: LocaleId;
}

export interface TableBlock {
  readonly kind: "table";
  /** Unique in the document; names the sheet of the workbook. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands in place of rows when there are none. */
  readonly emptyText: string;
  /** Rows that formats for reading (pdf, html, mail) show at most; a workbook shows all. */
  readonly readingLimit?: number;
  /** A list to work with, not to read: formats for reading leave the whole table out. */
  readonly workbookOnly?: boolean;
  /** The days that its rows tell of, for a calendar. */
  readonly events?: readonly CalendarEvent[];
}

/** A day by which something must be done. */
export interface CalendarEvent {
  /** The same for the same matter in every report and language, so that a calendar knows it again. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Stands in the calendar as the whole day on which it falls in the document's zone. */
  readonly at: Date;
  /** How often the day has been moved; a calendar puts the one with more in place of the other. */
  readonly revision: number;
  readonly url: string | null;
}

/** What others have announced, under one heading: each in the words and the language of its source. */
export interface NewsBlock {
  readonly kind: "news";
  readonly title: string;
  readonly items: readonly NewsItem[];
}

export interface NewsItem {
  readonly title: string;
  readonly url: string | null;
  readonly status: StatusCell | null;
  /** What it means for the reader, in the document's language. */
  readonly facts: readonly string[];
  /** The words of the source, shortened; empty for none. */
  readonly quote: string;
  /** Of title and quote; null where it cannot be told. */
  readonly language: LocaleId | null;
  /** Who says so, and when. */
  readonly source: string;
}
