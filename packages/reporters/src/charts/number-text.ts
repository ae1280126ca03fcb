import { LANGUAGES, type LocaleId } from "@intune-om/core";

/** Writes a chart's values: a short unit such as `%` stands behind each of them, a longer one once, beside. */
export function numberText(locale: LocaleId, unit: string): (value: number) => string {
  const format = new Intl.NumberFormat(languageTag(locale), { maximumFractionDigits: 1 });
  const suffix = isShortUnit(unit) ? `\u00A0${unit}` : "";
  return (value) => (Number.isFinite(value) ? `${format.format(value === 0 ? 0 : value)}${suffix}` : "–");
}

/** Whether a unit is short enough to stand behind every value. */
export function isShortUnit(unit: string): boolean {
  return unit.length > 0 && unit.length <= 2;
}

/** The language tag whose formats charts use. */
export function languageTag(locale: LocaleId): string {
  return LANGUAGES[locale].tag;
}
