import type { CoveredFeatures } from "../../config/plan/plan.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";

const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/**
 * Whether an update has to do with what some material covers: it is about one of its areas, or one of its words stands
 * in its title or text in any language that it is told in. A word is meant whole and as it is written, whatever its
 * case; `*` at its end stands for any ending, so that `registrering*` finds `registreringen` too. Letters are told
 * apart: `å` is not `a`.
 */
export function createCoverTest({
  areas,
  words,
}: CoveredFeatures): (record: Pick<UpdateRecord, "update" | "translations">) => boolean {
  const patterns = words.flatMap((word) => patternOf(word) ?? []);
  return ({ update, translations }) => {
    if (update.area !== null && areas.includes(update.area)) return true;
    if (patterns.length === 0) return false;
    const texts = [update, ...translations].flatMap(({ title, summary }) => [title, summary]);
    return texts.map((text) => text.normalize("NFC")).some((text) => patterns.some((one) => one.test(text)));
  };
}

/** Whether material covers any feature at all. */
export function coversFeatures({ areas, words }: CoveredFeatures): boolean {
  return areas.length > 0 || words.some((word) => patternOf(word) !== null);
}

/** Null for a word without a letter or a digit, which would fit everything. */
function patternOf(word: string): RegExp | null {
  const text = word.normalize("NFC").trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const parts = text.split(/\s+/).map((part) => {
    const stem = part.replace(/\*+$/, "");
    const literal = stem.replace(/[\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
    return stem === part ? literal : `${literal}${LETTER}*`;
  });
  return new RegExp(`(?<!${LETTER})${parts.join(String.raw`\s+`)}(?!${LETTER})`, "iu");
}
