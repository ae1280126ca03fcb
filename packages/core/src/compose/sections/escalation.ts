import type { Person, Role, SupportContact, Weekday } from "../../config/plan/plan.ts";
import { WEEKDAYS } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { LANGUAGES } from "../../locales/index.ts";
import type { Block, Cell } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** The way of a case where the plan does not say: ids of roles that plans usually have. */
const USUAL_WAY = ["first-line", "tier1", "tier2", "helpdesk-lead", "intune-admin", "tier3"] as const;

/** Whom a case is handed to, step by step, with names and the hours in which they can be reached. */
export const escalation: SectionComposer = {
  id: "escalation",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { plan, messages } = context;
  const { columns, helpdesk } = messages;
  const roles = escalationRoles(plan.escalation, plan.roles);
  const steps = [
    ...roles.map((role) => roleRow(role, context)),
    ...plan.supportContacts.filter(({ vendor }) => vendor).map((contact) => vendorRow(contact, context)),
  ];
  return [
    {
      kind: "table",
      id: "escalation",
      title: helpdesk.texts.escalationTable,
      emptyText: helpdesk.texts.noEscalation,
      columns: [
        { id: "step", title: helpdesk.columns.step, type: "integer", weight: 0.5 },
        { id: "role", title: columns.role, type: "text", weight: 1.8 },
        { id: "name", title: columns.name, type: "text", weight: 2.2 },
        { id: "hours", title: helpdesk.columns.hours, type: "text", weight: 1.8 },
        { id: "contact", title: columns.contact, type: "text", weight: 2.6 },
        { id: "deputies", title: helpdesk.columns.deputies, type: "text", weight: 1.8 },
      ],
      rows: steps.map((cells, index) => [index + 1, ...cells]),
    },
  ];
}

/** The roles of the plan that a case is handed through, the first who takes it in front. */
function escalationRoles(asked: readonly string[], roles: readonly Role[]): readonly Role[] {
  const way: readonly string[] = asked.length > 0 ? asked : USUAL_WAY;
  return way.flatMap((id) => roles.find((role) => role.id === id) ?? []);
}

function roleRow(role: Role, context: SectionContext): readonly Cell[] {
  const { format, plan } = context;
  const people = (ids: readonly string[]): readonly Person[] =>
    ids.flatMap((id) => plan.people.find((person) => person.id === id) ?? []);
  const holders = people(role.holders);
  return [
    role.name[format.locale],
    format.list(holders.map((person) => presentName(person, context))),
    hoursOfAll(holders, context),
    holders.map(({ address }) => address).join(", "),
    format.list(people(role.deputies).map(({ name }) => name)),
  ];
}

function vendorRow(contact: SupportContact, { format, messages }: SectionContext): readonly Cell[] {
  const { name, role, hours, address, phone } = contact;
  return [
    messages.helpdesk.texts.vendor,
    `${name}: ${role[format.locale]}`,
    hours?.[format.locale] ?? null,
    [address, phone].filter((part) => part !== null).join(", "),
    null,
  ];
}

/** A name, and who stands in for it today. */
function presentName(person: Person, { assessment, plan, format, messages }: SectionContext): string {
  const { texts } = messages.helpdesk;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: format.timeZone }).format(
    assessment.snapshot.takenAt,
  );
  const absence = person.absences.find(({ from, to }) => from <= today && today <= to);
  if (absence === undefined) return person.name;
  const last = dayOf(absence.to);
  const date = last === null ? absence.to : format.date(last);
  const deputy = plan.people.find(({ id }) => id === (absence.deputy ?? person.deputy));
  return deputy === undefined
    ? fill(texts.away, { name: person.name, date })
    : fill(texts.awayFor, { name: person.name, date, deputy: deputy.name });
}

/** The hours of all, each with a name where they are not the same. */
function hoursOfAll(people: readonly Person[], context: SectionContext): string {
  const hours = people.map((person) => hoursText(person, context));
  const [first = ""] = hours;
  if (new Set(hours).size <= 1) return first;
  return people.map(({ name }, index) => `${name}: ${hours[index] ?? ""}`).join("; ");
}

function hoursText({ workingHours, timeZone }: Person, { messages, format }: SectionContext): string {
  const days = daysText(workingHours.days, LANGUAGES[format.locale].tag);
  const { from, to } = workingHours;
  const text = fill(messages.helpdesk.texts.daysAndHours, { days, from, to });
  return timeZone === format.timeZone ? text : `${text} ${timeZone}`;
}

/** `Mon–Fri`, `Mon, Wed`: days that follow each other are one span. */
function daysText(days: readonly Weekday[], tag: string): string {
  const names = new Intl.DateTimeFormat(tag, { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  const nameOf = (index: number): string => names.format(new Date(Date.UTC(2024, 0, 1 + index)));
  const numbers = days.map((day) => WEEKDAYS.indexOf(day)).sort((one, other) => one - other);
  const spans: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const span = spans.at(-1);
    if (span !== undefined && number === span.last + 1) span.last = number;
    else spans.push({ first: number, last: number });
  }
  return spans
    .map(({ first, last }) => (first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`))
    .join(", ");
}
