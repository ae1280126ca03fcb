import type { Alert } from "../alerts/alert.ts";
import type { AlertEntity, AlertUnit, EntityKind } from "../alerts/firing.ts";
import { ruleTextsOf, type RuleTextSources } from "../alerts/rule-texts.ts";
import type { AlertSeverity } from "../alerts/severity.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter, type Formatter } from "../locales/formatter.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { camelWords } from "./camel-words.ts";
import type { StatusCell, Tone } from "./document.ts";
import { settingName } from "./parts/setting-table.ts";
import { productName } from "./product-name.ts";
import { known, sourceName } from "./words.ts";

/** Longest name of an entity that is shown, and longest word of the service about it, in code points. */
const NAME_LIMIT = 80;
const DETAIL_LIMIT = 120;

/** What messages about alerts are put into words with, for one reader. */
export interface AlertWords {
  readonly messages: Messages;
  readonly format: Formatter;
  readonly textsOf: (rule: string) => RuleTexts;
  /** Null where it is not to be said: the tenant is called by its id then. */
  readonly tenantName: string | null;
  readonly plan: Pick<Plan, "reports">;
}

export interface AlertWordSources extends RuleTextSources {
  readonly plan: Pick<Plan, "alerts" | "reports">;
  readonly tenantName?: string;
}

export function alertWords(locale: LocaleId, timeZone: string, sources: AlertWordSources): AlertWords {
  const kept = new Map<string, RuleTexts>();
  const textsOf = (rule: string): RuleTexts => {
    const texts = kept.get(rule) ?? ruleTextsOf(rule, locale, sources);
    kept.set(rule, texts);
    return texts;
  };
  const { plan, tenantName } = sources;
  return {
    messages: catalogues[locale],
    format: createFormatter(locale, timeZone),
    textsOf,
    tenantName: tenantName === undefined ? null : cleanText(tenantName, NAME_LIMIT),
    plan,
  };
}

export const SEVERITY_TONE: Readonly<Record<AlertSeverity, Tone>> = {
  critical: "bad",
  high: "bad",
  medium: "attention",
  low: "neutral",
};

export function severityCell(severity: AlertSeverity, { messages }: AlertWords): StatusCell {
  return { tone: SEVERITY_TONE[severity], label: messages.alerts.severity[severity] };
}

/** The name of what an alert is about, in the reader's words where it has none of its own; else its id. */
export function entityName({ entity }: Pick<Alert, "entity">, words: AlertWords): string {
  return cleanText(ownWords(entity, words) ?? entity.name, NAME_LIMIT) || cleanText(entity.id, NAME_LIMIT);
}

function ownWords({ kind, id, name }: AlertEntity, words: AlertWords): string | null {
  const { messages, tenantName, plan, format } = words;
  if (kind === "tenant") return tenantName;
  if (kind === "source") return sourceName(id, messages);
  if (kind === "licence") return productName(name);
  if (kind === "setting") return settingName(cleanText(name, 160), messages.complianceSetting);
  if (kind === "enrollment") return known(messages.enrollmentReason, name);
  if (kind !== "report") return null;
  return plan.reports.find((report) => report.id === id)?.title[format.locale] ?? null;
}

/** What is wrong, of one alert, in a few words. */
export function sayOne(alert: Alert, words: AlertWords): string {
  const { name, one, over } = words.textsOf(alert.rule);
  const isOver = over !== undefined && hasEnded(alert);
  const value = isOver && alert.value !== null ? Math.abs(alert.value) : alert.value;
  return say(isOver ? over : one, {
    name,
    entity: entityName(alert, words),
    value: figure(value, alert.unit, words),
    detail: detailText(alert.entity.kind, alert.detail, words),
  });
}

/** The same of several alerts of one rule. */
export function sayMany(rule: string, count: number, { format, textsOf }: AlertWords): string {
  const { name, many } = textsOf(rule);
  return say(format.plural(count, many), { name });
}

/** A figure with its unit; the word for unknown when there is none. */
export function figure(value: number | null, unit: AlertUnit, { format, messages }: AlertWords): string {
  const { unit: units, letter } = messages.alerts;
  if (value === null || !Number.isFinite(value)) return letter.texts.noFigure;
  if (unit === "percent") return format.percent(value);
  if (unit === "points") return fill(letter.texts.points, { change: format.signed(value) });
  if (unit === "version") return String(value);
  if (unit === "days" && value === 0) return letter.texts.lessThanDay;
  return format.plural(value, units[unit]);
}

/** The unit alone, for a column of its own; `""` for a bare number. */
export function unitText(unit: AlertUnit, { messages }: AlertWords): string {
  const { unit: units, letter } = messages.alerts;
  if (unit === "percent") return "%";
  if (unit === "version") return "";
  const text =
    unit === "points" ? letter.texts.points.replace("{change}", "") : units[unit].other.replace("#", "");
  return text.trim();
}

/** A value of the evidence: where the alert is about a share, the evidence counts. */
export function evidenceFigure(value: number | null, unit: AlertUnit, words: AlertWords): string {
  if (value === null) return "";
  return figure(value, unit === "percent" || unit === "points" || unit === "version" ? "count" : unit, words);
}

/** What a row of evidence is about: settings of the fleet in the reader's words, all else as it came. */
export function evidenceName({ entity }: Pick<Alert, "entity">, name: string, words: AlertWords): string {
  const { messages } = words;
  if (entity.kind === "tenant") return settingName(cleanText(name, 160), messages.complianceSetting);
  if (entity.kind === "source") return sourceName(name, messages);
  if (entity.kind === "licence") return cleanText(productName(name), NAME_LIMIT);
  return cleanText(name, NAME_LIMIT);
}

/** What the service says of an entity: in the reader's words where the catalogue has them. */
export function detailText(kind: EntityKind, detail: string, { messages }: AlertWords): string {
  const text = cleanText(detail, DETAIL_LIMIT);
  if (kind === "source") return causeText(text, messages);
  if (kind === "device") return flagWords(text, messages);
  const table = tablesOf(messages)[kind];
  const word = table === undefined ? text : known(table, text);
  return word === text && /^\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(text) ? camelWords(text) : word;
}

/** What the protection of a device says of itself, one flag after the other; a version is a word of none. */
function flagWords(text: string, { productStatus }: Messages): string {
  return text
    .split(", ")
    .map((flag) => known(productStatus, flag))
    .join(", ");
}

/** Why a source could not be read: a cause that is known, a permission, or what the source says. */
function causeText(text: string, { cause }: Messages): string {
  return Object.hasOwn(cause, text) ? cause[text as keyof typeof cause].reason.replace(/\.$/, "") : text;
}

function tablesOf(
  messages: Messages,
): Readonly<Partial<Record<EntityKind, Readonly<Record<string, string>>>>> {
  const { connectorState, issueStatus, approvalStatus, alertStatus, licenceState, policyPlatform, digest } =
    messages;
  return {
    tenant: policyPlatform,
    connector: connectorState,
    partner: connectorState,
    issue: issueStatus,
    request: approvalStatus,
    securityAlert: alertStatus,
    licence: licenceState,
    update: digest.triage,
  };
}

/** Whether what an alert counts down to is over. */
function hasEnded({ value, unit, evidence, lastSeen }: Alert): boolean {
  if ((unit !== "days" && unit !== "hours") || value === null || value > 0) return false;
  const endedAt = evidence[0]?.at ?? null;
  return value < 0 || (endedAt !== null && endedAt <= lastSeen);
}

/** Fills the places of a text that others may have written: one that nothing is known for stays as it stands. */
function say(template: string, values: Readonly<Record<string, string>>): string {
  return cleanText(
    template.replace(/\{(\w+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? place) : place,
    ),
    300,
  );
}
