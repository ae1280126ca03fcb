import type { MeasureText } from "./scene.ts";

const NARROW = /[iljtfrI.,:;'|!()[\] ]/u;
const BROAD = /[mwMW@%—]/u;
const CAPITAL = /\p{Lu}/u;
const FULL = /[\u1100-\u11FF\u2E80-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]|[\u{1F000}-\u{3FFFF}]/u;

/** Estimates a text's width in a common sans-serif, on the wide side, for pictures whose font is not known. */
export const estimateText: MeasureText = (text, size, bold) => {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * (bold ? 1.08 : 1);
};

function widthOf(character: string): number {
  if (FULL.test(character)) return 1.05;
  if (NARROW.test(character)) return 0.36;
  if (BROAD.test(character)) return 0.92;
  return CAPITAL.test(character) ? 0.7 : 0.58;
}
