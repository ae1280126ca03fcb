import { cleanText, type KpiCard } from "@intune-om/core";
import { sparklineScene } from "../charts/sparkline-scene.ts";
import type { Scene } from "../charts/scene.ts";
import { typeScale } from "../theme.ts";
import type { Line } from "./lines.ts";
import type { Sheet } from "./sheet.ts";
import { leading, type TextStyle } from "./typesetter.ts";

/** A line of a card below its name. */
export interface CardRow {
  readonly line: Line;
  readonly style: TextStyle;
  /** Room on the left for a sign. */
  readonly indent: number;
  readonly sign: "dot" | "up" | "down" | "flat" | null;
  readonly above: number;
}

/** A card with its lines broken, before the height of its row is known. */
export interface CardLayout {
  readonly card: KpiCard;
  readonly name: readonly Line[];
  readonly rows: readonly CardRow[];
  readonly trend: Scene | null;
  readonly nameHeight: number;
  readonly restHeight: number;
}

export const CARD_PADDING = 9;
export const CARD_BAR = 3;
const SIGN = 9;
export const TREND_HEIGHT = 20;
/** Most characters of one text of a card. */
export const CARD_TEXT_LIMIT = 160;

/** Breaks a card's texts for its width. */
export function layoutCard(sheet: Sheet, card: KpiCard, width: number): CardLayout {
  const { styles, palette, type, document } = sheet;
  const inner = width - 2 * CARD_PADDING;
  const tone = { ...styles.smallStrong, colour: palette.tones[card.tone].text };
  const rows = (text: string, style: TextStyle, sign: CardRow["sign"], above = 0): readonly CardRow[] => {
    const indent = sign === null ? 0 : SIGN;
    return type.lines(cleanText(text, CARD_TEXT_LIMIT), style, inner - indent).map((line, index) => ({
      line,
      style,
      indent,
      sign: index === 0 ? sign : null,
      above: index === 0 ? above : 0,
    }));
  };
  const name = type.lines(cleanText(card.name, CARD_TEXT_LIMIT), styles.smallStrong, inner);
  const trend = sparklineScene(card.trend, {
    width: inner,
    height: TREND_HEIGHT,
    colour: palette.tones[card.tone].fill,
  });
  const value = valueStyle(sheet, card, inner);
  const all = [
    // Smaller values stand lower, so that what follows is level across the row.
    ...rows(card.value, value, null, leading({ ...value, size: typeScale.figure }) - leading(value)),
    ...rows(card.stateLabel, tone, "dot", 1),
    ...(card.target === null ? [] : rows(`${document.labels.target} ${card.target}`, styles.small, null, 2)),
    ...(card.basis === null ? [] : rows(card.basis, styles.caption, null)),
    ...(card.change === null
      ? []
      : rows(card.change.text, changeStyle(sheet, card.change.better), card.change.direction, 2)),
  ];
  const text = all.reduce((sum, row) => sum + leading(row.style) + row.above, 0);
  return {
    card,
    name,
    rows: all,
    trend,
    nameHeight: CARD_BAR + CARD_PADDING - 1 + name.length * leading(styles.smallStrong),
    restHeight: text + (trend === null ? 0 : TREND_HEIGHT + 5) + CARD_PADDING,
  };
}

/** The largest size, of three, at which the value stands on one line. */
function valueStyle({ palette, type }: Sheet, card: KpiCard, width: number): TextStyle {
  const colour = card.number === null ? palette.tones[card.tone].text : palette.ink;
  const sizes =
    card.number === null
      ? [typeScale.section, typeScale.lead]
      : [typeScale.figure, typeScale.section, typeScale.lead];
  const styles = sizes.map((size): TextStyle => ({ size, weight: "bold", colour }));
  const value = cleanText(card.value, CARD_TEXT_LIMIT);
  return (
    styles.find((style) => type.width(value, style) <= width) ?? {
      size: typeScale.body,
      weight: "bold",
      colour,
    }
  );
}

function changeStyle({ palette, styles }: Sheet, better: boolean | null): TextStyle {
  const colour = better === null ? palette.muted : palette.tones[better ? "good" : "bad"].text;
  return { ...styles.small, colour };
}
