import type { LocaleId } from "../compose/document.ts";
import type { Translation } from "./update-record.ts";
import { UPDATE_STAGES, type Update } from "./update.ts";

/**
 * The notice that counts when several sources tell an update: of the latest stage, in the organisation's language
 * where there is one, and the newest.
 */
export function pickUpdate(told: readonly Update[], language: LocaleId): Update {
  const [update] = told.toSorted((one, other) => byRank(one, other, language));
  if (update === undefined) throw new RangeError("an update is told by one source at least");
  return update;
}

/** What is told of the same stage of an update in other languages; what stands from before only where nothing is. */
export function translationsOf(
  update: Update,
  told: readonly Update[],
  standing: readonly Translation[],
): readonly Translation[] {
  const others = told
    .filter((other) => other !== update && other.stage === update.stage)
    .toSorted((one, other) => byRank(one, other, update.language ?? "en"))
    .flatMap(translationOf);
  const byLanguage = Map.groupBy([...others, ...standing], ({ language }) => language);
  return [...byLanguage]
    .flatMap(([language, [first]]) => (first === undefined || language === update.language ? [] : [first]))
    .toSorted((one, other) => compare(one.language, other.language));
}

/** A notice as a translation; none when its language is not known. */
export function translationOf({ language, source, title, summary, url }: Update): readonly Translation[] {
  return language === null ? [] : [{ language, source, title, summary, url }];
}

function byRank(one: Update, other: Update, language: LocaleId): number {
  return (
    UPDATE_STAGES.indexOf(other.stage) - UPDATE_STAGES.indexOf(one.stage) ||
    languageRank(one, language) - languageRank(other, language) ||
    (other.updatedAt?.getTime() ?? 0) - (one.updatedAt?.getTime() ?? 0) ||
    compare(one.source, other.source) ||
    compare(one.key, other.key)
  );
}

function languageRank(update: Update, language: LocaleId): number {
  if (update.language === language) return 0;
  return update.language === null ? 1 : 2;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
