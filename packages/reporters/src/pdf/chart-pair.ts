import type { Block, ChartBlock } from "@intune-om/core";
import { spacing } from "../theme.ts";
import { chartPieces } from "./chart-pieces.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";

/** Two charts of half the width that stand beside each other; the second is missing after an odd one. */
export interface ChartPair {
  readonly kind: "chartPair";
  readonly charts: readonly ChartBlock[];
}

/** The blocks with charts of half the width put together by two. */
export function pairCharts(blocks: readonly Block[]): readonly (Block | ChartPair)[] {
  const paired: (Block | ChartPair)[] = [];
  for (const block of blocks) {
    const last = paired.at(-1);
    if (block.kind !== "chart" || block.half !== true) paired.push(block);
    else if (last?.kind === "chartPair" && last.charts.length === 1)
      paired[paired.length - 1] = { kind: "chartPair", charts: [...last.charts, block] };
    else paired.push({ kind: "chartPair", charts: [block] });
  }
  return paired;
}

/** Charts beside each other in one piece, each with its title and its sentence above; read one after the other. */
export function pairPieces(sheet: Sheet, parent: Tag, { charts }: ChartPair): readonly Piece[] {
  const width = (sheet.width - spacing.large) / 2;
  const columns = charts.map((chart, index) =>
    chartPieces({ ...sheet, width, left: sheet.left + index * (width + spacing.large) }, parent, chart),
  );
  const height = Math.max(0, ...columns.map(heightOf));
  return [
    {
      height,
      gap: spacing.medium + 2,
      draw(top) {
        for (const pieces of columns) {
          let y = top;
          for (const [index, piece] of pieces.entries()) {
            if (index > 0) y += piece.gap;
            piece.draw(y);
            y += piece.height;
          }
        }
      },
    },
  ];
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { height, gap }, index) => sum + height + (index === 0 ? 0 : gap), 0);
}
