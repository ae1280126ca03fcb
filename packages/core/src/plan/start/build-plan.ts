import { kpiDefinitions } from "../../assess/kpis/index.ts";
import { dutiesOf } from "./build-duties.ts";
import { audiencesAndReports } from "./build-readers.ts";
import { createPeopleIds } from "./people-ids.ts";
import type { Start } from "./start.ts";
import type { StartingAnswers } from "./starting-answers.ts";
import { STARTING_NAMES } from "./starting-material.ts";
import { STARTING_ROLES } from "./starting-roles.ts";
import { STARTING_ROUTINES } from "./starting-routines.ts";

/** Plain data of plan.yaml: the answers, and the work that a plan begins with, given to the roles that are held. */
export function buildPlan(answers: StartingAnswers, today: string): Readonly<Record<string, unknown>> {
  const ids = createPeopleIds(answers.people);
  const staffed = (role: string): string => (answers.team[role] === undefined ? "om-owner" : role);
  const start: Start = { answers, ids, staffed, today };
  return {
    version: 1,
    organisation: {
      name: answers.organisation,
      ...(answers.country === null ? {} : { calendar: { country: answers.country } }),
    },
    ...discoveryOf(start),
    people: answers.people.map(({ name, address, language }) => ({
      id: ids.idOf(address),
      name,
      address,
      ...(language === null ? {} : { language }),
    })),
    roles: rolesOf(start),
    ...audiencesAndReports(start),
    ...targetsOf(start),
    routines: STARTING_ROUTINES.map(({ role, ...routine }) => ({ ...routine, role: staffed(role) })),
    ...dutiesOf(start),
    ...knownOf(start),
  };
}

function discoveryOf({ answers }: Start): object {
  const words = {
    "how-report": answers.reporting.how,
    "alert-practice": answers.alerts,
    "who-needs-targeted": answers.users.needs,
    "channel-effect": answers.reached,
  };
  const given = Object.entries(words).filter(([, text]) => text !== null);
  return given.length === 0 ? {} : { discovery: Object.fromEntries(given) };
}

function rolesOf({ answers, ids }: Start): readonly object[] {
  return STARTING_ROLES.flatMap(({ id, name, duty }) => {
    const member = answers.team[id];
    if (member === undefined) return [];
    const deputies = member.deputy === null ? {} : { deputies: [ids.idOf(member.deputy)] };
    return [{ id, name, duty, holders: [ids.idOf(member.holder)], ...deputies }];
  });
}

function targetsOf({ answers, ids, staffed }: Start): object {
  const { targets } = answers;
  if (targets === "none") return {};
  const figures =
    targets === "suggested"
      ? kpiDefinitions.map(({ id, suggestedTarget }) => [id, suggestedTarget] as const)
      : Object.entries(targets);
  const holder = answers.team[staffed("om-owner")]?.holder;
  const decided = {
    ...(holder === undefined ? {} : { owner: ids.idOf(holder) }),
    ...(answers.targetsDecidedOn === null ? {} : { approvedOn: answers.targetsDecidedOn }),
  };
  return { targets: figures.map(([kpi, value]) => ({ kpi, value, ...decided })) };
}

const DAY_MS = 86_400_000;
const REVIEW_DAYS = 30;

function knownOf({ answers, ids, today }: Start): object {
  const review = new Date(Date.parse(`${today}T00:00:00Z`) + REVIEW_DAYS * DAY_MS).toISOString().slice(0, 10);
  const owner = answers.team["om-owner"]?.holder;
  const risks = answers.risks.map(({ title, level }, index) => ({
    id: `risk-${index + 1}`,
    title,
    level,
    owner: owner === undefined ? undefined : ids.idOf(owner),
    reviewBy: review,
  }));
  const contact =
    answers.contact === null ? [] : [{ ...without(answers.contact), role: STARTING_NAMES["first-contact"] }];
  return {
    ...(risks.length === 0 ? {} : { risks }),
    ...(answers.help.length === 0 ? {} : { selfHelp: answers.help }),
    ...(contact.length === 0 ? {} : { supportContacts: contact }),
  };
}

/** Without what was not answered. */
function without(contact: NonNullable<StartingAnswers["contact"]>): object {
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== null));
}
