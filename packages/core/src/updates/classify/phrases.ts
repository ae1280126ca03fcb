/** Longest text that is looked through for words, in UTF-16 units. Notices are shorter. */
export const LOOKED_THROUGH = 6_000;
/** How far apart the two halves of a phrase may stand, in UTF-16 units. */
const GAP = 60;
const LETTER = /[\p{L}\p{N}]/u;

/** Finds phrases in a text. */
export interface PhraseBook {
  isIn(text: string): boolean;
}

/**
 * Makes phrases findable. They are whole words without case. A blank stands for any white space, `*` for any letters,
 * ` … ` for other words of the same sentence, and `^` at the start ties a phrase to the start of the text.
 */
export function phraseBook(phrases: readonly string[]): PhraseBook {
  const either = phrases.map(patternOf).join("|");
  const pattern = new RegExp(`(?:${either})(?![\\p{L}\\p{N}])`, "gu");
  return {
    // What stands before a phrase is looked at after it is found: a pattern that asks for it is many times slower.
    isIn: (text) => {
      const lower = plain(text);
      for (const { index } of lower.matchAll(pattern)) {
        if (!LETTER.test(lower.charAt(index - 1))) return true;
      }
      return false;
    },
  };
}

/** A text as phrases are compared with it: cut, in small letters, with plain apostrophes and quotation marks. */
export function plain(text: string): string {
  return text.slice(0, LOOKED_THROUGH).toLowerCase().replaceAll(/[’‘]/g, "'").replaceAll(/[“”]/g, '"');
}

function patternOf(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[.+?$(){}|[\]\\]/g, "\\$&")
    .replaceAll(" … ", `(?:[^.!?\\n]|\\.(?=\\d)){1,${GAP}}?`)
    .replaceAll("*", "[\\p{L}\\p{N}]{0,20}")
    .replaceAll(" ", "\\s{1,4}");
}

/** A pattern of any of some words as they are written, in small letters, longest first: `september` before `sep`. */
export function anyOf(words: Iterable<string>): string {
  return [...words]
    .map((word) => word.toLowerCase().replace(/[.+*?()|[\]\\]/g, "\\$&"))
    .sort((one, other) => other.length - one.length)
    .join("|");
}
