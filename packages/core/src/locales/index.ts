import { type Messages, english } from "./en.ts";
import type { Language } from "./language.ts";
import { swedish } from "./sv.ts";

/** Every language that the product speaks, as plans and files name it. */
export const LOCALE_IDS = ["en", "sv"] as const;

export type LocaleId = (typeof LOCALE_IDS)[number];

/** The languages by id: one file of this folder each, and one line here. */
export const LANGUAGES: Readonly<Record<LocaleId, Language>> = {
  en: english,
  sv: swedish,
};

/** Every language that reports are written in. */
export const catalogues: Readonly<Record<LocaleId, Messages>> = Object.fromEntries(
  LOCALE_IDS.map((id) => [id, LANGUAGES[id].messages]),
) as Record<LocaleId, Messages>;
