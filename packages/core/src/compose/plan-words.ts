import type { Plan } from "../config/plan/plan.ts";
import type { LocaleId } from "./document.ts";

/** Who owns something: the name of a person, or of a role, by id. */
export function ownerName(id: string, plan: Plan, locale: LocaleId): string {
  const role = plan.roles.find((entry) => entry.id === id);
  if (role !== undefined) return role.name[locale];
  return plan.people.find((person) => person.id === id)?.name ?? id;
}

/** A calendar day of the plan as the noon of that day, so that no time zone moves it. */
export function dayOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T12:00:00Z`);
}
