import type { Alert } from "../alerts/alert.ts";
import { cleanText } from "../text/clean-text.ts";
import type { LocaleId } from "../locales/index.ts";
import { alertWords, type AlertWords, type AlertWordSources, hasEnded, sayOf } from "./alert-words.ts";

/** Longest step that is shown, in code points. */
const STEP_LIMIT = 300;

/** What to do first about alerts of one rule, the worst first: for one or several, before the time is up or after. */
export function actionOf(alerts: readonly Alert[], words: AlertWords): string {
  const [worst, ...others] = alerts;
  if (worst === undefined) return "";
  const { action, actionOver = action, actionMany } = words.textsOf(worst.rule);
  if (others.length > 0 && actionMany !== undefined) return sayOf(worst, actionMany, words);
  return sayOf(worst, alerts.every((alert) => hasEnded(alert, words)) ? actionOver : action, words);
}

/** What to do about alerts of one rule, in order. Commands have the key of the one that it is about. */
export function stepsOf(alerts: readonly Alert[], words: AlertWords): readonly string[] {
  const [worst, ...others] = alerts;
  if (worst === undefined) return [];
  const { steps } = words.textsOf(worst.rule);
  const { yourKey } = words.messages.alerts.letter.texts;
  return steps.map((step) => {
    const named = others.length === 0 ? step : step.replaceAll("{key}", yourKey);
    return cleanText(sayOf(worst, named, words), STEP_LIMIT);
  });
}

/** What is said of one alert outside of messages: its rule's name, what to do first and then, with all places filled in. */
export function alertRunbook(
  alert: Alert,
  {
    locale,
    timeZone,
    ...sources
  }: AlertWordSources & { readonly locale: LocaleId; readonly timeZone: string },
): { readonly name: string; readonly action: string; readonly steps: readonly string[] } {
  const words = alertWords(locale, timeZone, sources);
  const { name } = words.textsOf(alert.rule);
  return { name, action: actionOf([alert], words), steps: stepsOf([alert], words) };
}
