import { cleanText } from "../text/clean-text.ts";
import { quoted } from "../text/quoted.ts";
import type { AlertLetterContext } from "./alert-letter-input.ts";

/** The longest command, in characters: a letter cuts what is longer, which must not be a command. */
const MOST_COMMAND = 250;
const MOST_WORD = 200;

/** The command that acknowledges one alert, as the reader types it. */
export function ackCommand(key: string, context: AlertLetterContext): string {
  const command = `intune-om alerts ack ${word(key)} --by ${by(context)}${tenant(context)}`;
  // A key that cannot be written in full leads to no alert.
  const isWhole = cleanText(key, MOST_WORD) === key && command.length <= MOST_COMMAND;
  return isWhole ? command : ackMessageCommand(context);
}

/** The command that acknowledges what is still open of what a message holds, and nothing else. Its id says whose it is. */
export function ackMessageCommand(context: AlertLetterContext): string {
  return `intune-om alerts ack --message ${word(context.message.id)} --by ${by(context)}`;
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
  return quoted(cleanText(text, MOST_WORD));
}
