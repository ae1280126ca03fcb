import type { Plan, TrainingModule } from "../../config/plan/plan.ts";

/** Somebody who needs a module, and because of what. */
export interface Learner {
  /** Id of a person. */
  readonly person: string;
  /** Ids of the roles that bring it, and of the audience; at least one. */
  readonly groups: readonly string[];
}

/**
 * Who needs a module: the people of its audience, and holders and deputies of its roles, each once. Somebody who has
 * not begun yet needs nothing before the first day. Members of a group of the directory are not in the plan, so nobody
 * can say who of them was trained.
 * @param day Today, `YYYY-MM-DD`.
 */
export function learnersOf(module: TrainingModule, plan: Plan, day: string): readonly Learner[] {
  const groups = new Map<string, Set<string>>();
  const need = (people: readonly string[], group: string): void => {
    for (const person of people) groups.set(person, (groups.get(person) ?? new Set()).add(group));
  };
  for (const id of module.roles) {
    const role = plan.roles.find((entry) => entry.id === id);
    need([...(role?.holders ?? []), ...(role?.deputies ?? [])], id);
  }
  const audience = plan.audiences.find(({ id }) => id === module.audience);
  if (audience !== undefined) need(audience.members, audience.id);
  return plan.people
    .filter(({ id, startedOn }) => groups.has(id) && (startedOn === null || startedOn <= day))
    .map(({ id }) => ({ person: id, groups: [...(groups.get(id) ?? [])] }));
}
