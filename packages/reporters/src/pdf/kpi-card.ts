import { cleanText, type KpiCard } from "@intune-om/core";
import { drawScene } from "./draw-scene.ts";
import {
  CARD_BAR,
  CARD_PADDING,
  CARD_TEXT_LIMIT,
  type CardLayout,
  type CardRow,
  TREND_HEIGHT,
} from "./kpi-layout.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading } from "./typesetter.ts";

/** Where a card stands. */
export interface CardBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly nameHeight: number;
}

/** Draws a card; its tag becomes the parent of its lines. */
export function drawCard(sheet: Sheet, tag: Tag, layout: CardLayout, box: CardBox): void {
  const { canvas, palette, styles } = sheet;
  const colours = palette.tones[layout.card.tone];
  const x = box.x + CARD_PADDING;
  canvas.rect(box.x, box.y, box.width, box.height, palette.zebra);
  canvas.rect(box.x, box.y, box.width, CARD_BAR, colours.fill);
  canvas.tagged(sheet.tag(tag, "P"), () => {
    layout.name.forEach((line, index) => {
      const at = box.y + CARD_BAR + CARD_PADDING - 2 + index * leading(styles.smallStrong);
      canvas.text(
        line,
        x,
        baseline(at, styles.smallStrong),
        styles.smallStrong.size,
        styles.smallStrong.colour,
      );
    });
  });
  let y = box.y + box.nameHeight;
  for (const row of layout.rows) {
    y += row.above;
    if (row.sign !== null) drawSign(sheet, row, x, y);
    const at = y;
    canvas.tagged(sheet.tag(tag, "P"), () =>
      canvas.text(row.line, x + row.indent, baseline(at, row.style), row.style.size, row.style.colour),
    );
    y += leading(row.style);
  }
  const { trend } = layout;
  if (trend === null) return;
  const top = box.y + box.height - CARD_PADDING - TREND_HEIGHT;
  const figure = sheet.tag(tag, "Figure", {
    alt: [layout.card.name, trendText(layout.card)]
      .map((text) => cleanText(text, CARD_TEXT_LIMIT))
      .join(": "),
    bbox: [x, top, x + trend.width, top + TREND_HEIGHT],
    placement: "Block",
  });
  canvas.tagged(figure, () => drawScene(sheet, trend, x, top));
}

function trendText(card: KpiCard): string {
  return card.trend
    .map((value) => (value === null ? "–" : String(Math.round(value * 1000) / 1000)))
    .join(", ");
}

function drawSign({ canvas, palette }: Sheet, row: CardRow, x: number, y: number): void {
  const middle = baseline(y, row.style) - row.style.size * 0.34;
  if (row.sign === "dot") return canvas.circle(x + 2.8, middle, 2.6, row.style.colour);
  const arrows = {
    up: `M0,2.8L2.8,-2.8L5.6,2.8Z`,
    down: `M0,-2.8L2.8,2.8L5.6,-2.8Z`,
    flat: `M0,-0.8L5.6,-0.8L5.6,0.8L0,0.8Z`,
  };
  if (row.sign !== null) canvas.path(arrows[row.sign], { fill: row.style.colour || palette.ink }, x, middle);
}
