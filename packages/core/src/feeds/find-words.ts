const LETTER = /[\p{L}\p{N}]/u;
/** White space that may stand for a blank between the words of one. */
const MOST_BLANKS = 4;
const STARTS = 0x4000;

/**
 * Finds words in texts: whole words, without case, where a blank stands for any white space, the longest first. The
 * texts of a page are walked once each, character by character, as a pattern of so many words is several times slower.
 * @param words In small letters, of three characters at least.
 */
export function createWordFinder(words: readonly string[]): (text: string) => readonly string[] {
  const sorted = words.toSorted((one, other) => other.length - one.length);
  // Words by their first characters; nearly no word of a text begins like one of these.
  const byStart: (readonly string[] | undefined)[] = Array.from({ length: STARTS });
  for (const [start, candidates] of Map.groupBy(sorted, (word) => startOf(word, 0)))
    byStart[start] = candidates;
  return (text) => {
    const lower = text.toLowerCase();
    const found: string[] = [];
    let at = 0;
    while (at < lower.length) {
      if (!isLetter(lower.charCodeAt(at))) {
        at += 1;
        continue;
      }
      const candidates = byStart[startOf(lower, at)];
      const word = candidates === undefined ? undefined : wordAt(candidates, lower, at);
      if (word === undefined) at = afterLetters(lower, at);
      else {
        found.push(word);
        at = endOf(word, lower, at);
      }
    }
    return found;
  };
}

/** A number that the first three characters share with few others. */
function startOf(text: string, at: number): number {
  if (at + 2 >= text.length) return 0;
  const first = text.charCodeAt(at) << 9;
  const second = text.charCodeAt(at + 1) << 4;
  return (first ^ second ^ text.charCodeAt(at + 2)) & (STARTS - 1);
}

function wordAt(candidates: readonly string[], text: string, at: number): string | undefined {
  for (const word of candidates) if (endOf(word, text, at) >= 0) return word;
  return undefined;
}

function afterLetters(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where a word ends that begins here, or -1 when it is another one or only a part of one. */
function endOf(word: string, text: string, from: number): number {
  let at = from;
  for (let place = 0; place < word.length; place += 1) {
    if (at >= text.length) return -1;
    const code = word.charCodeAt(place);
    if (code === 0x20) {
      const start = at;
      while (at < text.length && at - start < MOST_BLANKS && isBlank(text.charCodeAt(at))) at += 1;
      if (at === start) return -1;
    } else if (text.charCodeAt(at) === code) at += 1;
    else return -1;
  }
  return at < text.length && isLetter(text.charCodeAt(at)) ? -1 : at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}

/** Whether a character of a text in small letters is part of a word. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return LETTER.test(String.fromCharCode(code));
}
