import type { LineChart } from "@intune-om/core";
import type { ChartFrame } from "./chart-options.ts";
import { type Legend, type LegendEntry, legend, signWidth } from "./legend.ts";
import { LINE_WIDTH, MARKER, TARGET_DASH } from "./line-plot.ts";
import { markerPath, seriesDash } from "./markers.ts";
import type { SceneItem } from "./scene.ts";

/** The words for the lines, each with its dashes and mark, and for the target where it has a name. */
export function lineLegend(chart: LineChart, colours: readonly string[], frame: ChartFrame): Legend {
  const wide = signWidth(frame.fontSize);
  const stroke = (
    x: number,
    middle: number,
    colour: string,
    strokeWidth: number,
    dash: readonly number[],
  ): SceneItem => ({
    kind: "path",
    d: `M${x},${middle}L${x + wide},${middle}`,
    stroke: colour,
    strokeWidth,
    dash,
  });
  const entries = chart.series.map(({ label }, index): LegendEntry => {
    const colour = colours[index] ?? frame.palette.ink;
    return {
      label,
      sign: (x, middle) => [
        stroke(x, middle, colour, LINE_WIDTH, seriesDash(index)),
        { kind: "path", d: markerPath(index, x + wide / 2, middle, MARKER), fill: colour },
      ],
    };
  });
  if (chart.target === undefined || frame.targetLabel === null) return legend(entries, frame);
  const target: LegendEntry = {
    label: frame.targetLabel,
    sign: (x, middle) => [stroke(x, middle, frame.palette.muted, 1, TARGET_DASH)],
  };
  return legend([...entries, target], frame);
}
