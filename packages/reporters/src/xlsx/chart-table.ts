import type { Chart, ChartBlock, Document, LineChart, Section } from "@intune-om/core";
import { WORDS } from "../format/words.ts";
import { type CellContent, textContent } from "./cell-value.ts";
import type { CellStyle, Styles } from "./styles.ts";
import type { WallClock } from "./wall-clock.ts";

type Row = readonly (CellContent | null)[];

interface ChartContext {
  readonly styles: Styles;
  readonly clock: WallClock;
}

/** The data behind each chart as a small table with its title and description, in the order of the report. */
export function chartTables(
  sections: readonly Section[],
  document: Pick<Document, "locale" | "labels">,
  context: ChartContext,
): readonly (readonly Row[])[] {
  const charts = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "chart"));
  return charts.map((block) => chartTable(block, document, context));
}

function chartTable(
  block: ChartBlock,
  document: Pick<Document, "locale" | "labels">,
  context: ChartContext,
): readonly Row[] {
  const { styles } = context;
  return [
    [text(block.title, styles, styles.heading)],
    [text(block.description, styles, styles.muted)],
    ...dataRows(block.chart, document, context),
  ];
}

function dataRows(
  chart: Chart,
  document: Pick<Document, "locale" | "labels">,
  context: ChartContext,
): readonly Row[] {
  const { styles } = context;
  const figure = numberStyle(chart, styles);
  if (chart.type === "line")
    return lineRows(chart, WORDS[document.locale].date, document.labels.target, context);
  if (chart.type === "bar") {
    const header = headerRow("", [chart.unit || document.labels.value], styles);
    return [
      header,
      ...chart.bars.map(({ label, value }) => [text(label, styles, styles.wrapped), number(value, figure)]),
    ];
  }
  const header = headerRow(
    chart.unit,
    chart.series.map(({ label }) => label),
    styles,
  );
  return [
    header,
    ...chart.rows.map(({ label, values }) => [
      text(label, styles, styles.wrapped),
      ...chart.series.map((_, index) => number(values[index] ?? null, figure)),
    ]),
  ];
}

/** One row per point in time that any series has, oldest first. */
function lineRows(
  chart: LineChart,
  dateTitle: string,
  targetTitle: string,
  context: ChartContext,
): readonly Row[] {
  const { styles, clock } = context;
  const figure = numberStyle(chart, styles);
  const target = chart.target;
  const unit = chart.unit === "" ? "" : ` (${chart.unit})`;
  const titles = chart.series.map(({ label }) => `${label}${unit}`);
  const series = chart.series.map(
    ({ points }) => new Map(points.map(({ at, value }) => [at.getTime(), value])),
  );
  const times = [...new Set(series.flatMap((points) => [...points.keys()]))]
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b);
  return [
    headerRow(dateTitle, target === undefined ? titles : [...titles, `${targetTitle}${unit}`], styles),
    ...times.map((time): Row => {
      const date = clock.date(new Date(time));
      return [
        date && { value: date, style: styles.date },
        ...series.map((points) => number(points.get(time) ?? null, figure)),
        ...(target === undefined ? [] : [number(target, figure)]),
      ];
    }),
  ];
}

function headerRow(first: string, others: readonly string[], styles: Styles): Row {
  const corner = text(first, styles, styles.header) ?? { value: "", style: styles.header };
  return [corner, ...others.map((title) => text(title, styles, styles.headerNumber))];
}

function text(value: string, styles: Styles, style: CellStyle): CellContent | null {
  const content = textContent(value, { styles, wrap: false });
  return content && { ...content, style };
}

function number(value: number | null, style: CellStyle): CellContent | null {
  return value === null || !Number.isFinite(value) ? null : { value, style };
}

/** One style for all numbers of a chart, so that their places stand under one another. */
function numberStyle(chart: Chart, styles: Styles): CellStyle {
  const whole = chartValues(chart).every((value) => value === null || Number.isInteger(value));
  return whole ? styles.integer : styles.decimal;
}

function chartValues(chart: Chart): readonly (number | null)[] {
  if (chart.type === "bar") return chart.bars.map(({ value }) => value);
  if (chart.type === "stacked") return chart.rows.flatMap(({ values }) => values);
  return chart.series.flatMap(({ points }) => points.map(({ value }) => value));
}
