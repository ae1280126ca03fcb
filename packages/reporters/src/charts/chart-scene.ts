import type { Chart } from "@intune-om/core";
import { palette } from "../theme.ts";
import { barScene } from "./bar-scene.ts";
import type { ChartFrame, ChartOptions } from "./chart-options.ts";
import { lineScene } from "./line-scene.ts";
import { estimateText } from "./measure-text.ts";
import type { Scene } from "./scene.ts";
import { stackedScene } from "./stacked-scene.ts";

/** Lays out a chart. Pure; never throws on odd values: what is no number is shown as a dash. */
export function chartScene(chart: Chart, options: ChartOptions): Scene {
  const frame: ChartFrame = {
    width: options.width,
    height: options.height ?? null,
    locale: options.locale,
    timeZone: options.timeZone ?? "UTC",
    palette: options.palette ?? palette,
    measure: options.measure ?? estimateText,
    noData: options.noData ?? "–",
    targetLabel: options.targetLabel ?? null,
    fontSize: options.fontSize ?? 9,
    maximum: options.maximum ?? null,
  };
  if (chart.type === "bar") return barScene(chart, frame);
  return chart.type === "stacked" ? stackedScene(chart, frame) : lineScene(chart, frame);
}
