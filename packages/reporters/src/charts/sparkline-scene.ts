import { line } from "d3-shape";
import { circlePath } from "./circle-path.ts";
import type { Scene, SceneItem } from "./scene.ts";

export interface SparklineOptions {
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** A small trend line with gaps, its last value marked. Nothing when fewer than two values are known. */
export function sparklineScene(trend: readonly (number | null)[], options: SparklineOptions): Scene | null {
  const { width, height, colour } = options;
  const values = trend.map((value) => (value !== null && Number.isFinite(value) ? value : null));
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const last = known.at(-1);
  if (last === undefined || known.length < 2) return null;
  const low = known.reduce((least, { value }) => Math.min(least, value), last.value);
  const high = known.reduce((most, { value }) => Math.max(most, value), last.value);
  const radius = 1.8;
  const x = (index: number): number => radius + (index / (values.length - 1)) * (width - 2 * radius);
  const y = (value: number): number =>
    high === low ? height / 2 : height - radius - ((value - low) / (high - low)) * (height - 2 * radius);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0));
  const alone = known.filter(
    ({ index }) => (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null,
  );
  const dots = [...alone.filter((point) => point !== last), last];
  return {
    width,
    height,
    items: [
      { kind: "path", d: path(values) ?? "", stroke: colour, strokeWidth: 1.2 },
      ...dots.map(
        (point): SceneItem => ({
          kind: "path",
          d: circlePath(x(point.index), y(point.value), point === last ? radius : 0.9),
          fill: colour,
        }),
      ),
    ],
  };
}
