import type { Chart } from "@intune-om/core";
import type { ChartOptions } from "./chart-options.ts";
import { chartScene } from "./chart-scene.ts";
import { type SvgOptions, sceneToSvg } from "./scene-to-svg.ts";

/** Draws a chart as an SVG element that stands alone. `title` is what it shows, in words. */
export function renderChartSvg(chart: Chart, options: ChartOptions & SvgOptions): string {
  return sceneToSvg(chartScene(chart, options), options);
}
