import { cleanText } from "@intune-om/core";
import type { ChartFrame } from "./chart-options.ts";
import { fitText } from "./fit-text.ts";
import type { SceneItem } from "./scene.ts";

export interface LegendEntry {
  readonly label: string;
  /** The sign before the words, drawn in a field as wide as {@link signWidth} around the given middle. */
  readonly sign: (x: number, middle: number) => readonly SceneItem[];
}

export interface Legend {
  readonly height: number;
  readonly items: readonly SceneItem[];
}

/** Signs and words in a row above a chart, on as many lines as they need. */
export function legend(entries: readonly LegendEntry[], frame: ChartFrame): Legend {
  const { fontSize, measure, width, palette } = frame;
  const sign = signWidth(fontSize);
  const leading = fontSize * 1.6;
  const items: SceneItem[] = [];
  let x = 0;
  let line = 0;
  for (const entry of entries) {
    const text = fitText(cleanText(entry.label), width - sign - fontSize, fontSize, false, measure);
    const taken = sign + fontSize * 0.4 + measure(text, fontSize, false);
    if (x > 0 && x + taken > width) {
      x = 0;
      line += 1;
    }
    const middle = line * leading + fontSize * 0.6;
    items.push(...entry.sign(x, middle), {
      kind: "text",
      x: x + sign + fontSize * 0.4,
      y: middle + fontSize * 0.35,
      text,
      size: fontSize,
      fill: palette.ink,
      anchor: "start",
    });
    x += taken + fontSize * 1.5;
  }
  return { height: entries.length === 0 ? 0 : (line + 1) * leading + fontSize * 0.4, items };
}

/** Width of the field of a legend's sign. */
export function signWidth(fontSize: number): number {
  return fontSize * 1.9;
}
