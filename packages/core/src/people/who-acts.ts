import type { Person, Plan, Role } from "../config/plan/plan.ts";

/** Why it is this person: the holder of the role, or in place of somebody who is away. */
export type ActsBecause =
  | { readonly kind: "holder" }
  /** Stands in for somebody who is away, as that absence or that person says. */
  | { readonly kind: "standsIn"; readonly for: string }
  /** Deputy of the role, because nobody who holds it is there. */
  | { readonly kind: "roleDeputy" };

/** Who has a duty, as a role says, and who stands in for all of them. */
export type Duty = Pick<Role, "holders" | "deputies">;

/** Who acts in a role on a day. */
export interface WhoActs {
  /** Id of a person; null when everybody whom the plan names is away. */
  readonly person: string | null;
  /** Null without a person. */
  readonly because: ActsBecause | null;
  /** Ids of those who were passed by because they are away, in the order in which they were asked. */
  readonly away: readonly string[];
}

const NOBODY: WhoActs = { person: null, because: null, away: [] };

/**
 * Who acts in a role on a day (`YYYY-MM-DD`): its first holder; when that one is away, the deputy of the absence, then
 * the person's own, then the next holder, then the deputies of the role. A deputy who is away passes on in the same
 * way, and nobody is asked twice, so that a circle of deputies ends.
 */
export function whoActs(role: Duty | string, day: string, plan: Pick<Plan, "people" | "roles">): WhoActs {
  const found = typeof role === "string" ? plan.roles.find(({ id }) => id === role) : role;
  if (found === undefined) return NOBODY;
  const away: string[] = [];
  const ask = (id: string): string | null => firstPresent(id, { day, plan, away });
  for (const holder of found.holders) {
    const person = ask(holder);
    if (person !== null)
      return {
        person,
        because: person === holder ? { kind: "holder" } : { kind: "standsIn", for: holder },
        away,
      };
  }
  for (const deputy of found.deputies) {
    const person = ask(deputy);
    if (person === null) continue;
    return {
      person,
      because: person === deputy ? { kind: "roleDeputy" } : { kind: "standsIn", for: deputy },
      away,
    };
  }
  return { ...NOBODY, away };
}

/** Whether a person is away on a day. */
export function isAway(person: Person, day: string): boolean {
  return person.absences.some(({ from, to }) => from <= day && day <= to);
}

/** Whether a person has a role: holds it, is its deputy, or stands in today for somebody who does. */
export function mayAct(
  person: string,
  role: Duty,
  day: string,
  plan: Pick<Plan, "people" | "roles">,
): boolean {
  if (peopleOfRole(role).includes(person)) return true;
  const standIns = role.holders.flatMap((holder) => deputiesOf(holder, day, plan));
  return standIns.includes(person) || whoActs(role, day, plan).person === person;
}

/** Ids of everybody whom the plan names for a role: holders in their order, then deputies, each once. */
export function peopleOfRole({ holders, deputies }: Duty): readonly string[] {
  return [...new Set([...holders, ...deputies])];
}

interface Asking {
  readonly day: string;
  readonly plan: Pick<Plan, "people" | "roles">;
  /** Grows by everybody who is away. */
  readonly away: string[];
}

/** A person, or who stands in for them; everybody who is away is asked once. */
function firstPresent(id: string, asking: Asking): string | null {
  if (asking.away.includes(id)) return null;
  const person = asking.plan.people.find((entry) => entry.id === id);
  if (person === undefined) return null;
  if (!isAway(person, asking.day)) return id;
  asking.away.push(id);
  for (const deputy of deputiesOf(id, asking.day, asking.plan)) {
    const present = firstPresent(deputy, asking);
    if (present !== null) return present;
  }
  return null;
}

/** Who stands in for a person on a day: as the absence says, then in everything. */
function deputiesOf(id: string, day: string, { people }: Pick<Plan, "people">): readonly string[] {
  const person = people.find((entry) => entry.id === id);
  if (person === undefined) return [];
  const ofAbsence = person.absences.filter(({ from, to }) => from <= day && day <= to);
  return [...ofAbsence.map(({ deputy }) => deputy), person.deputy].filter((deputy) => deputy !== null);
}
