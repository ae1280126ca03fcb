import type { Block } from "../document.ts";
import { alertRoutes } from "./alert-routes.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { hoursText, roleWithHolders } from "./handbook-words.ts";
import { contactTable } from "./help.ts";

/** What happens when an important alert comes, who acts, and whom to hand over to. */
export const alerts: HandbookComposer = {
  id: "alerts",
  compose: (context) => [
    practice(context),
    actors(context),
    ...alertRoutes(context),
    ...escalation(context),
    contactTable(context, "alert-contacts"),
  ],
};

function practice({ plan, messages, format }: HandbookContext): Block {
  const { texts } = messages.plan.handbook;
  const words = plan.discovery["alert-practice"]?.[format.locale];
  if (words === undefined) return { kind: "callout", tone: "attention", title: texts.noPractice };
  return { kind: "callout", tone: "neutral", title: texts.practice, text: words };
}

/** The roles that a case is handed through, the first in front. */
function escalation(context: HandbookContext): readonly Block[] {
  const { plan, messages } = context;
  if (plan.escalation.length === 0) return [];
  const steps = plan.escalation.map((role) => ({ text: roleWithHolders(role, context) }));
  const vendors = plan.supportContacts.filter(({ vendor }) => vendor).map(({ name }) => ({ text: name }));
  return [
    { kind: "paragraph", text: messages.plan.handbook.texts.escalation },
    { kind: "list", ordered: true, items: [...steps, ...vendors] },
  ];
}

/** Roles that look at operations every day, and whoever answers for readiness. */
function actors(context: HandbookContext): Block {
  const { plan, messages, format } = context;
  const { texts } = messages.plan.handbook;
  const daily = plan.routines.filter(({ area, cadence }) => area === "operations" && cadence === "daily");
  const ready = plan.checklist.owners["ready-for-alerts"];
  const ids = new Set([...daily.map(({ role }) => role), ...(ready === undefined ? [] : [ready])]);
  const roles = plan.roles.filter(({ id }) => ids.has(id));
  return {
    kind: "table",
    id: "alert-roles",
    title: texts.alertTable,
    emptyText: texts.noAlertRoles,
    columns: [
      { id: "role", title: texts.role, type: "text", weight: 1.6 },
      { id: "person", title: texts.person, type: "text", weight: 1.6 },
      { id: "reach", title: texts.reach, type: "text", weight: 2.6 },
      { id: "hours", title: texts.hours, type: "text", weight: 1.8 },
    ],
    rows: roles.flatMap(({ name, holders, deputies }) =>
      [...new Set([...holders, ...deputies])].flatMap((id) => {
        const person = plan.people.find((one) => one.id === id);
        if (person === undefined) return [];
        const role = holders.includes(id)
          ? name[format.locale]
          : `${name[format.locale]} – ${texts.standsIn}`;
        return [[role, person.name, person.address, hoursText(person, context)]];
      }),
    ),
  };
}
