import type { Plan } from "../../config/plan/plan.ts";

/** Roles whose holders and deputies may approve the plan. */
export const PLAN_APPROVERS = ["om-owner", "sponsor"] as const;

/** Whether a person, by id, may approve the plan. */
export function mayApprovePlan({ roles }: Plan, person: string): boolean {
  return roles
    .filter(({ id }) => PLAN_APPROVERS.some((approver) => approver === id))
    .some(({ holders, deputies }) => holders.includes(person) || deputies.includes(person));
}
