import type { MeasureText } from "./scene.ts";

const ELLIPSIS = "…";

/** The text when it fits, else as much of its beginning as fits with an ellipsis. Linear in what fits. */
export function fitText(
  text: string,
  width: number,
  size: number,
  bold: boolean,
  measure: MeasureText,
): string {
  if (text.length < 200 && measure(text, size, bold) <= width) return text;
  const room = width - measure(ELLIPSIS, size, bold);
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += measure(character, size, bold);
    if (used > room) return `${kept.trimEnd()}${ELLIPSIS}`;
    kept += character;
  }
  return text;
}

/** The text on one or two lines; what does not fit on the second ends in an ellipsis. */
export function fitTwoLines(
  text: string,
  width: number,
  size: number,
  measure: MeasureText,
): readonly string[] {
  const words = text.split(" ");
  let first = "";
  let taken = 0;
  for (const word of words) {
    const longer = first === "" ? word : `${first} ${word}`;
    if (measure(longer.slice(0, 200), size, false) > width) break;
    first = longer;
    taken += 1;
  }
  if (taken === words.length) return [first];
  if (taken === 0) return [fitText(text, width, size, false, measure)];
  return [first, fitText(words.slice(taken).join(" "), width, size, false, measure)];
}
