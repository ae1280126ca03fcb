import type { Plan, Role } from "../../config/plan/plan.ts";
import { mayAct } from "../../people/who-acts.ts";

/** Ids of the roles that approve the plan: of these, the ones that it has. */
export const PLAN_APPROVERS = ["om-owner", "sponsor"] as const;

/** The roles of a plan that approve it; none when nobody could. */
export function planApprovers({ roles }: Pick<Plan, "roles">): readonly Role[] {
  return roles.filter(({ id }) => PLAN_APPROVERS.some((approver) => approver === id));
}

/**
 * Whether a person, by id, may approve the plan on a day (`YYYY-MM-DD`): has one of the roles, or stands in for somebody
 * who does.
 */
export function mayApprovePlan(plan: Pick<Plan, "people" | "roles">, person: string, day: string): boolean {
  return planApprovers(plan).some((role) => mayAct(person, role, day, plan));
}
