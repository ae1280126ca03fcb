import { circlePath } from "./circle-path.ts";

const SHAPES: readonly ((x: number, y: number, r: number) => string)[] = [
  circlePath,
  (x, y, r) => polygon([x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]),
  (x, y, r) => polygon([x, y - r * 1.2], [x + r * 1.15, y + r], [x - r * 1.15, y + r]),
  (x, y, r) => polygon([x, y - r * 1.35], [x + r * 1.35, y], [x, y + r * 1.35], [x - r * 1.35, y]),
];
const DASHES: readonly (readonly number[])[] = [[], [5, 2], [1.5, 2], [7, 2, 1.5, 2]];

/** Path data of the sign of a series, so that lines differ by more than colour. */
export function markerPath(series: number, x: number, y: number, radius: number): string {
  return SHAPES[series % SHAPES.length]?.(x, y, radius) ?? "";
}

/** The dashes of a series' line; empty for a whole line. */
export function seriesDash(series: number): readonly number[] {
  return DASHES[series % DASHES.length] ?? [];
}

function polygon(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x},${y}`).join("L")}Z`;
}
