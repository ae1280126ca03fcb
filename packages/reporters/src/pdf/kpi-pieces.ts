import type { KpiCard } from "@intune-om/core";
import { spacing } from "../theme.ts";
import { drawCard } from "./kpi-card.ts";
import { type CardLayout, layoutCard } from "./kpi-layout.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";

const GAP = 9;

/** Cards in rows, all of a row as tall as the tallest. */
export function kpiPieces(sheet: Sheet, parent: Tag, cards: readonly KpiCard[]): readonly Piece[] {
  const columns = cardColumns(cards.length);
  const width = (sheet.width - GAP * (columns - 1)) / columns;
  const rows = Array.from({ length: Math.ceil(cards.length / columns) }, (_, row) =>
    cards.slice(row * columns, (row + 1) * columns).map((card) => layoutCard(sheet, card, width)),
  );
  return rows.map((layouts, row) => rowPiece(sheet, parent, layouts, width, row === 0 ? spacing.small : GAP));
}

/** Rows without a lonely card where that can be had. */
export function cardColumns(count: number): number {
  if (count <= 2) return Math.max(2, count);
  if (count % 5 === 0) return 5;
  return count % 4 === 0 || count === 7 || count > 9 ? 4 : 3;
}

function rowPiece(
  sheet: Sheet,
  parent: Tag,
  layouts: readonly CardLayout[],
  width: number,
  gap: number,
): Piece {
  const nameHeight = Math.max(...layouts.map((layout) => layout.nameHeight));
  const height = nameHeight + Math.max(...layouts.map((layout) => layout.restHeight));
  return {
    height,
    gap,
    draw(y) {
      layouts.forEach((layout, index) => {
        const x = sheet.left + index * (width + GAP);
        drawCard(sheet, sheet.tag(parent, "Sect"), layout, { x, y, width, height, nameHeight });
      });
    },
  };
}
