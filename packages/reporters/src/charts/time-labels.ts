import type { ScaleLinear } from "d3-scale";
import type { ChartFrame } from "./chart-options.ts";
import { languageTag } from "./number-text.ts";
import type { SceneText } from "./scene.ts";

const DAY_MS = 86_400_000;

/** Dates of points below a line chart, from the last one backwards, as many as fit without touching. */
export function timeLabels(
  times: readonly number[],
  x: ScaleLinear<number, number>,
  y: number,
  frame: ChartFrame,
): readonly SceneText[] {
  const { fontSize, measure, palette } = frame;
  const distinct = [...new Set(times)].sort((a, b) => b - a);
  const span = (distinct[0] ?? 0) - (distinct.at(-1) ?? 0);
  const format = dateFormat(span, frame);
  const widest = distinct
    .slice(0, 20)
    .reduce((most, at) => Math.max(most, measure(format.format(at), fontSize, false)), 0);
  const step = Math.max(
    1,
    Math.ceil(
      distinct.length /
        Math.max(
          1,
          Math.floor(Math.abs(x(distinct[0] ?? 0) - x(distinct.at(-1) ?? 0)) / (widest + fontSize * 1.5)),
        ),
    ),
  );
  const labels: SceneText[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let index = 0; index < distinct.length; index += step) {
    const at = distinct[index] ?? 0;
    const text = format.format(at);
    const half = measure(text, fontSize, false) / 2;
    const middle = Math.min(Math.max(x(at), half), frame.width - half);
    if (middle + half > limit) continue;
    limit = middle - half - fontSize * 0.8;
    labels.unshift({
      kind: "text",
      x: middle,
      y,
      text,
      size: fontSize,
      fill: palette.muted,
      anchor: "middle",
    });
  }
  return labels;
}

function dateFormat(spanMs: number, frame: ChartFrame): Intl.DateTimeFormat {
  const { timeZone } = frame;
  const parts: Intl.DateTimeFormatOptions =
    spanMs < 2 * DAY_MS
      ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
      : spanMs > 500 * DAY_MS
        ? { month: "short", year: "numeric" }
        : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(languageTag(frame.locale), { ...parts, timeZone });
}
