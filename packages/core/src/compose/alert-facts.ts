import type { Alert } from "../alerts/alert.ts";
import { worstSeverity } from "../alerts/severity.ts";
import { daysBetween } from "../assess/days.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Letter } from "./letter.ts";
import { type AlertLetterContext, mattering } from "./alert-letter-input.ts";
import { endingText } from "./alert-ending-text.ts";
import { detailText } from "./alert-detail-text.ts";
import { endText, entityName, figure, leftText, sayOne } from "./alert-words.ts";
import { spanText } from "./span-text.ts";

const DAY_MINUTES = 24 * 60;

type Fact = Letter["facts"][number];

/** What, where, how bad and since when, and who has it. */
export function alertFacts(context: AlertLetterContext): readonly Fact[] {
  const { entries, message, words, tenantName } = context;
  const { severity, letter } = words.messages.alerts;
  const { texts } = letter;
  const said = mattering(entries).map(({ alert }) => alert);
  const worst = worstSeverity(said.map((alert) => alert.severity));
  const [only] = said;
  return [
    ...(worst === null || message.kind === "recovery"
      ? []
      : [{ label: isOne(said) ? texts.severity : texts.worstSeverity, value: severity[worst] }]),
    { label: texts.tenant, value: cleanText(tenantName, 100) },
    ...(said.length === 1 && only !== undefined ? factsOfOne(only, context) : factsOfSeveral(said, context)),
  ];
}

/** Whether all are as severe as each other. */
function isOne(alerts: readonly Alert[]): boolean {
  return new Set(alerts.map((alert) => alert.severity)).size <= 1;
}

function factsOfOne(alert: Alert, context: AlertLetterContext): readonly Fact[] {
  const { words, message } = context;
  if (message.kind === "recovery") return factsOfOver(alert, context);
  const { entity: kinds, letter } = words.messages.alerts;
  const { texts, columns } = letter;
  const { format } = words;
  const { entity, detail } = alert;
  const said = detailText(entity.kind, detail, words);
  const facts: readonly (Fact | null)[] = [
    // The tenant stands above already.
    entity.kind === "tenant" ? null : { label: kinds[entity.kind], value: entityName(alert, words) },
    ...figuresOf(alert, context),
    said === "" ? null : { label: columns.detail, value: said },
    entity.platform === null ? null : { label: columns.platform, value: cleanText(entity.platform, 60) },
    { label: texts.firstSeen, value: format.dateTime(alert.firstSeen) },
    ...measuredAt([alert], context),
    ...peopleOf(alert, context),
  ];
  return facts.filter((fact) => fact !== null);
}

/** What was measured; of what ends on a date that date, and what is left. */
function figuresOf(alert: Alert, context: AlertLetterContext): readonly Fact[] {
  const { words } = context;
  const { columns, texts } = words.messages.alerts.letter;
  const left = leftText(alert, words);
  if (left !== null)
    return [
      { label: columns.end, value: endText(alert, words) },
      { label: columns.left, value: left },
    ];
  const { value, worst, unit } = alert;
  return value === null ? [] : [{ label: texts.measured, value: measured({ value, worst, unit }, context) }];
}

/** Of when the newest data are, where that is not when the message was made. */
function measuredAt(alerts: readonly Alert[], { message, words }: AlertLetterContext): readonly Fact[] {
  const { format, messages } = words;
  const newest = alerts.reduce((last, { lastSeen }) => Math.max(last, lastSeen.getTime()), 0);
  const at = format.dateTime(new Date(newest));
  return newest === 0 || at === format.dateTime(message.at)
    ? []
    : [{ label: messages.alerts.letter.texts.dataAt, value: at }];
}

/** What it was at its worst, for how long, and why it is over. */
function factsOfOver(alert: Alert, context: AlertLetterContext): readonly Fact[] {
  const { words } = context;
  const { entity: kinds, letter } = words.messages.alerts;
  const { texts, columns } = letter;
  const { format } = words;
  const { entity, value, worst, firstSeen, resolvedAt, resolution } = alert;
  const facts: readonly (Fact | null)[] = [
    entity.kind === "tenant" ? null : { label: kinds[entity.kind], value: entityName(alert, words) },
    { label: texts.was, value: sayOne({ ...alert, value: worst ?? value }, words) },
    { label: texts.firstSeen, value: format.dateTime(firstSeen) },
    ...(resolvedAt === null
      ? []
      : [
          { label: texts.resolvedAt, value: format.dateTime(resolvedAt) },
          { label: texts.lasted, value: spanText(daysBetween(firstSeen, resolvedAt) * DAY_MINUTES, words) },
        ]),
    resolution === null ? null : { label: columns.resolved, value: endingText(alert, words) },
    ...peopleOf(alert, context),
  ];
  return facts.filter((fact) => fact !== null);
}

/** The figure, with the worst one where that was another. */
function measured(
  { value, worst, unit }: Pick<Alert, "value" | "worst" | "unit">,
  context: AlertLetterContext,
): string {
  const { words } = context;
  const now = figure(value, unit, words);
  if (worst === null || worst === value) return now;
  return fill(words.messages.alerts.letter.texts.worst, { value: now, worst: figure(worst, unit, words) });
}

function peopleOf(
  { owner, acknowledged, role }: Alert,
  { plan, words }: AlertLetterContext,
): readonly Fact[] {
  const { texts } = words.messages.alerts.letter;
  const name = (id: string): string =>
    cleanText(plan.people.find((person) => person.id === id)?.name ?? id, 100);
  const held = plan.roles.find(({ id }) => id === role)?.name[words.format.locale] ?? role;
  return [
    owner === null
      ? { label: texts.role, value: cleanText(held, 100) }
      : { label: texts.assigned, value: name(owner) },
    ...(acknowledged === null
      ? []
      : [
          {
            label: texts.acknowledged,
            value: fill(acknowledged.note === null ? texts.acknowledgedAt : texts.acknowledgedNote, {
              name: name(acknowledged.by),
              at: words.format.dateTime(acknowledged.at),
              note: cleanText(acknowledged.note ?? "", 200),
            }),
          },
        ]),
  ];
}

function factsOfSeveral(alerts: readonly Alert[], context: AlertLetterContext): readonly Fact[] {
  const { words, message } = context;
  const first = alerts.reduce<Date | null>(
    (earliest, { firstSeen }) => (earliest === null || firstSeen < earliest ? firstSeen : earliest),
    null,
  );
  if (first === null) return [];
  return [
    { label: words.messages.alerts.letter.texts.firstSeen, value: words.format.dateTime(first) },
    ...(message.kind === "recovery" ? [] : measuredAt(alerts, context)),
  ];
}
