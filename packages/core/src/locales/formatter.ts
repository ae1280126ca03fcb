import { isSmall, LEAST_SHOWN } from "../compose/small-count.ts";
import { LANGUAGES, type LocaleId } from "./index.ts";

/** Writes figures, dates and lists as readers of one language and zone expect them. */
export interface Formatter {
  readonly locale: LocaleId;
  readonly timeZone: string;
  integer(value: number): string;
  /** From 0–100, with the sign: `97.3%`, `97,3 %`. */
  percent(value: number): string;
  /** The same without a decimal that says nothing, for what somebody set: `95%`, `95 %`. */
  share(value: number): string;
  /** With a plus or a minus in front, one decimal at most. */
  signed(value: number): string;
  /** `22 Nov 2026`, `2026-11-22`: as the renderers write dates, so that a report has one form. */
  date(at: Date): string;
  /** `22 Nov 2026, 07:00`, `2026-11-22 07:00`. */
  dateTime(at: Date): string;
  list(items: readonly string[]): string;
  /** The form of a counted noun that the language has for this number, with `#` for it. */
  plural(count: number, forms: PluralForms): string;
  /** Whether its readers may not see people, so that counts from which somebody could be guessed are hidden. */
  readonly hidesSmall: boolean;
  /** A count of people or devices: `12`; `<5` for readers who could guess who. */
  people(count: number): string;
  /** Such a count of a whole that is told beside it: `98`; `>97` of 102 for readers who could guess who the rest are. */
  part(count: number, whole: number): string;
  /** {@link plural} for a count of people or devices. */
  pluralPeople(count: number, forms: PluralForms): string;
}

export interface FormatterOptions {
  /** Default false. */
  readonly hidesSmall?: boolean;
}

/** A counted noun in the forms that its language tells apart: `one` and `other` in English, more in others. */
export type PluralForms = Readonly<Partial<Record<Exclude<Intl.LDMLPluralRule, "other">, string>>> & {
  readonly other: string;
};

export function createFormatter(
  locale: LocaleId,
  timeZone: string,
  { hidesSmall = false }: FormatterOptions = {},
): Formatter {
  const {
    tag,
    dates: { parts },
  } = LANGUAGES[locale];
  const integers = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const percents = new Intl.NumberFormat(tag, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const shares = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 });
  const signs = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const dates = new Intl.DateTimeFormat(tag, { ...parts, timeZone });
  const times = new Intl.DateTimeFormat(tag, {
    ...parts,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });
  const plurals = new Intl.PluralRules(tag);
  const plural = (count: number, forms: PluralForms, shown: string): string =>
    (forms[plurals.select(count)] ?? forms.other).replace("#", shown);
  const isHidden = (count: number): boolean => hidesSmall && isSmall(count);
  const people = (count: number): string => (isHidden(count) ? `<${LEAST_SHOWN}` : integers.format(count));
  return {
    locale,
    timeZone,
    hidesSmall,
    people,
    part: (count, whole) =>
      !isHidden(count) && isHidden(whole - count)
        ? `>${integers.format(Math.max(0, whole - LEAST_SHOWN))}`
        : people(count),
    pluralPeople: (count, forms) =>
      isHidden(count) ? forms.other.replace("#", people(count)) : plural(count, forms, people(count)),
    integer: (value) => integers.format(value),
    percent: (value) => percents.format(value / 100),
    share: (value) => shares.format(value / 100),
    signed: (value) => signs.format(value),
    date: (at) => dates.format(at),
    dateTime: (at) => times.format(at),
    list: (items) => lists.format(items),
    plural: (count, forms) => plural(count, forms, integers.format(count)),
  };
}
