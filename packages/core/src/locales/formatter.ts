import type { LocaleId } from "../compose/document.ts";

/** Writes figures, dates and lists as readers of one language and zone expect them. */
export interface Formatter {
  readonly locale: LocaleId;
  readonly timeZone: string;
  integer(value: number): string;
  /** From 0–100, with the sign: `97.3%`, `97,3 %`. */
  percent(value: number): string;
  /** With a plus or a minus in front, one decimal at most. */
  signed(value: number): string;
  /** `22 Nov 2026`, `2026-11-22`: as the renderers write dates, so that a report has one form. */
  date(at: Date): string;
  /** `22 Nov 2026, 07:00`, `2026-11-22 07:00`. */
  dateTime(at: Date): string;
  list(items: readonly string[]): string;
  /** The form of a counted noun: `one` or `other`, with `#` for the number. */
  plural(count: number, forms: PluralForms): string;
}

export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Language tags whose date and number habits are used. */
export const LANGUAGE_TAGS: Readonly<Record<LocaleId, string>> = { en: "en-GB", sv: "sv-SE" };

const DATE_PARTS: Readonly<Record<LocaleId, Intl.DateTimeFormatOptions>> = {
  en: { year: "numeric", month: "short", day: "numeric" },
  sv: { year: "numeric", month: "2-digit", day: "2-digit" },
};

export function createFormatter(locale: LocaleId, timeZone: string): Formatter {
  const tag = LANGUAGE_TAGS[locale];
  const integers = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const percents = new Intl.NumberFormat(tag, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const signs = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const dates = new Intl.DateTimeFormat(tag, { ...DATE_PARTS[locale], timeZone });
  const times = new Intl.DateTimeFormat(tag, {
    ...DATE_PARTS[locale],
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });
  const plurals = new Intl.PluralRules(tag);
  return {
    locale,
    timeZone,
    integer: (value) => integers.format(value),
    percent: (value) => percents.format(value / 100),
    signed: (value) => signs.format(value),
    date: (at) => dates.format(at),
    dateTime: (at) => times.format(at),
    list: (items) => lists.format(items),
    plural: (count, forms) =>
      (plurals.select(count) === "one" ? forms.one : forms.other).replace("#", integers.format(count)),
  };
}
