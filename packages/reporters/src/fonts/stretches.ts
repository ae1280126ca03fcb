import { isPlain } from "./code-points.ts";

/** Cuts a text into stretches of plain characters and of others; a mark takes the letter before it along. */
export function* stretches(text: string): Generator<{ readonly plain: boolean; readonly text: string }> {
  let plain = "";
  let other = "";
  let held = "";
  for (const character of text) {
    if (isPlain(character)) {
      if (other !== "") yield { plain: false, text: other };
      other = "";
      plain += held;
      held = character;
      continue;
    }
    if (plain !== "") yield { plain: true, text: plain };
    plain = "";
    other += held + character;
    held = "";
  }
  if (other !== "") yield { plain: false, text: other };
  if (plain !== "" || held !== "") yield { plain: true, text: plain + held };
}
