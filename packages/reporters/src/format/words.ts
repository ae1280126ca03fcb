import { type FormatWords, LANGUAGES, LOCALE_IDS, type LocaleId } from "@intune-om/core";

/** Words that belong to the formats themselves rather than to the report. */
export type Words = FormatWords;

/** The words by language. */
export const WORDS: Readonly<Record<LocaleId, Words>> = Object.fromEntries(
  LOCALE_IDS.map((id) => [id, LANGUAGES[id].formatWords]),
) as Record<LocaleId, Words>;
