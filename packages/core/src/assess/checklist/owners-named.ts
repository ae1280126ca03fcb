import { entriesOf } from "../../practice/journal-entry.ts";
import { words } from "../../practice/words.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const FEW = 2;

/** Each routine, message, material, target, risk and action has an owner, and somebody has confirmed the plan of late. */
export const ownersNamed: ChecklistRule = {
  id: "owners-named",
  area: "planning",
  validDays: 100,
  roles: ["om-owner"],
  judge,
};

function judge(input: ChecklistInput): ChecklistFinding {
  const owners = ownersIn(input);
  const open = owners.filter((owner) => !hasPerson(owner, input)).length;
  const evidenceAt = confirmedAt(input);
  const evidence = [
    open === 0 ? words("owned", { total: owners.length }) : words("unowned", { open, total: owners.length }),
    evidenceAt === null ? words("notConfirmed") : words("confirmed", { at: evidenceAt }),
  ];
  if (open > FEW || owners.length === 0) return { state: "red", evidence, evidenceAt, next: "nameOwners" };
  if (open > 0) return { state: "amber", evidence, evidenceAt, next: "nameOwners" };
  if (evidenceAt === null) return { state: "amber", evidence, evidenceAt, next: "confirmOwners" };
  return { state: "green", evidence, evidenceAt, next: null };
}

/** Ids of the owners of everything that needs one; null where none is named. */
function ownersIn({ plan, training }: ChecklistInput): readonly (string | null)[] {
  return [
    ...plan.routines.map(({ role }) => role),
    ...plan.communications.map(({ owner }) => owner),
    ...plan.targets.map(({ owner }) => owner),
    ...plan.risks.map(({ owner }) => owner),
    ...plan.actions.filter(({ done }) => !done).map(({ owner }) => owner),
    ...plan.deployments.map(({ owner }) => owner),
    ...training.modules.map(() => trainerOf({ plan })),
  ];
}

function trainerOf({ plan }: Pick<ChecklistInput, "plan">): string | null {
  return plan.updates.tasks.training ?? plan.roles.find(({ id }) => id === "trainer")?.id ?? null;
}

/** Whether an owner is a person of the plan, or a role that one holds. */
function hasPerson(owner: string | null, { plan }: ChecklistInput): boolean {
  const isPerson = (id: string): boolean => plan.people.some((person) => person.id === id);
  if (owner === null) return false;
  return isPerson(owner) || (plan.roles.find(({ id }) => id === owner)?.holders.some(isPerson) ?? false);
}

/** When somebody last vouched for the owners: approved the plan, or said so of this item. */
function confirmedAt({ log, at }: ChecklistInput): Date | null {
  const said = entriesOf(log.journal, "attested").filter(({ item }) => item === "owners-named");
  return latest([...log.planApprovals, ...said].map((entry) => entry.at).filter((time) => time <= at));
}
