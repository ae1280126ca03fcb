import type { PracticeState } from "../assess/practice.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { fill } from "../locales/fill.ts";
import type { Messages } from "../locales/en.ts";
import { createFormatter, type Formatter } from "../locales/formatter.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import { PERCENT_FIGURES, roundFigure } from "./round-figures.ts";
import { BLADES } from "./blades.ts";
import type { RoundFigureId, RoundId, RoundMessages, RoundStep, RoundStepMessages } from "./round.ts";
import { ROUNDS } from "./rounds.ts";

/** One step of a round in the reader's language, with the figures of today. */
export interface WrittenStep extends RoundStepMessages {
  readonly id: RoundStep["id"];
  /** An entry point to the admin center. */
  readonly url: string;
  /** The page of Microsoft that describes it. */
  readonly page: string;
  readonly figures: readonly WrittenFigure[];
}

export interface WrittenFigure {
  readonly id: RoundFigureId;
  /** Null when it is not known; shares 0–100. */
  readonly value: number | null;
  /** `Devices: 130`. */
  readonly text: string;
}

/** What the figures are read from; null before anything was collected. */
export type RoundSight = { readonly snapshot: Snapshot; readonly practice: PracticeState } | null;

/** A round in one language. */
export interface RoundGuide {
  readonly title: string;
  readonly intro: string;
  /** When the figures were collected; null without any. */
  readonly asOf: string | null;
  readonly steps: readonly WrittenStep[];
  readonly words: RoundMessages["words"];
}

/** A whole round for somebody who reads a language and lives in a zone. Pure. */
export function guideRound(id: RoundId, sight: RoundSight, locale: LocaleId, timeZone: string): RoundGuide {
  const messages = catalogues[locale];
  const format = createFormatter(locale, timeZone);
  const { rounds, words } = messages.rounds;
  return {
    ...rounds[id],
    asOf: sight === null ? null : fill(words.asOf, { at: format.dateTime(sight.snapshot.takenAt) }),
    steps: writeRound(ROUNDS[id], sight, { messages, format }),
    words,
  };
}

/** Writes the steps of a round. Pure. */
export function writeRound(
  steps: readonly RoundStep[],
  sight: RoundSight,
  { messages, format }: { readonly messages: Messages; readonly format: Formatter },
): readonly WrittenStep[] {
  const { steps: words, figures, words: labels } = messages.rounds;
  const write = (id: RoundFigureId): WrittenFigure => {
    const value = sight === null ? null : roundFigure(id, sight.snapshot, sight.practice);
    const shown = PERCENT_FIGURES.includes(id) ? format.percent : format.integer;
    return { id, value, text: `${figures[id]}: ${value === null ? labels.notKnown : shown(value)}` };
  };
  return steps.map(({ id, blade, page, figures: ids }) => ({
    id,
    ...words[id],
    url: BLADES[blade],
    page,
    figures: ids.map(write),
  }));
}
