import { cleanText, type StackedBarChart } from "@intune-om/core";
import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { contrastRatio } from "../theme.ts";
import { largest, positive, unitText } from "./bar-scene.ts";
import type { ChartFrame } from "./chart-options.ts";
import { type Legend, legend, signWidth } from "./legend.ts";
import { noDataScene } from "./no-data-scene.ts";
import { isShortUnit, numberText } from "./number-text.ts";
import { rowHeight, rowLabels } from "./row-labels.ts";
import type { Scene, SceneItem } from "./scene.ts";
import { seriesColours } from "./series-colour.ts";

/** One bar of parts per row, the whole at its end, the words for the colours above. */
export function stackedScene(chart: StackedBarChart, frame: ChartFrame): Scene {
  const { rows, series } = chart;
  if (rows.length === 0 || series.length === 0) return noDataScene(frame);
  const { fontSize, palette } = frame;
  const colours = seriesColours(
    series.map((one) => one.tone),
    palette,
  );
  const head = swatches(chart, colours, frame);
  const names = rows.map((row) => row.label);
  const labels = rowLabels(names, frame);
  const unit = cleanText(chart.unit);
  const text = numberText(frame.locale, unit);
  const foot = unit === "" || isShortUnit(unit) ? 0 : fontSize * 1.5;
  const height = frame.height ?? head.height + rowHeight(names, frame) * rows.length + foot;
  const totals = rows.map((row) => rowTotal(row.values, series.length));
  const totalRoom =
    Math.max(...totals.map((total) => frame.measure(text(total), fontSize, true))) + fontSize * 0.6;
  const length = scaleLinear()
    .domain([0, frame.maximum ?? largest(totals)])
    .range([0, Math.max(0, frame.width - labels.width - totalRoom)]);
  const bands = scaleBand<number>()
    .domain(rows.keys())
    .range([head.height, height - foot])
    .paddingInner(0.32)
    .paddingOuter(0.16);
  const items: SceneItem[] = [...head.items];
  rows.forEach((_, row) => items.push(...labels.at(row, (bands(row) ?? 0) + bands.bandwidth() / 2)));
  const parts = stack<(typeof rows)[number], number>()
    .keys(series.keys())
    .value((row, key) => positive(row.values[key] ?? 0));
  for (const part of parts([...rows])) {
    part.forEach(([from, to], row) => {
      if (to <= from) return;
      const box = {
        x: labels.width + length(from),
        y: bands(row) ?? 0,
        width: length(to) - length(from),
        height: bands.bandwidth(),
      };
      items.push(...segment(box, colours[part.key] ?? palette.muted, text(to - from), frame));
    });
  }
  totals.forEach((total, row) =>
    items.push({
      kind: "text",
      x: labels.width + length(total) + fontSize * 0.5,
      y: (bands(row) ?? 0) + bands.bandwidth() / 2 + fontSize * 0.35,
      text: text(total),
      size: fontSize,
      fill: palette.ink,
      anchor: "start",
      bold: true,
    }),
  );
  if (foot > 0) items.push(unitText(unit, labels.width, height, frame));
  return { width: frame.width, height, items };
}

/** The sum of a row's values that belong to a series. */
export function rowTotal(values: readonly number[], series: number): number {
  return values.slice(0, series).reduce((sum, value) => sum + positive(value), 0);
}

/** A part with its figure inside when there is room, and a thin gap of paper before the next. */
function segment(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string,
  text: string,
  frame: ChartFrame,
): readonly SceneItem[] {
  const { fontSize, palette } = frame;
  const items: SceneItem[] = [
    { kind: "rect", ...box, fill },
    {
      kind: "rect",
      x: box.x + box.width - 0.4,
      y: box.y,
      width: 0.8,
      height: box.height,
      fill: palette.paper,
    },
  ];
  const size = fontSize * 0.9;
  if (frame.measure(text, size, false) + fontSize * 0.6 > box.width || box.height < size) return items;
  return [
    ...items,
    {
      kind: "text",
      x: box.x + box.width / 2,
      y: box.y + box.height / 2 + size * 0.35,
      text,
      size,
      fill: contrastRatio(palette.paper, fill) >= 4.5 ? palette.paper : "#000000",
      anchor: "middle",
    },
  ];
}

function swatches(chart: StackedBarChart, colours: readonly string[], frame: ChartFrame): Legend {
  const side = frame.fontSize * 0.9;
  return legend(
    chart.series.map(({ label }, index) => ({
      label,
      sign: (x, middle) => [
        {
          kind: "rect",
          x,
          y: middle - side / 2,
          width: signWidth(frame.fontSize),
          height: side,
          fill: colours[index] ?? frame.palette.muted,
          radius: 1.5,
        },
      ],
    })),
    frame,
  );
}
