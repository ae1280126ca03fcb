import type { Alert } from "../alerts/alert.ts";
import type { AlertEntity, AlertUnit } from "../alerts/firing.ts";
import { ruleTextsOf, type RuleTextSources } from "../alerts/rule-texts.ts";
import type { AlertSeverity } from "../alerts/severity.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import type { Messages } from "../locales/en.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter, type Formatter } from "../locales/formatter.ts";
import { catalogues, type LocaleId } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { quoted } from "../text/quoted.ts";
import { countdownOf } from "./alert-countdown.ts";
import { detailText } from "./alert-detail-text.ts";
import type { StatusCell, Tone } from "./document.ts";
import { settingName } from "./parts/setting-table.ts";
import { productName } from "./product-name.ts";
import { known, sourceName } from "./words.ts";

/** Longest name of an entity that is shown, in code points. */
const NAME_LIMIT = 80;

/** What messages about alerts are put into words with, for one reader. */
export interface AlertWords {
  readonly messages: Messages;
  readonly format: Formatter;
  readonly textsOf: (rule: string) => RuleTexts;
  /** Null where it is not to be said: the tenant is called by its id then. */
  readonly tenantName: string | null;
  readonly plan: Pick<Plan, "reports">;
  /** When it is read: what is left until a date counts from then. Null for when it was measured. */
  readonly at: Date | null;
}

export interface AlertWordSources extends RuleTextSources {
  readonly plan: Pick<Plan, "alerts" | "reports">;
  readonly tenantName?: string;
  readonly at?: Date;
}

export function alertWords(locale: LocaleId, timeZone: string, sources: AlertWordSources): AlertWords {
  const kept = new Map<string, RuleTexts>();
  const textsOf = (rule: string): RuleTexts => {
    const texts = kept.get(rule) ?? ruleTextsOf(rule, locale, sources);
    kept.set(rule, texts);
    return texts;
  };
  const { plan, tenantName, at = null } = sources;
  return {
    messages: catalogues[locale],
    format: createFormatter(locale, timeZone),
    textsOf,
    tenantName: tenantName === undefined ? null : cleanText(tenantName, NAME_LIMIT),
    plan,
    at,
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
  const { one, over } = words.textsOf(alert.rule);
  return sayOf(alert, over !== undefined && hasEnded(alert, words) ? over : one, words);
}

/** A text of a rule about one of its alerts, with the places for its name, figure, date and so on filled in. */
export function sayOf(alert: Alert, template: string, words: AlertWords): string {
  const { format, messages } = words;
  const texts = words.textsOf(alert.rule);
  const countdown = countdownOf(alert, texts, words.at);
  const left = countdown?.left ?? alert.value;
  const endsAt = countdown?.endsAt ?? alert.evidence[0]?.at ?? null;
  const isUp = left !== null && template !== texts.one && hasEnded(alert, words);
  return say(template, {
    name: texts.name,
    entity: entityName(alert, words),
    key: quoted(cleanText(alert.entity.id, 200)),
    value: figure(isUp ? Math.abs(left) : left, alert.unit, words),
    date: endsAt === null ? messages.alerts.letter.texts.noFigure : format.date(endsAt),
    detail: detailText(alert.entity.kind, alert.detail, words),
  });
}

/** What is left until the date that an alert counts down to, or how long ago that was; null where it counts down to none. */
export function leftText(alert: Alert, words: AlertWords): string | null {
  const countdown = countdownOf(alert, words.textsOf(alert.rule), words.at);
  if (countdown === null) return null;
  const value = figure(Math.abs(countdown.left), alert.unit, words);
  return countdown.isOver ? fill(words.messages.alerts.letter.texts.endedAgo, { value }) : value;
}

/** The day on which it ends that an alert counts down to; `""` for none. */
export function endText(alert: Alert, words: AlertWords): string {
  const countdown = countdownOf(alert, words.textsOf(alert.rule), words.at);
  return countdown === null ? "" : words.format.date(countdown.endsAt);
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

/** What the values of the evidence are, as the title of their column: what is counted, where the cells do not say. */
export function evidenceTitle(
  { entity: { kind }, unit }: Pick<Alert, "entity" | "unit">,
  { messages }: AlertWords,
): string {
  const { columns, counted } = messages.alerts.letter;
  if (unit === "days" || unit === "hours" || unit === "devices") return columns.value;
  if (kind === "licence") return counted.licences;
  if (kind === "enrollment") return counted.enrollments;
  return kind === "tenant" || kind === "app" ? counted.devices : columns.value;
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

/** Whether what an alert counts down to is over. */
export function hasEnded(alert: Alert, { textsOf, at }: AlertWords): boolean {
  const { value, unit, rule } = alert;
  const countdown = countdownOf(alert, textsOf(rule), at);
  if (countdown !== null) return countdown.isOver;
  return (unit === "days" || unit === "hours") && value !== null && value < 0;
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
