import type { ChartFrame } from "./chart-options.ts";
import type { Scene } from "./scene.ts";

/** A quiet field with a word, for a chart that has nothing to show. */
export function noDataScene(frame: ChartFrame): Scene {
  const { width, palette, fontSize } = frame;
  const height = frame.height ?? fontSize * 4;
  return {
    width,
    height,
    items: [
      { kind: "rect", x: 0, y: 0, width, height, fill: palette.zebra, radius: 3 },
      {
        kind: "text",
        x: width / 2,
        y: height / 2 + fontSize * 0.35,
        text: frame.noData,
        size: fontSize,
        fill: palette.muted,
        anchor: "middle",
      },
    ],
  };
}
