import { ITEM_REASONS } from "../alerts/alert-message.ts";
import { fill } from "../locales/fill.ts";
import { type AlertLetterContext, mattering } from "./alert-letter-input.ts";
import { hiddenBehind, hiddenText } from "./alert-hidden.ts";
import { matterOf } from "./alert-subject.ts";
import { entityName } from "./alert-words.ts";
import { LETTER_ROWS } from "./letter.ts";

/** What is news that is named beside its count. */
const MOST_NAMED = 3;

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

/** `New: 3, Worse: 1, Still open: 31`, where a message holds both news and others; news that the table may not reach by name. */
function newsCounted({ entries, words, message }: AlertLetterContext): readonly string[] {
  const { why, letter } = words.messages.alerts;
  const isLong = message.kind !== "digest" && entries.length > LETTER_ROWS;
  const counted = ITEM_REASONS.map((reason) => ({
    reason,
    alerts: entries.filter((entry) => entry.why === reason).map(({ alert }) => alert),
  })).filter(({ alerts }) => alerts.length > 0);
  if (counted.length < 2) return [];
  return [
    counted
      .map(({ reason, alerts }) => {
        const isNamed = isLong && reason !== "still" && reason !== "resolved" && alerts.length <= MOST_NAMED;
        return fill(isNamed ? letter.texts.countedNamed : letter.texts.counted, {
          why: why[reason],
          count: words.format.integer(alerts.length),
          list: isNamed ? alerts.map((alert) => entityName(alert, words)).join("; ") : "",
        });
      })
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

/** What the alerts of the message probably brought about, with its cause; a digest says it below each. */
function hidden(context: AlertLetterContext): readonly string[] {
  const { message, alerts, words, entries } = context;
  if (message.kind === "digest") return [];
  return hiddenBehind(message).flatMap(({ cause, keys }) => {
    const alert = alerts.get(cause);
    const name = alert === undefined || entries.length === 1 ? null : matterOf(alert, words);
    const text = hiddenText(keys, context, name);
    return text === "" ? [] : [text];
  });
}

function whatNext({ message, escalatesAt, words, entries }: AlertLetterContext): readonly string[] {
  const isOpen = entries.some(({ alert }) => alert.state === "open");
  if (escalatesAt === null || !isOpen || message.kind === "recovery" || message.kind === "digest") return [];
  return [fill(words.messages.alerts.letter.texts.escalatesAt, { at: words.format.dateTime(escalatesAt) })];
}
