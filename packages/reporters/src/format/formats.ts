import { cleanText, type Document, LANGUAGES } from "@intune-om/core";

/** Numbers and dates as a reader of one document expects them, in the document's time zone. */
export interface Formats {
  /** The language tag of the text, for `lang`. */
  readonly language: string;
  integer(value: number): string;
  /** Up to two decimals. */
  decimal(value: number): string;
  /** Of a share, 0–1; one decimal at most. */
  percent(share: number): string;
  /** Of a file, in millions of bytes; one decimal at most. */
  megabytes(bytes: number): string;
  date(at: Date): string;
  dateTime(at: Date): string;
  /** Two dates with a dash. */
  period(from: Date, to: Date): string;
}

/** Stands where a value is not known. */
export const NOTHING = "–";

/** Makes the formats of a document. Values that are no number or no date become {@link NOTHING}. */
export function createFormats(document: Pick<Document, "locale" | "timeZone">): Formats {
  const {
    tag,
    dates: { parts },
  } = LANGUAGES[document.locale];
  const timeZone = document.timeZone;
  const integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const unit = { style: "unit", unit: "megabyte", maximumFractionDigits: 1, roundingMode: "ceil" } as const;
  const megabytes = new Intl.NumberFormat(tag, unit);
  const date = new Intl.DateTimeFormat(tag, { ...parts, timeZone });
  const dateTime = new Intl.DateTimeFormat(tag, {
    ...parts,
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
    megabytes: (bytes) => ofNumber(megabytes)(bytes / 1_000_000),
    date: ofDate(date),
    dateTime: ofDate(dateTime),
    period: (from, to) => `${ofDate(date)(from)} – ${ofDate(date)(to)}`,
  };
}

function ofNumber(format: Intl.NumberFormat): (value: number) => string {
  return (value) => (Number.isFinite(value) ? cleanText(format.format(value)) : NOTHING);
}

function ofDate(format: Intl.DateTimeFormat): (at: Date) => string {
  return (at) => (Number.isNaN(at.getTime()) ? NOTHING : cleanText(format.format(at)));
}
