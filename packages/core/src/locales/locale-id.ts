import { LOCALE_IDS, type LocaleId } from "./index.ts";

/** The language that every text of the product has, and that stands in where another is not given. */
export const FALLBACK_LOCALE: LocaleId = "en";

/** The language of a stored record; {@link FALLBACK_LOCALE} for one that the product does not speak (any more). */
export function toLocaleId(text: string): LocaleId {
  return LOCALE_IDS.find((id) => id === text) ?? FALLBACK_LOCALE;
}
