import type { Column } from "@intune-om/core";

/** What is known of a column's content. Widths in points, padding included. */
export interface ColumnMeasure {
  /** Below this a word or a figure would be broken. */
  readonly least: number;
  /** At this nothing wraps. */
  readonly natural: number;
}

/** No column becomes narrower than this, whatever the number of columns. */
const FLOOR = 22;

/**
 * Shares a width among columns by their weights. A column takes at least what its words need while there is room
 * for all, and at most what its content fills, so that the rest goes to those that wrap.
 */
export function columnWidths(
  columns: readonly Pick<Column, "weight">[],
  measures: readonly ColumnMeasure[],
  width: number,
): readonly number[] {
  const weights = columns.map(({ weight }) =>
    weight !== undefined && Number.isFinite(weight) && weight > 0 ? weight : 1,
  );
  const least = shrink(
    measures.map((measure) => Math.max(FLOOR, measure.least)),
    width,
  );
  const natural = measures.map((measure, index) => Math.max(least[index] ?? 0, measure.natural));
  const fixed = new Map<number, number>();
  // Each round settles at least one column, so that the rounds end.
  for (let round = 0; round <= columns.length; round += 1) {
    const open = columns.map((_, index) => index).filter((index) => !fixed.has(index));
    const left = width - [...fixed.values()].reduce((sum, value) => sum + value, 0);
    const weight = open.reduce((sum, index) => sum + (weights[index] ?? 1), 0);
    const share = (index: number): number => (left * (weights[index] ?? 1)) / weight;
    const narrow = open.filter((index) => share(index) < (least[index] ?? 0));
    const wide = open.filter((index) => share(index) > (natural[index] ?? 0));
    const settled = narrow.length > 0 ? narrow : wide.length < open.length ? wide : [];
    if (settled.length === 0) {
      open.forEach((index) => fixed.set(index, share(index)));
      break;
    }
    for (const index of settled) fixed.set(index, (narrow.length > 0 ? least : natural)[index] ?? 0);
  }
  return columns.map((_, index) => fixed.get(index) ?? FLOOR);
}

/** Takes from the widest first when all together are too wide. */
function shrink(least: readonly number[], width: number): readonly number[] {
  const sum = least.reduce((total, value) => total + value, 0);
  if (sum <= width) return least;
  const sorted = least.toSorted((a, b) => a - b);
  let left = width;
  let count = sorted.length;
  for (const value of sorted) {
    if (value * count > left) break;
    left -= value;
    count -= 1;
  }
  const cap = left / Math.max(1, count);
  return least.map((value) => Math.min(value, cap));
}
