import type { Person, Plan } from "../config/plan/plan.ts";
import { type Duty, whoActs } from "./who-acts.ts";

/**
 * Who is told on a day (`YYYY-MM-DD`) that something did not happen: the person whom `watch` of the plan names, then
 * whoever acts in its role; without one, in the role that watches the updates, or else in the first role that has
 * somebody. When everybody is away the first of them is told all the same. Null for a plan that names nobody at all.
 */
export function whoWatches(
  plan: Pick<Plan, "people" | "roles" | "updates" | "watch">,
  day: string,
): Person | null {
  const duties = dutiesOf(plan);
  const acting = duties.map((duty) => whoActs(duty, day, plan).person).find((person) => person !== null);
  const named = acting ?? duties.flatMap(({ holders }) => holders)[0];
  return plan.people.find(({ id }) => id === named) ?? plan.people[0] ?? null;
}

/** Whose matter it is, the first in front. */
function dutiesOf({ roles, updates, watch }: Pick<Plan, "roles" | "updates" | "watch">): readonly Duty[] {
  const wanted = [watch.role, updates.watcher];
  const named = wanted.flatMap((id) => roles.filter((role) => role.id === id));
  const person = watch.person === null ? [] : [{ holders: [watch.person], deputies: [] }];
  return [...person, ...named, ...roles];
}
