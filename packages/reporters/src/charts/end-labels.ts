import type { ChartFrame } from "./chart-options.ts";
import type { SceneText } from "./scene.ts";

export interface EndLabel {
  /** Where the line ends. */
  readonly y: number;
  readonly text: string;
  readonly fill: string;
}

/** The values at the ends of lines, moved apart so that none covers another, and none below `bottom`. */
export function endLabels(
  labels: readonly EndLabel[],
  place: { readonly x: number; readonly bottom: number },
  frame: ChartFrame,
): readonly SceneText[] {
  const { fontSize } = frame;
  const leading = fontSize * 1.1;
  const sorted = labels.toSorted((a, b) => a.y - b.y);
  let least = Number.NEGATIVE_INFINITY;
  const down = sorted.map((label) => {
    const y = Math.max(label.y, least);
    least = y + leading;
    return y;
  });
  let most = place.bottom;
  const settled = down.toReversed().map((y) => {
    const raised = Math.min(y, most);
    most = raised - leading;
    return raised;
  });
  return sorted.map((label, index) => ({
    kind: "text",
    x: place.x,
    y: (settled.at(-1 - index) ?? label.y) + fontSize * 0.35,
    text: label.text,
    size: fontSize,
    fill: label.fill,
    anchor: "start",
    bold: true,
  }));
}
