import { cleanText } from "@intune-om/core";
import type { ChartFrame } from "./chart-options.ts";
import { fitTwoLines } from "./fit-text.ts";
import type { SceneText } from "./scene.ts";

/** Share of the width that row labels take at most. */
const LABEL_SHARE = 0.36;

/** The column of labels on the left of horizontal bars. */
export interface RowLabels {
  /** Where the bars begin. */
  readonly width: number;
  /** The one or two lines of a row, around its middle. */
  at(row: number, middle: number): readonly SceneText[];
}

/** Fits the labels of horizontal bars into a column, on two lines at most. */
export function rowLabels(labels: readonly string[], frame: ChartFrame): RowLabels {
  const { fontSize, measure, palette } = frame;
  const most = frame.width * LABEL_SHARE;
  const lines = labels.map((label) => fitTwoLines(cleanText(label), most, fontSize, measure));
  const widest = Math.max(0, ...lines.flat().map((line) => measure(line, fontSize, false)));
  const leading = fontSize * 1.15;
  return {
    width: Math.min(most, widest) + fontSize,
    at: (row, middle) =>
      (lines[row] ?? []).map((text, line, all) => ({
        kind: "text",
        x: 0,
        y: middle + fontSize * 0.35 + (line - (all.length - 1) / 2) * leading,
        text,
        size: fontSize,
        fill: palette.ink,
        anchor: "start",
      })),
  };
}

/** Height of a row whose label may take two lines. */
export function rowHeight(labels: readonly string[], frame: ChartFrame): number {
  const most = frame.width * LABEL_SHARE;
  const two = labels.some(
    (label) => frame.measure(cleanText(label).slice(0, 200), frame.fontSize, false) > most,
  );
  return frame.fontSize * (two ? 2.7 : 2.2);
}
