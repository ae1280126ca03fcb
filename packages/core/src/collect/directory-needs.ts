import type { GroupReference, Plan } from "../config/plan/plan.ts";

/** What of the directory a plan needs to be read in one tenant. */
export interface DirectoryNeeds {
  readonly users: boolean;
  /** Object ids, each once. */
  readonly groups: readonly string[];
}

export const NO_DIRECTORY: DirectoryNeeds = { users: false, groups: [] };

type PartsWithPeople = Pick<Plan, "audiences" | "deployments" | "notices" | "newcomers">;

/**
 * The directory is read only for what the plan does with people who are not in it: notices that somebody may
 * approve, newcomers, audiences of a group or a rule, and deployments to a group.
 */
export function directoryNeeds(plan: PartsWithPeople, tenant: string): DirectoryNeeds {
  const groups = groupsOf(plan, tenant);
  const users =
    groups.length > 0 ||
    plan.notices.approver !== null ||
    plan.newcomers.on ||
    plan.audiences.some(({ rule }) => rule !== null);
  return { users, groups };
}

function groupsOf({ audiences, deployments }: PartsWithPeople, tenant: string): readonly string[] {
  const isHere = (of: string | null): boolean => of === null || of === tenant;
  const ofAudiences = audiences.flatMap(({ group }) => group ?? []);
  const ofDeployments = deployments
    .filter((deployment) => isHere(deployment.tenant))
    .flatMap(({ target }): readonly GroupReference[] => (target?.kind === "group" ? [target.group] : []));
  const here = [...ofAudiences, ...ofDeployments].filter((group) => isHere(group.tenant));
  return [...new Set(here.map(({ id }) => id))];
}
