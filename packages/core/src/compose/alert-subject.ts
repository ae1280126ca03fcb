import type { Alert } from "../alerts/alert.ts";
import { endingOf } from "../alerts/alert-ending.ts";
import { type AlertSeverity, compareSeverity, worstSeverity } from "../alerts/severity.ts";
import { fill } from "../locales/fill.ts";
import { LANGUAGES } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { type AlertEntry, type AlertLetterContext, byRule, mattering } from "./alert-letter-input.ts";
import { type AlertWords, entityName, sayMany, sayOne } from "./alert-words.ts";

/** A subject is not longer than this, in code points: mail programs show less, and the mail cuts at it. */
const SUBJECT_LIMIT = 150;
const TENANT_LIMIT = 60;

type Context = Pick<AlertLetterContext, "message" | "entries" | "words">;

/** What, where and how bad: `[High] Apple push certificate ends in 14 days: Contoso AB`. What is too long is cut in the middle. */
export function alertSubject(context: AlertLetterContext): string {
  const room = SUBJECT_LIMIT - Array.from(subjectWith("", context)).length;
  return subjectWith(cleanText(subjectOf(context), room), context);
}

/** What is wrong, as a heading. */
export function whatOf(context: Context): string {
  const { message, entries, words } = context;
  const { counts, texts } = words.messages.alerts.letter;
  const said = mattering(entries).length;
  if (message.kind === "digest")
    return fill(texts.digestTitle, { count: words.format.plural(said, counts.alerts) });
  return toldOf(context, (what) => what);
}

/** Whether all of a message ended because it was put right. */
export function isPutRight(entries: readonly AlertEntry[]): boolean {
  return entries.every(
    ({ alert }) => alert.resolution === null || endingOf(alert, alert.resolution) === "clear",
  );
}

/** Whether a digest holds what should not wait. */
export function isSevere(entries: readonly AlertEntry[]): boolean {
  return compareSeverity(worstOf(entries), "high") >= 0;
}

/** The worst of those that matter. */
export function worstOf(entries: readonly AlertEntry[]): AlertSeverity {
  return worstSeverity(mattering(entries).map(({ alert }) => alert.severity)) ?? "low";
}

/** What a subject says: the tenant stands at its end, and is not said twice. */
function subjectOf(context: AlertLetterContext): string {
  return toldOf(context, (what) => withoutTenant(what, context.words));
}

/** The first rule, and how many of others; of a digest all of them counted. */
function toldOf({ message, entries, words }: Context, trimmed: (what: string) => string): string {
  const { counts, texts } = words.messages.alerts.letter;
  const said = mattering(entries);
  const [first, ...others] = [...byRule(said).values()];
  if (first === undefined) return "";
  const what = message.kind === "recovery" ? mattersOf(first, words) : trimmed(holdingOf(first, words));
  if (others.length === 0) return what;
  const more = words.format.plural(said.length - first.length, counts.andMore);
  if (message.kind !== "digest") return fill(texts.whatAndMore, { what, more });
  const count = words.format.plural(said.length, counts.alerts);
  return fill(texts.whatOfDigest, { count, what, more });
}

function subjectWith(what: string, { message, words, tenantName, entries }: AlertLetterContext): string {
  const { severity: severities, letter } = words.messages.alerts;
  const { texts, tag } = letter;
  const tenant = cleanText(tenantName, TENANT_LIMIT);
  const severity = severities[worstOf(entries)];
  const { kind } = message;
  if (kind === "digest")
    return fill(isSevere(entries) ? texts.subjectDigestSevere : texts.subjectDigest, {
      severity: severity.toLocaleLowerCase(words.format.locale),
      what,
      tenant,
    });
  if (kind === "recovery")
    return fill(isPutRight(entries) ? texts.subjectResolved : texts.subjectClosed, { what, tenant });
  if (kind === "open") return fill(texts.subject, { severity, what, tenant });
  return fill(texts.subjectTagged, { severity, tag: tag[kind], what, tenant });
}

/** What holds of the alerts of one rule. */
function holdingOf(entries: readonly AlertEntry[], words: AlertWords): string {
  const [first] = entries;
  if (first === undefined) return "";
  return entries.length === 1 ? sayOne(first.alert, words) : sayMany(first.alert.rule, entries.length, words);
}

/** What the alerts of one rule were about. */
function mattersOf(entries: readonly AlertEntry[], words: AlertWords): string {
  const [first] = entries;
  if (first === undefined) return "";
  if (entries.length === 1) return matterOf(first.alert, words);
  const { counts, texts } = words.messages.alerts.letter;
  const count = words.format.plural(entries.length, counts.alerts);
  return fill(texts.matters, { name: nameOf(entries, words), count });
}

function nameOf([first]: readonly AlertEntry[], words: AlertWords): string {
  return first === undefined ? "" : words.textsOf(first.alert.rule).name;
}

/** What an alert was about, once it is over: a figure that holds no more is not told as if it did. */
export function matterOf(alert: Alert, words: AlertWords): string {
  const { texts } = words.messages.alerts.letter;
  const { name, one } = words.textsOf(alert.rule);
  const isNamed = one.includes("{entity}") && alert.entity.kind !== "tenant";
  return isNamed ? fill(texts.matter, { name, entity: entityName(alert, words) }) : name;
}

/** Of a figure of the whole tenant, with a capital letter where the tenant stood. */
function withoutTenant(what: string, { tenantName, format }: AlertWords): string {
  const prefix = `${tenantName ?? ""}: `;
  if (!what.startsWith(prefix)) return what;
  const [first = "", ...rest] = Array.from(what.slice(prefix.length));
  return [first.toLocaleUpperCase(LANGUAGES[format.locale].tag), ...rest].join("");
}
