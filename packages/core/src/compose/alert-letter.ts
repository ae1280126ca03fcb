import type { Alert } from "../alerts/alert.ts";
import type { AlertRecipient } from "../alerts/alert-message.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import { ackCommand, ackMessageCommand } from "./alert-commands.ts";
import { endedText } from "./alert-ending-text.ts";
import { alertFacts } from "./alert-facts.ts";
import {
  type AlertEntry,
  type AlertLetterContext,
  alertLetterContext,
  type AlertLetterInput,
  byRule,
  mattering,
} from "./alert-letter-input.ts";
import { alertLinks } from "./alert-links.ts";
import { alertParagraphs } from "./alert-paragraphs.ts";
import { actionOf, stepsOf } from "./alert-runbook.ts";
import { alertSubject, isPutRight, whatOf, worstOf } from "./alert-subject.ts";
import { alertTables } from "./alert-tables.ts";
import { SEVERITY_TONE } from "./alert-words.ts";
import type { Letter } from "./letter.ts";

const MOST_NAMES = 5;

/**
 * What one recipient is told of alerts, in their language and time: what to do first, what shows it, since when, how to
 * put it right and where, how to take it, and why it is them. Mail, card and webhook are made from the same one. Pure.
 */
export function composeAlertLetter(
  input: AlertLetterInput,
  to: AlertRecipient,
  { hasSheet }: { readonly hasSheet: boolean },
): Letter {
  const context = alertLetterContext(input, to, hasSheet);
  const { letter } = context.words.messages.alerts;
  return {
    locale: to.language,
    subject: alertSubject(context),
    organisation: cleanText(input.plan.organisation.name, 100),
    title: titleOf(context),
    lead: leadOf(context),
    paragraphs: alertParagraphs(context),
    tables: alertTables(context),
    facts: alertFacts(context),
    steps: input.message.kind === "recovery" ? [] : stepsOf(worstRule(context.entries), context.words),
    stepsTitle: letter.texts.steps,
    links: alertLinks(context),
    linksTitle: letter.texts.links,
    help: acknowledging(context),
    helpTitle: letter.texts.acknowledge,
    why: whyOf(context),
  };
}

function titleOf(context: AlertLetterContext): string {
  const what = whatOf(context);
  const { texts } = context.words.messages.alerts.letter;
  if (context.message.kind !== "recovery") return what;
  return fill(isPutRight(context.entries) ? texts.titleResolved : texts.titleClosed, { what });
}

/** The action of the worst; or why it is over. */
function leadOf(context: AlertLetterContext): Letter["lead"] {
  const { message, entries, words } = context;
  if (message.kind === "recovery") return endOf(context);
  const worst = worstRule(entries);
  if (worst.length === 0) return null;
  const tone = SEVERITY_TONE[worstOf(entries)];
  return { tone: tone === "unknown" ? "neutral" : tone, text: actionOf(worst, words) };
}

/** The alerts of the rule that the message begins with. */
function worstRule(entries: readonly AlertEntry[]): readonly Alert[] {
  const [first = []] = byRule(mattering(entries)).values();
  return first.map(({ alert }) => alert);
}

/** That it is over is good news only where it was put right. */
function endOf({ entries, words }: AlertLetterContext): Letter["lead"] {
  const alerts = entries.map(({ alert }) => alert);
  return { tone: isPutRight(entries) ? "good" : "neutral", text: endedText(alerts, words) };
}

/** How to take what nobody has taken yet. */
function acknowledging(context: AlertLetterContext): readonly string[] {
  const { message, entries, words } = context;
  const { texts } = words.messages.alerts.letter;
  const open = entries.filter(({ alert, why }) => why !== "resolved" && alert.state === "open");
  const [first] = open;
  if (message.kind === "recovery" || first === undefined) return [];
  return open.length === 1
    ? [texts.ackOne, ackCommand(first.alert.key, context)]
    : [texts.ackSeveral, ackMessageCommand(context)];
}

function whyOf(context: AlertLetterContext): string {
  const { to, plan, words, entries, missingChannels = [] } = context;
  const { because, letter } = words.messages.alerts;
  const organisation = cleanText(plan.organisation.name, 100);
  const role = entries[0]?.alert.role ?? "";
  const roleName = plan.roles.find(({ id }) => id === role)?.name[to.language] ?? role;
  const text =
    to.kind === "channel"
      ? fill(letter.texts.channel, { organisation })
      : fill(because[to.because], { organisation, role: cleanText(roleName, 100) });
  const told = othersTold(context);
  const missing = words.format.list(missingChannels.slice(0, MOST_NAMES).map((id) => cleanText(id, 80)));
  return [
    text,
    ...(told === "" ? [] : [fill(letter.texts.alsoTold, { list: told })]),
    ...(missing === "" ? [] : [fill(letter.texts.notTold, { list: missing })]),
  ].join(" ");
}

/** Who else is written to, by name. */
function othersTold({ message, to, words }: AlertLetterContext): string {
  const others = message.to.filter((other) => addressOf(other) !== addressOf(to));
  const names = others
    .slice(0, MOST_NAMES)
    .map((other) => cleanText(other.kind === "mail" ? other.name || other.address : other.channel, 80));
  const rest = others.length - names.length;
  const more = rest > 0 ? [words.format.plural(rest, words.messages.alerts.letter.counts.others)] : [];
  return names.length === 0 ? "" : words.format.list([...names, ...more]);
}

function addressOf(to: AlertRecipient): string {
  return to.kind === "mail" ? to.address.toLowerCase() : `channel:${to.channel}`;
}
