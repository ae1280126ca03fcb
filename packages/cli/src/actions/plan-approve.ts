import {
  mayApprovePlan,
  OmError,
  PLAN_APPROVERS,
  type Person,
  type Plan,
  planApprovers,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { todayIn } from "../session/day-option.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface ApproveOptions {
  readonly by: string;
  readonly note?: string;
}

/** `plan approve`: somebody who may says yes to the plan as it stands. */
export const approvePlan: Action<ApproveOptions> = (context) =>
  withSession(context, async (session) => {
    const { plan, planVersion, store } = session;
    const { by, note } = context.options;
    const person = findPerson(plan, by);
    refuseStranger(plan, person, todayIn(session));
    const { number: version } = planVersion;
    await store.journal.add(person.id, [{ kind: "planApproved", version, note: note ?? null }]);
    context.output.result(
      { version, digest: planVersion.digest, approvedBy: person.id, note: note ?? null },
      () => `Version ${version} of the plan is approved by ${person.name}.`,
    );
    return EXIT.done;
  });

function refuseStranger(plan: Plan, { id, name }: Person, day: string): void {
  const roles = planApprovers(plan).map((role) => role.id);
  if (roles.length === 0) {
    throw new OmError("nobody may approve the plan: it has no role that does", {
      code: "usage.no-plan-approver",
      hint: `Add a role with the id ${PLAN_APPROVERS.join(" or ")} under roles in ${plan.file}.`,
    });
  }
  if (mayApprovePlan(plan, id, day)) return;
  throw new OmError(`${name} may not approve the plan`, {
    code: "usage.not-approver",
    hint: `Somebody who holds the role ${roles.join(" or ")}, or stands in for one who does, approves it.`,
  });
}
