/** What a figure can be: whole from 0 on for what is counted. */
export interface FigureRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

export const COUNT: FigureRange = { min: 0, max: Number.POSITIVE_INFINITY, whole: true };
/** A share or a score. */
const OF_HUNDRED: FigureRange = { min: 0, max: 100, whole: false };

/** What a figure of a snapshot can be. */
export function metricRange(metric: string): FigureRange {
  return metric === "analytics.averageScore" ? OF_HUNDRED : COUNT;
}

/** What a number in a row of a list can be. */
export function fieldRange(list: string): FigureRange {
  return list === "deviceScores" ? OF_HUNDRED : COUNT;
}

/** Figures of a range that lie at, beside and between some numbers: what holds for all of these holds for every figure. */
export function figuresAround(
  numbers: readonly number[],
  { min, max, whole }: FigureRange,
): readonly number[] {
  const ends = [min, Number.isFinite(max) ? max : Math.max(min, ...numbers) + 2];
  const marks = [...numbers, ...ends];
  const around = whole
    ? marks.flatMap((mark) => [Math.floor(mark) - 1, Math.floor(mark), Math.ceil(mark), Math.ceil(mark) + 1])
    : [...marks, ...betweens(marks)];
  return [...new Set(around)].filter((figure) => figure >= min && figure <= max);
}

/** A number between each two neighbours, and one beyond. */
function betweens(marks: readonly number[]): readonly number[] {
  const sorted = marks.toSorted((one, other) => one - other);
  return sorted.map((mark, index) => {
    const next = sorted[index + 1];
    return next === undefined ? mark + 1 : (mark + next) / 2;
  });
}
