import type { AlertRecipient } from "../alerts/alert-message.ts";
import { endingOf } from "../alerts/alert-ending.ts";
import { runbookUrl } from "../alerts/rule-texts.ts";
import { fill } from "../locales/fill.ts";
import { BLADES } from "../rounds/blades.ts";
import { cleanText } from "../text/clean-text.ts";
import { ackCommand, ackRuleCommand, listCommand, MOST_COMMAND, MOST_KEYS } from "./alert-commands.ts";
import { alertFacts } from "./alert-facts.ts";
import {
  type AlertLetterContext,
  alertLetterContext,
  type AlertLetterInput,
  byRule,
  mattering,
  ruleOf,
} from "./alert-letter-input.ts";
import { alertParagraphs } from "./alert-paragraphs.ts";
import { alertSubject, isPutRight, isSevere, whatOf, worstOf } from "./alert-subject.ts";
import { alertTables } from "./alert-tables.ts";
import { SEVERITY_TONE } from "./alert-words.ts";
import type { Letter } from "./letter.ts";

/** Rules of a message whose page in the admin center is named. */
const MOST_LINKS = 6;
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
    steps: stepsOf(context),
    stepsTitle: letter.texts.steps,
    links: linksOf(context),
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

/** The action of the worst rule; why it is over; or whether something of a digest is urgent. */
function leadOf(context: AlertLetterContext): Letter["lead"] {
  const { message, entries, words } = context;
  const { texts } = words.messages.alerts.letter;
  if (message.kind === "recovery") return endOf(context);
  if (message.kind === "digest" && !isSevere(entries)) return { tone: "neutral", text: texts.digestLead };
  if (message.kind === "digest") return { tone: "attention", text: texts.digestSevere };
  const said = mattering(entries);
  const [first] = said;
  if (first === undefined) return null;
  const tone = SEVERITY_TONE[worstOf(entries)];
  return { tone: tone === "unknown" ? "neutral" : tone, text: words.textsOf(first.alert.rule).action };
}

/** That it is over is good news only where it was put right. */
function endOf({ entries, words }: AlertLetterContext): Letter["lead"] {
  const { ended } = words.messages.alerts;
  const endings = new Set(entries.map(({ alert }) => endingOf(alert, alert.resolution ?? "clear")));
  const [ending = "clear", ...others] = endings;
  if (others.length > 0) return { tone: "neutral", text: ended.mixed };
  return { tone: ending === "clear" ? "good" : "neutral", text: ended[ending] };
}

function stepsOf({ message, entries, words }: AlertLetterContext): readonly string[] {
  const [first] = mattering(entries);
  if (first === undefined || message.kind === "recovery" || message.kind === "digest") return [];
  return words.textsOf(first.alert.rule).steps.map((step) => cleanText(step, 300));
}

/** The page of each rule, once, and the organisation's own instructions. */
function linksOf({ message, entries, words, blades, plan }: AlertLetterContext): Letter["links"] {
  if (message.kind === "recovery") return [];
  const { texts } = words.messages.alerts.letter;
  const rules = [...byRule(mattering(entries)).keys()].slice(0, MOST_LINKS);
  const named = (text: string, rule: string): string =>
    rules.length === 1 ? text : `${words.textsOf(rule).name}: ${text}`;
  const pages = rules.flatMap((rule) => {
    const blade = blades.get(rule);
    return blade === undefined ? [] : [{ text: named(texts.openBlade, rule), url: BLADES[blade] }];
  });
  const own = rules.flatMap((rule) => {
    const url = runbookUrl(rule, plan);
    return url === null ? [] : [{ text: named(texts.runbook, rule), url }];
  });
  return [...pages, ...own];
}

/** How to take what nobody has taken yet. */
function acknowledging(context: AlertLetterContext): readonly string[] {
  const { message, entries, words } = context;
  const { texts } = words.messages.alerts.letter;
  const open = entries.filter(({ alert, why }) => why !== "resolved" && alert.state === "open");
  const [first] = open;
  if (message.kind === "recovery" || first === undefined) return [];
  const keys = open.map(({ alert }) => alert.key);
  const command = ackCommand(keys, context);
  if (open.length === 1 || (open.length <= MOST_KEYS && command.length <= MOST_COMMAND))
    return [open.length === 1 ? texts.ackOne : texts.ackSeveral, command];
  const rule = ruleOf(open);
  if (rule !== null) return [texts.ackSeveral, ackRuleCommand(rule, context)];
  return [texts.ackOne, ackCommand(keys.slice(0, 1), context), texts.ackList, listCommand(null, context)];
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
