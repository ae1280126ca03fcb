import { type Chart, type ChartBlock, cleanLines, cleanText } from "@intune-om/core";
import { largest, positive } from "../charts/bar-scene.ts";
import { chartScene } from "../charts/chart-scene.ts";
import { rowTotal } from "../charts/stacked-scene.ts";
import { spacing } from "../theme.ts";
import { drawScene } from "./draw-scene.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";

/** Rows of one picture; a longer chart goes on in a further one, on the same scale. */
const ROWS = 24;

/** A chart as vectors, below its title and the sentence that says what it shows. */
export function chartPieces(sheet: Sheet, parent: Tag, block: ChartBlock): readonly Piece[] {
  const { styles, document, type } = sheet;
  const description = cleanLines(block.description, 2_000);
  const title = textPieces(sheet, cleanText(block.title), styles.block, {
    tag: sheet.tag(parent, "H3"),
    gap: spacing.medium + 2,
    keep: true,
  });
  const caption = textPieces(sheet, description, styles.caption, {
    tag: sheet.tag(parent, "P"),
    gap: 0,
    keep: true,
  });
  const maximum = chartMaximum(block.chart);
  const pictures = chartParts(block.chart).map((chart, index): Piece => {
    const scene = chartScene(chart, {
      width: sheet.width,
      locale: document.locale,
      timeZone: document.timeZone,
      palette: sheet.palette,
      noData: document.labels.missing,
      targetLabel: document.labels.target,
      fontSize: styles.small.size,
      measure: (text, size, bold) =>
        type.width(text, { size, weight: bold ? "bold" : "regular", colour: "" }),
      ...(maximum === null ? {} : { maximum }),
    });
    return {
      height: scene.height,
      gap: index === 0 ? spacing.small : spacing.tight,
      draw(y) {
        const box = [sheet.left, y, sheet.left + scene.width, y + scene.height] as const;
        const figure = sheet.tag(parent, "Figure", { alt: description, bbox: box, placement: "Block" });
        sheet.canvas.tagged(figure, () => drawScene(sheet, scene, sheet.left, y));
      },
    };
  });
  return [...title, ...caption, ...pictures];
}

function chartMaximum(chart: Chart): number | null {
  if (chart.type === "line") return null;
  const series = chart.type === "stacked" ? chart.series.length : 0;
  return chart.type === "bar"
    ? largest(chart.bars.map((bar) => positive(bar.value)))
    : largest(chart.rows.map((row) => rowTotal(row.values, series)));
}

function chartParts(chart: Chart): readonly Chart[] {
  if (chart.type === "bar" && chart.bars.length > ROWS)
    return parts(chart.bars).map((bars) => ({ ...chart, bars }));
  if (chart.type === "stacked" && chart.rows.length > ROWS)
    return parts(chart.rows).map((rows) => ({ ...chart, rows }));
  return [chart];
}

function parts<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) =>
    rows.slice(part * ROWS, (part + 1) * ROWS),
  );
}
