import type { ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ChartFrame } from "./chart-options.ts";
import type { Point } from "./line-domain.ts";
import { markerPath, seriesDash } from "./markers.ts";
import type { SceneItem } from "./scene.ts";

/** The field of a line chart and what places values in it. */
export interface Plot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
}

export const TARGET_DASH: readonly number[] = [3, 2];
export const LINE_WIDTH = 1.6;
export const MARKER = 2.2;
/** More points than this have smaller marks. */
const CROWD = 40;

/** Thin lines at round values, with the values on the left. */
export function grid(
  ticks: readonly number[],
  text: (value: number) => string,
  plot: Plot,
  frame: ChartFrame,
): readonly SceneItem[] {
  const { fontSize, palette } = frame;
  return ticks.flatMap((tick): readonly SceneItem[] => {
    const y = plot.y(tick);
    return [
      { kind: "path", d: `M${plot.left},${y}L${plot.right},${y}`, stroke: palette.rule, strokeWidth: 0.6 },
      {
        kind: "text",
        x: plot.left - fontSize * 0.5,
        y: y + fontSize * 0.35,
        text: text(tick),
        size: fontSize,
        fill: palette.muted,
        anchor: "end",
      },
    ];
  });
}

/** A dashed line over the whole width. */
export function targetLine(target: number, plot: Plot, frame: ChartFrame): SceneItem {
  const y = plot.y(target);
  return {
    kind: "path",
    d: `M${plot.left},${y}L${plot.right},${y}`,
    stroke: frame.palette.muted,
    strokeWidth: 1,
    dash: TARGET_DASH,
  };
}

/** A line with gaps, and a mark at every value. */
export function seriesItems(
  points: readonly Point[],
  series: number,
  colour: string,
  plot: Plot,
): readonly SceneItem[] {
  const path = line<Point>()
    .defined(known)
    .x((point) => plot.x(point.at))
    .y((point) => plot.y(point.value ?? 0));
  const marked = points.filter(known);
  const radius = marked.length > CROWD ? 1.2 : MARKER;
  return [
    {
      kind: "path",
      d: path([...points]) ?? "",
      stroke: colour,
      strokeWidth: LINE_WIDTH,
      dash: seriesDash(series),
    },
    ...marked.map(
      (point): SceneItem => ({
        kind: "path",
        d: markerPath(series, plot.x(point.at), plot.y(point.value), radius),
        fill: colour,
      }),
    ),
  ];
}

function known(point: Point): point is Point & { readonly value: number } {
  return point.value !== null;
}
