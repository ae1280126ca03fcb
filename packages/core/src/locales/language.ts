import type { Messages } from "./en.ts";
import type { FormatWords } from "./format-words.ts";

/** Everything that the product needs of one language. One file of this folder holds one of them. */
export interface Language {
  /** BCP 47 tag whose habits of numbers, dates, lists and plurals are used, for example `en-GB`. */
  readonly tag: string;
  /** Its name in itself, as people choose it from a list: `Svenska`. */
  readonly name: string;
  readonly dates: LanguageDates;
  /** What readers of reports and letters see. */
  readonly messages: Messages;
  /** Words that belong to the formats rather than to the report. */
  readonly formatWords: FormatWords;
}

/** How a language writes a day. The hour is always `hh:mm`, by 24 hours. */
export interface LanguageDates {
  readonly parts: Intl.DateTimeFormatOptions;
  /** Excel's number formats for the same. */
  readonly workbook: { readonly date: string; readonly dateTime: string };
}
