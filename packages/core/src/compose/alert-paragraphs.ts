import { ITEM_REASONS } from "../alerts/alert-message.ts";
import { fill } from "../locales/fill.ts";
import { type AlertLetterContext, mattering } from "./alert-letter-input.ts";
import { sayMany, sayOne } from "./alert-words.ts";

/** Symptoms that are named; the others are counted. */
const MOST_HIDDEN = 5;

/** Why the message comes, and what goes with it. */
export function alertParagraphs(context: AlertLetterContext): readonly string[] {
  return [
    ...whyNow(context),
    ...newsCounted(context),
    ...flapping(context),
    ...unreadable(context),
    ...hidden(context),
    ...whatNext(context),
  ];
}

function whyNow({ message, entries, words }: AlertLetterContext): readonly string[] {
  const { texts } = words.messages.alerts.letter;
  const [first] = mattering(entries);
  if (first === undefined) return [];
  const { alert } = first;
  const at = words.format.dateTime(alert.told?.firstAt ?? alert.openedAt ?? alert.firstSeen);
  if (message.kind === "repeat") return [fill(texts.repeat, { at })];
  if (message.kind === "escalation") return [fill(texts.escalated, { at })];
  const isAgain = entries.length === 1 && alert.episode > 1 && first.why !== "resolved";
  return isAgain ? [fill(texts.recurs, { count: words.format.integer(alert.episode) })] : [];
}

/** `New: 3, Worse: 1, Still open: 31`, where a message holds both news and others. */
function newsCounted({ entries, words, message }: AlertLetterContext): readonly string[] {
  const { why, letter } = words.messages.alerts;
  const counted = ITEM_REASONS.map((reason) => ({
    reason,
    count: entries.filter((entry) => entry.why === reason).length,
  })).filter(({ count }) => count > 0);
  if (counted.length < 2 || message.kind === "digest") return [];
  return [
    counted
      .map(({ reason, count }) =>
        fill(letter.texts.counted, { why: why[reason], count: words.format.integer(count) }),
      )
      .join(", "),
  ];
}

function flapping({ entries, words }: AlertLetterContext): readonly string[] {
  const { texts } = words.messages.alerts.letter;
  const found = entries.find(({ why }) => why === "flapping");
  if (found === undefined) return [];
  return [fill(texts.flapping, { count: words.format.integer(found.alert.openings.length) })];
}

function unreadable({ entries, words }: AlertLetterContext): readonly string[] {
  const since = entries.find(({ alert }) => alert.unknownSince !== null)?.alert.unknownSince ?? null;
  if (since === null) return [];
  return [fill(words.messages.alerts.letter.texts.unknown, { at: words.format.dateTime(since) })];
}

/** What the alerts of the message probably brought about: by name while they are few, else counted by rule. */
function hidden({ message, alerts, words }: AlertLetterContext): readonly string[] {
  const { letter } = words.messages.alerts;
  const found = message.hidden.flatMap((key) => alerts.get(key) ?? []);
  if (found.length === 0) return [];
  const rules = Map.groupBy(found, ({ rule }) => rule);
  const said =
    found.length <= MOST_HIDDEN
      ? found.map((alert) => sayOne(alert, words))
      : [...rules].map(([rule, of]) => sayMany(rule, of.length, words));
  const rest = said.length - MOST_HIDDEN;
  const list = said.slice(0, MOST_HIDDEN).join("; ");
  const more = rest > 0 ? `; ${words.format.plural(rest, letter.counts.andMore)}` : "";
  return [fill(letter.texts.hidden, { list: `${list}${more}` })];
}

function whatNext({ message, escalatesAt, words, entries }: AlertLetterContext): readonly string[] {
  const isOpen = entries.some(({ alert }) => alert.state === "open");
  if (escalatesAt === null || !isOpen || message.kind === "recovery" || message.kind === "digest") return [];
  return [fill(words.messages.alerts.letter.texts.escalatesAt, { at: words.format.dateTime(escalatesAt) })];
}
