import { cleanText } from "../../text/clean-text.ts";
import type { LocaleId } from "../document.ts";

/**
 * As many whole sentences of a text as there is room for, without a heading that they would end in; at least the
 * first, cut where it must be.
 */
export function firstSentences(text: string, limit: number, language: LocaleId | null): string {
  if (Array.from(text).length <= limit) return text;
  const sentences = new Intl.Segmenter(language ?? "en", { granularity: "sentence" }).segment(text);
  let taken = "";
  for (const { segment } of sentences) {
    const longer = `${taken}${segment}`;
    if (Array.from(longer.trimEnd()).length > limit) break;
    taken = longer;
  }
  const whole = taken.trimEnd().replace(/\n[^\n]*:\]?$/, "");
  return whole === "" ? cleanText(text, limit) : whole.trimEnd();
}
