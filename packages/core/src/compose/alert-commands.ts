import { cleanText } from "../text/clean-text.ts";
import { quoted } from "../text/quoted.ts";
import type { AlertLetterContext } from "./alert-letter-input.ts";

/** Keys that a command names, and its longest, in characters: a letter cuts what is longer, which must not be a command. */
export const MOST_KEYS = 3;
export const MOST_COMMAND = 250;

/** The command that acknowledges alerts, as the reader types it. */
export function ackCommand(keys: readonly string[], context: AlertLetterContext): string {
  return `intune-om alerts ack ${keys.slice(0, MOST_KEYS).map(word).join(" ")} --by ${by(context)}${tenant(context)}`;
}

/** The command that acknowledges every open alert of a rule. */
export function ackRuleCommand(rule: string, context: AlertLetterContext): string {
  return `intune-om alerts ack --rule ${word(rule)} --by ${by(context)}${tenant(context)}`;
}

/** The command that shows everything of one alert. */
export function showCommand(key: string, context: AlertLetterContext): string {
  return `intune-om alerts show ${word(key)}${tenant(context)}`;
}

/** The command that lists open alerts, of one rule or of all. */
export function listCommand(rule: string | null, context: AlertLetterContext): string {
  const which = rule === null ? "" : ` --rule ${word(rule)}`;
  return `intune-om alerts list --state open${which}${tenant(context)}`;
}

function by({ to, words }: AlertLetterContext): string {
  const person = to.kind === "mail" ? to.person : null;
  return person === null ? words.messages.alerts.letter.texts.yourId : word(person);
}

function tenant({ severalTenants, message }: AlertLetterContext): string {
  return severalTenants ? ` --tenant ${word(message.tenant)}` : "";
}

function word(text: string): string {
  return quoted(cleanText(text, 200));
}
