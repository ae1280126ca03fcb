import type { LocaleId, StatusCell } from "./document.ts";

/**
 * A short message to one person: a notice, a welcome, a reminder, a test alert. Format-neutral, in the reader's
 * language; every text is plain and already cleaned.
 */
export interface Letter {
  readonly locale: LocaleId;
  readonly subject: string;
  /** Name of the organisation, at the head. */
  readonly organisation: string;
  /** The heading; the subject when the two say the same. */
  readonly title: string;
  /** What stands out first: that it is a test, or what must be done by when. Null for nothing. */
  readonly lead: { readonly tone: "attention" | "bad" | "neutral" | "good"; readonly text: string } | null;
  readonly paragraphs: readonly string[];
  /** What shows it, as short tables. Left out for none. */
  readonly tables?: readonly LetterTable[];
  /** What, when, which device: name and value. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What to do, in order. */
  readonly steps: readonly string[];
  /** The heading above the steps. */
  readonly stepsTitle: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly linksTitle: string;
  /** Where to get help, one line each. */
  readonly help: readonly string[];
  readonly helpTitle: string;
  /** Why the reader gets it, at the foot. */
  readonly why: string;
}

/** A table that can be read on a telephone: few columns, few rows. The rest goes in a file. */
export interface LetterTable {
  /** The heading above it; `""` for none. */
  readonly title: string;
  /** One sentence under the heading; `""` for none. */
  readonly note: string;
  readonly columns: readonly string[];
  /** Each as many cells as there are columns. */
  readonly rows: readonly (readonly LetterCell[])[];
  /** How many more there are and where they stand; `""` when these are all. */
  readonly more: string;
}

/** A colour never stands without its word. */
export type LetterCell = string | StatusCell;

/** Rows of a table that a letter shows. */
export const LETTER_ROWS = 10;
