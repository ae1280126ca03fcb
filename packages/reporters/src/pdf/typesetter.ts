import type { Weight } from "../fonts/font-files.ts";
import type { Shaper } from "../fonts/shaper.ts";
import { breakLines, type Line, singleLine, widestWord } from "./lines.ts";

/** How a text looks. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** Sets text in lines. Sizes and widths are in points. */
export interface Typesetter {
  /** As many lines as the width asks for; line ends in the text are kept. */
  lines(text: string, style: TextStyle, width: number): readonly Line[];
  line(text: string, style: TextStyle): Line;
  width(text: string, style: TextStyle): number;
  /** Width of the widest part that has no place to break. */
  wordWidth(text: string, style: TextStyle): number;
}

/** Distance from the top of a line to its baseline, as a share of the size. */
const ASCENT = 1.07;
const LEADING = 1.36;

export function createTypesetter(shaper: Shaper): Typesetter {
  return {
    lines(text, { size, weight }, width) {
      const ems = (width / size) * 1000;
      return text.split("\n").flatMap((line) => breakLines(shaper.shape(line, weight), ems));
    },
    line: (text, { weight }) => singleLine(shaper.shape(text, weight)),
    width: (text, { size, weight }) => (shaper.measure(text, weight) * size) / 1000,
    wordWidth: (text, { size, weight }) => (widestWord(shaper.shape(text, weight)) * size) / 1000,
  };
}

/** Height of a line. */
export function leading(style: TextStyle): number {
  return style.size * LEADING;
}

/** The baseline of a line whose top is at `y`. */
export function baseline(y: number, style: TextStyle): number {
  return y + style.size * ASCENT;
}
