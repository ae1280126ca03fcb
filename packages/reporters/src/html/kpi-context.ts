import { cleanText, type KpiCard } from "@intune-om/core";
import { sceneToSvg } from "../charts/scene-to-svg.ts";
import { sparklineScene } from "../charts/sparkline-scene.ts";
import { palette } from "../theme.ts";
import type { Json } from "./compile-template.ts";
import type { HtmlScope } from "./html-context.ts";

const ARROWS = { up: "▲", down: "▼", flat: "■" } as const;

/** One card: the figure, its state in a word, its target, what it rests on, its change and its trend. */
export function kpiContext(card: KpiCard, { document, words }: HtmlScope): Json {
  const trend = sparklineScene(card.trend, { width: 96, height: 24, colour: palette.tones[card.tone].fill });
  return {
    tone: card.tone,
    name: cleanText(card.name),
    value: cleanText(card.value, 40),
    missing: card.number === null,
    state: cleanText(card.stateLabel),
    target: card.target === null ? null : cleanText(card.target),
    targetLabel: document.labels.target,
    basis: card.basis === null ? null : cleanText(card.basis),
    change: card.change && {
      arrow: ARROWS[card.change.direction],
      text: cleanText(card.change.text),
      word: card.change.better === null ? null : card.change.better ? words.better : words.worse,
      tone: card.change.better === null ? "neutral" : card.change.better ? "good" : "bad",
    },
    trend: trend && sceneToSvg(trend),
  };
}
