import type { Alert } from "../../../alerts/alert.ts";
import { fill } from "../../../locales/fill.ts";
import { matterOf } from "../../alert-subject.ts";
import { type AlertWords, entityName, sayMany, sayOne } from "../../alert-words.ts";
import type { SectionContext } from "../../section.ts";
import { isEachNamed } from "./group-causes.ts";
import { maySayOne, mayName } from "./named-alert.ts";
import { countedWords } from "./section-words.ts";

/** Names in one cell, of a rule about what there is little of. */
const MOST_NAMES = 6;

/** What is wrong, of the alerts of one cause: how many there are, and which, where they are few. */
export function causeText(alerts: readonly Alert[], words: AlertWords, context: SectionContext): string {
  const [first] = alerts;
  if (first === undefined) return "";
  if (alerts.length === 1 && maySayOne(first, words, context)) return sayOne(first, words);
  const what = sayMany(first.rule, alerts.length, countedWords(first.entity.kind, words));
  return withNames(what, alerts, words, context);
}

/** What it was about, where it no longer holds of all of them. */
export function pastCauseText(alerts: readonly Alert[], words: AlertWords, context: SectionContext): string {
  const [first] = alerts;
  if (first === undefined) return "";
  if (alerts.length === 1 && mayName(first, context)) return matterOf(first, words);
  const { name } = words.textsOf(first.rule);
  const { counts, texts } = words.messages.alerts.letter;
  const { format } = countedWords(first.entity.kind, words);
  const what =
    alerts.length === 1
      ? name
      : fill(texts.matters, { name, count: format.plural(alerts.length, counts.alerts) });
  return withNames(what, alerts, words, context);
}

/** Whether the text leaves out what some are about, though the reader may know it. */
export function leavesNamesOut(
  alerts: readonly Alert[],
  words: AlertWords,
  context: SectionContext,
): boolean {
  return alerts.length > MOST_NAMES || (alerts.length > 1 && namesOf(alerts, words, context).length === 0);
}

function withNames(
  what: string,
  alerts: readonly Alert[],
  words: AlertWords,
  context: SectionContext,
): string {
  const names = namesOf(alerts, words, context);
  if (names.length === 0) return what;
  const { format, messages } = words;
  const rest = names.length - MOST_NAMES;
  const more = rest > 0 ? [format.plural(rest, messages.alertSection.more)] : [];
  const shown = format.list([...names.slice(0, MOST_NAMES), ...more]);
  return fill(messages.alertSection.texts.named, { what, names: shown });
}

/** None where they are many, where the reader may not see them, or where the service has but ids for them. */
function namesOf(alerts: readonly Alert[], words: AlertWords, context: SectionContext): readonly string[] {
  if (!isEachNamed(alerts) || !alerts.every((alert) => mayName(alert, context))) return [];
  const names = alerts.map((alert) => entityName(alert, words));
  const isNameless = alerts.some(({ entity }, index) => names[index] === entity.id);
  return isNameless ? [] : [...new Set(names)];
}
