import { OmError, suggest } from "@intune-om/core";

/**
 * One of the words that an option takes.
 * @throws OmError `usage.<noun>`
 */
export function knownWord<Word extends string>(noun: string, asked: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === asked);
  if (found !== undefined) return found;
  const meant = suggest(asked, words);
  throw new OmError(`there is no ${noun} ${JSON.stringify(asked)}`, {
    code: `usage.${noun}`,
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}Use one of ${words.join(", ")}.`,
  });
}
