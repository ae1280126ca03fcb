import type { Language } from "@intune-om/core";

/** Marks that stand around every text of the language, so that a text from elsewhere shows. */
export const OPEN = "«";
export const CLOSE = "»";

/** A language with the plurals of Polish, whose every text is the English one between marks. */
export function markedLanguage(english: Language): Language {
  return {
    tag: "pl-PL",
    name: "Polski",
    dates: {
      parts: { year: "numeric", month: "2-digit", day: "2-digit" },
      workbook: { date: "dd.mm.yyyy", dateTime: "dd.mm.yyyy hh:mm" },
    },
    messages: mark(english.messages),
    formatWords: mark(english.formatWords),
  };
}

/** Every text of a tree between marks, and every counted noun in the forms that Polish has. */
function mark<T>(tree: T): T;
function mark(tree: unknown): unknown {
  if (typeof tree === "string") return tree === "" ? "" : `${OPEN}${tree}${CLOSE}`;
  if (Array.isArray(tree)) return tree.map((item: unknown) => mark(item));
  if (typeof tree !== "object" || tree === null) return tree;
  if (isPlural(tree)) return pluralOf(tree.other);
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [key, mark(value)]),
  );
}

function isPlural(tree: object): tree is { readonly other: string } {
  return Object.keys(tree).sort().join() === "one,other";
}

function pluralOf(text: string): Readonly<Record<string, string>> {
  const forms = ["one", "few", "many", "other"];
  return Object.fromEntries(forms.map((form) => [form, `${OPEN}${form}: ${text}${CLOSE}`]));
}
