import { type BarChart, cleanText } from "@intune-om/core";
import { scaleBand, scaleLinear } from "d3-scale";
import type { ChartFrame } from "./chart-options.ts";
import { noDataScene } from "./no-data-scene.ts";
import { isShortUnit, numberText } from "./number-text.ts";
import { rowHeight, rowLabels } from "./row-labels.ts";
import type { Scene, SceneItem, SceneRect } from "./scene.ts";

/** Horizontal bars with their label on the left and their value at the end. */
export function barScene(chart: BarChart, frame: ChartFrame): Scene {
  const { bars } = chart;
  if (bars.length === 0) return noDataScene(frame);
  const { fontSize, palette } = frame;
  const names = bars.map((bar) => bar.label);
  const labels = rowLabels(names, frame);
  const unit = cleanText(chart.unit);
  const text = numberText(frame.locale, unit);
  const foot = unit === "" || isShortUnit(unit) ? 0 : fontSize * 1.5;
  const height = frame.height ?? rowHeight(names, frame) * bars.length + foot;
  const valueRoom =
    Math.max(...bars.map((bar) => frame.measure(text(bar.value), fontSize, true))) + fontSize * 0.6;
  const length = scaleLinear()
    .domain([0, frame.maximum ?? largest(bars.map((bar) => bar.value))])
    .range([0, Math.max(0, frame.width - labels.width - valueRoom)]);
  const rows = scaleBand<number>()
    .domain(bars.keys())
    .range([0, height - foot])
    .paddingInner(0.32)
    .paddingOuter(0.16);
  const items: SceneItem[] = bars.flatMap((bar, row): readonly SceneItem[] => {
    const y = rows(row) ?? 0;
    const middle = y + rows.bandwidth() / 2;
    const width = length(positive(bar.value));
    return [
      ...labels.at(row, middle),
      ...barRect({ x: labels.width, y, width, height: rows.bandwidth() }, palette.tones[bar.tone].fill),
      {
        kind: "text",
        x: labels.width + width + fontSize * 0.5,
        y: middle + fontSize * 0.35,
        text: text(bar.value),
        size: fontSize,
        fill: palette.ink,
        anchor: "start",
        bold: true,
      },
    ];
  });
  if (foot > 0) items.push(unitText(unit, labels.width, height, frame));
  return { width: frame.width, height, items };
}

/** A bar, or nothing where it has no length: a rectangle without width still leaves a hairline. */
function barRect(box: Pick<SceneRect, "x" | "y" | "width" | "height">, fill: string): readonly SceneItem[] {
  return box.width > 0 ? [{ kind: "rect", ...box, fill }] : [];
}

/** The unit once, below the bars. */
export function unitText(unit: string, x: number, height: number, frame: ChartFrame): SceneItem {
  const size = frame.fontSize * 0.9;
  return {
    kind: "text",
    x,
    y: height - size * 0.3,
    text: unit,
    size,
    fill: frame.palette.muted,
    anchor: "start",
  };
}

/** Beyond this, sums and lengths would leave the numbers. */
const VALUE_LIMIT = 1e15;

/** A length for a value: nothing for what is below zero or no number. */
export function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.min(value, VALUE_LIMIT) : 0;
}

/** The largest value, at least a hair above zero so that a scale has a length. */
export function largest(values: readonly number[]): number {
  const most = values.reduce((max, value) => Math.max(max, positive(value)), 0);
  return most > 0 ? most : 1;
}
