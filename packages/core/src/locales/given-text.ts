import { LOCALE_IDS, type LocaleId } from "./index.ts";
import { FALLBACK_LOCALE } from "./locale-id.ts";

/** A text in every language that the product speaks. */
export type LocalizedText = Readonly<Record<LocaleId, string>>;

/** A text in some of the languages: all that a plan, an error code or a template has to give. */
export type GivenText = Readonly<Partial<Record<LocaleId, string>>>;

/**
 * The text in one language. Where that is not given, the organisation's stands in, then English, then the first that
 * is given. Empty when none is.
 */
export function tellIn(
  given: GivenText,
  language: LocaleId,
  organisations: LocaleId = FALLBACK_LOCALE,
): string {
  const order = [language, organisations, FALLBACK_LOCALE, ...LOCALE_IDS];
  const found = order.find((id) => given[id] !== undefined);
  return (found === undefined ? undefined : given[found]) ?? "";
}

/** The text in every language, by the order of {@link tellIn}: done once, where a text comes in. */
export function inEveryLanguage(given: GivenText, organisations?: LocaleId): LocalizedText {
  return Object.fromEntries(LOCALE_IDS.map((id) => [id, tellIn(given, id, organisations)])) as LocalizedText;
}

/** A copy of plain data in which each text by language (a mapping with no keys but languages) has all of them. */
export function completeTexts<T>(data: T, organisations?: LocaleId): T;
export function completeTexts(data: unknown, organisations?: LocaleId): unknown {
  if (Array.isArray(data)) return data.map((item: unknown) => completeTexts(item, organisations));
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return data;
  if (isGivenText(data)) return inEveryLanguage(data, organisations);
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, completeTexts(value as unknown, organisations)]),
  );
}

function isGivenText(data: object): data is GivenText {
  const entries = Object.entries(data);
  return (
    entries.length > 0 &&
    entries.every(([key, value]) => LOCALE_IDS.some((id) => id === key) && typeof value === "string")
  );
}
