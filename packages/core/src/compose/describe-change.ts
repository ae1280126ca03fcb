import { camelWords } from "./camel-words.ts";
import type { LocaleId } from "./document.ts";
import { platformName } from "./parts/platform-names.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter, type Formatter } from "../locales/formatter.ts";
import { catalogues } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import type { FieldChange, RevisedField } from "../updates/update-record.ts";

const TITLE_LIMIT = 160;
const SENTENCES_LIMIT = 280;
const SEVERITIES = ["normal", "high", "critical"];

/** The words for changes in a language, with dates as that language writes them. */
export function createChangeWords(locale: LocaleId, timeZone: string): (change: FieldChange) => string {
  const format = createFormatter(locale, timeZone);
  return (change) => describeChange(change, catalogues[locale], format);
}

/**
 * What a provider changed, in words and without a full stop: `deadline moved from 1 Mar 2026 to 15 Apr 2026`, `now
 * also for macOS`. Quotes stand in the language of the source.
 */
export function describeChange(change: FieldChange, messages: Messages, format: Formatter): string {
  const { field, from, to } = change;
  if (field === "platforms") return describePlatforms(from, to, messages, format);
  const word = (value: string | null): string =>
    value === null ? "" : valueWord(field, value, messages, format);
  return fill(formOf(change, messages), { from: word(from), to: word(to) });
}

function formOf({ field, from, to }: FieldChange, { edits }: Messages): string {
  if (from === null) return edits[field].set;
  if (to === null) return edits[field].removed;
  if (field !== "severity") return edits[field].changed;
  const [before, after] = [SEVERITIES.indexOf(from), SEVERITIES.indexOf(to)];
  if (before === -1 || after === -1) return edits.severity.changed;
  return after > before ? edits.severity.raised : edits.severity.lowered;
}

/** Tells what came and what went, not what stayed. */
function describePlatforms(
  from: string | null,
  to: string | null,
  { edits }: Messages,
  format: Formatter,
): string {
  const [before, after] = [platformsOf(from), platformsOf(to)];
  const came = after.filter((platform) => !before.includes(platform));
  const gone = before.filter((platform) => !after.includes(platform));
  const values = { from: names(gone, format), to: names(came, format) };
  if (after.length === 0) return fill(edits.platforms.allGone, values);
  if (gone.length === 0) return fill(edits.platforms.set, values);
  return fill(came.length === 0 ? edits.platforms.removed : edits.platforms.changed, values);
}

function platformsOf(list: string | null): readonly string[] {
  return list === null ? [] : list.split(", ");
}

function names(platforms: readonly string[], format: Formatter): string {
  return format.list(platforms.map((platform) => cleanText(platformName(platform), 40)));
}

function valueWord(
  field: Exclude<RevisedField, "platforms">,
  value: string,
  { edits, digest }: Messages,
  format: Formatter,
): string {
  switch (field) {
    case "actBy":
    case "publishedAt": {
      const at = new Date(value);
      return Number.isNaN(at.getTime()) ? cleanText(value, 40) : format.date(at);
    }
    case "kind":
      return wordFor(digest.kind, value);
    case "stage":
      return wordFor(digest.stage, value);
    case "severity":
      return wordFor(edits.severityLevel, value);
    case "category":
      return camelWords(value);
    case "summary":
      return cleanText(value, SENTENCES_LIMIT);
    default:
      return cleanText(value, TITLE_LIMIT);
  }
}

/** A word that this version does not know stays as it came. */
function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? cleanText(value, 80);
}
