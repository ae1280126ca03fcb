import { cleanText, type Document, type LocaleId } from "@intune-om/core";

/** Numbers and dates as a reader of one document expects them, in the document's time zone. */
export interface Formats {
  /** The language tag of the text, for `lang`. */
  readonly language: string;
  integer(value: number): string;
  /** Up to two decimals. */
  decimal(value: number): string;
  /** Of a share, 0–1; one decimal at most. */
  percent(share: number): string;
  date(at: Date): string;
  dateTime(at: Date): string;
  /** Two dates with a dash. */
  period(from: Date, to: Date): string;
}

/** Stands where a value is not known. */
export const NOTHING = "–";

/** English without a country's order of month and day: `5 Nov 2026` can be read in one way only. */
const TAGS: Readonly<Record<LocaleId, string>> = { en: "en-GB", sv: "sv-SE" };

/** Makes the formats of a document. Values that are no number or no date become {@link NOTHING}. */
export function createFormats(document: Pick<Document, "locale" | "timeZone">): Formats {
  const tag = TAGS[document.locale];
  const timeZone = document.timeZone;
  const integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(tag, { ...DATE_PARTS[document.locale], timeZone });
  const dateTime = new Intl.DateTimeFormat(tag, {
    ...DATE_PARTS[document.locale],
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return {
    language: document.locale,
    integer: ofNumber(integer),
    decimal: ofNumber(decimal),
    percent: ofNumber(percent),
    date: ofDate(date),
    dateTime: ofDate(dateTime),
    period: (from, to) => `${ofDate(date)(from)} – ${ofDate(date)(to)}`,
  };
}

const DATE_PARTS: Readonly<Record<LocaleId, Intl.DateTimeFormatOptions>> = {
  en: { year: "numeric", month: "short", day: "numeric" },
  sv: { year: "numeric", month: "2-digit", day: "2-digit" },
};

function ofNumber(format: Intl.NumberFormat): (value: number) => string {
  return (value) => (Number.isFinite(value) ? cleanText(format.format(value)) : NOTHING);
}

function ofDate(format: Intl.DateTimeFormat): (at: Date) => string {
  return (at) => (Number.isNaN(at.getTime()) ? NOTHING : cleanText(format.format(at)));
}
