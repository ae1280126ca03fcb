import type { Block } from "../document.ts";
import { dayOf } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { hoursText, peopleNames } from "./handbook-words.ts";

/** Roles with duties and deputies, and how everybody is reached. */
export const team: HandbookComposer = {
  id: "team",
  compose: (context) => [roleTable(context), peopleTable(context), ...absences(context)],
};

function roleTable(context: HandbookContext): Block {
  const { texts } = context.messages.plan.handbook;
  const { locale } = context.format;
  return {
    kind: "table",
    id: "roles",
    title: texts.roleTable,
    emptyText: texts.noRoles,
    columns: [
      { id: "role", title: texts.role, type: "text", weight: 1.9 },
      { id: "duty", title: texts.duty, type: "text", weight: 3 },
      { id: "holders", title: texts.holders, type: "text", weight: 1.7 },
      { id: "deputies", title: texts.deputies, type: "text", weight: 1.7 },
    ],
    rows: context.plan.roles.map(({ name, duty, holders, deputies }) => [
      name[locale],
      duty?.[locale] ?? texts.notAvailable,
      peopleNames(holders, context),
      peopleNames(deputies, context),
    ]),
  };
}

/** Everybody with a role; who is only a reader is nobody to call. */
function peopleTable(context: HandbookContext): Block {
  const { plan, messages } = context;
  const { texts } = messages.plan.handbook;
  const inTeam = new Set(plan.roles.flatMap(({ holders, deputies }) => [...holders, ...deputies]));
  return {
    kind: "table",
    id: "people",
    title: texts.peopleTable,
    emptyText: texts.noPeople,
    columns: [
      { id: "person", title: texts.person, type: "text", weight: 1.6 },
      { id: "reach", title: texts.reach, type: "text", weight: 2.6 },
      { id: "hours", title: texts.hours, type: "text", weight: 2 },
      { id: "standsIn", title: texts.standsIn, type: "text", weight: 1.6 },
    ],
    rows: plan.people
      .filter(({ id }) => inTeam.has(id))
      .map((person) => [
        person.name,
        person.address,
        hoursText(person, context),
        person.deputy === null ? texts.notAvailable : peopleNames([person.deputy], context),
      ]),
  };
}

function absences(context: HandbookContext): readonly Block[] {
  const { plan, messages, today } = context;
  const { texts } = messages.plan.handbook;
  const coming = plan.people
    .flatMap((person) => person.absences.map((absence) => ({ person, absence })))
    .filter(({ absence }) => absence.to >= today)
    .sort((one, other) => (one.absence.from < other.absence.from ? -1 : 1));
  if (coming.length === 0) return [];
  return [
    {
      kind: "table",
      id: "absences",
      title: texts.absenceTable,
      emptyText: texts.noAbsences,
      columns: [
        { id: "person", title: texts.person, type: "text", weight: 2 },
        { id: "from", title: texts.from, type: "date", weight: 1 },
        { id: "to", title: texts.to, type: "date", weight: 1 },
        { id: "standsIn", title: texts.standsIn, type: "text", weight: 2 },
      ],
      rows: coming.map(({ person, absence }) => {
        const deputy = absence.deputy ?? person.deputy;
        const standsIn = deputy === null ? texts.none : peopleNames([deputy], context);
        return [person.name, dayOf(absence.from), dayOf(absence.to), standsIn];
      }),
    },
  ];
}
