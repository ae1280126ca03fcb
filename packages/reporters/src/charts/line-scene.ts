import type { LineChart } from "@intune-om/core";
import { scaleLinear } from "d3-scale";
import type { ChartFrame } from "./chart-options.ts";
import { endLabels } from "./end-labels.ts";
import { drawable, readPoints, timeDomain, valueDomain } from "./line-domain.ts";
import { lineLegend } from "./line-legend.ts";
import { grid, type Plot, seriesItems, targetLine } from "./line-plot.ts";
import { noDataScene } from "./no-data-scene.ts";
import { numberText } from "./number-text.ts";
import type { Scene } from "./scene.ts";
import { seriesColours } from "./series-colour.ts";
import { timeLabels } from "./time-labels.ts";

/** Height in type sizes below the field, for the dates. */
const FOOT = 1.8;
const HEIGHT = 170;

/** Lines over time with gaps where nothing is known, a target, and the latest value at each line's end. */
export function lineScene(chart: LineChart, frame: ChartFrame): Scene {
  const series = chart.series.map((one) => ({ ...one, points: readPoints(one.points) }));
  const values = series.flatMap((one) => one.points.flatMap(({ value }) => (value === null ? [] : [value])));
  if (values.length === 0) return noDataScene(frame);
  const target = chart.target === undefined ? null : drawable(chart.target);
  const { fontSize, palette, width } = frame;
  const colours = seriesColours(
    series.map((one) => one.tone),
    palette,
  );
  const height = frame.height ?? HEIGHT;
  const bottom = height - fontSize * FOOT;
  const text = numberText(frame.locale, chart.unit);
  const head = lineLegend(chart, colours, frame);
  const y = scaleLinear()
    .domain(valueDomain(values, target))
    .nice(4)
    .range([bottom, head.height + fontSize * 0.6]);
  const ticks = y.ticks(4);
  const left =
    Math.max(0, ...ticks.map((tick) => frame.measure(text(tick), fontSize, false))) + fontSize * 0.8;
  const shown = target === null ? values : [...values, target];
  const room = shown.reduce((most, value) => Math.max(most, frame.measure(text(value), fontSize, true)), 0);
  const right = width - room - fontSize;
  const times = series.flatMap((one) => one.points.map((point) => point.at));
  const x = scaleLinear()
    .domain(timeDomain(times))
    .range([left + fontSize * 0.5, right - fontSize * 0.5]);
  const plot: Plot = { x, y, left, right };
  const ends = series.flatMap(({ points, tone }) => {
    const last = points.findLast((point) => point.value !== null)?.value ?? null;
    return last === null ? [] : [{ y: y(last), text: text(last), fill: palette.tones[tone].text }];
  });
  if (target !== null) ends.push({ y: y(target), text: text(target), fill: palette.muted });
  return {
    width,
    height,
    items: [
      ...head.items,
      ...grid(ticks, text, plot, frame),
      ...(target === null ? [] : [targetLine(target, plot, frame)]),
      ...series.flatMap((one, index) => seriesItems(one.points, index, colours[index] ?? palette.ink, plot)),
      ...endLabels(ends, { x: right + fontSize * 0.4, bottom }, frame),
      ...timeLabels(times, x, height - fontSize * 0.4, frame),
    ],
  };
}
