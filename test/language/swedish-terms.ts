/** A term of the field in both languages. */
export interface Term {
  readonly english: string;
  readonly swedish: string;
}

/** An English text, its Swedish counterpart, and where both stand. */
export interface TextPair {
  readonly path: string;
  readonly english: string;
  readonly swedish: string;
}

/** Reads a glossary: `en,sv,…` with a heading. A term that holds only in some context (in brackets) is left out. */
export function readGlossary(csv: string): readonly Term[] {
  return csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .flatMap(([english = "", swedish = ""]) =>
      /[()]/.test(english) ? [] : [{ english: english.toLowerCase(), swedish: swedish.toLowerCase() }],
    )
    .sort((one, other) => other.english.length - one.english.length);
}

/** Pairs whose English text has a term, and whose Swedish one has no word of its stem. A longer term counts alone. */
export function offTerm(pairs: readonly TextPair[], terms: readonly Term[]): readonly string[] {
  return pairs.flatMap(({ path, english, swedish }) => {
    // What stands in a place for a value is no word of the text.
    let rest = english.replace(/\{\w+\}/g, " ").toLowerCase();
    const told = swedish.toLowerCase();
    return terms.flatMap((term) => {
      const whole = new RegExp(
        `(?<![\\p{L}-])${escaped(term.english.replace(/(?<!s)s$/, ""))}(?:s|es)?(?![\\p{L}-])`,
        "gu",
      );
      if (!whole.test(rest)) return [];
      rest = rest.replace(whole, " ");
      return hasTerm(told, term.swedish)
        ? []
        : [`${path}: ${term.english} is ${term.swedish}, not “${swedish}”`];
    });
  });
}

/** Every word of one of the forms of a term, but for its endings. */
function hasTerm(text: string, term: string): boolean {
  return term.split(/[/;]/).some((form) =>
    form
      .trim()
      .split(" ")
      .every((word) => text.includes(stem(word))),
  );
}

function stem(word: string): string {
  return word.length < 5
    ? word
    : word.replace(/(?:ningar|ning|ar|het|are|ad|at|el|en|et|er|or|a|e|n|t)$/, "").slice(0, 12);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
