import { mayApprovePlan, OmError, PLAN_APPROVERS } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface ApproveOptions {
  readonly by: string;
  readonly note?: string;
}

/** `plan approve`: somebody who may says yes to the plan as it stands. */
export const approvePlan: Action<ApproveOptions> = (context) =>
  withSession(context, async ({ plan, planVersion, store }) => {
    const { by, note } = context.options;
    const person = findPerson(plan, by);
    if (!mayApprovePlan(plan, person.id)) {
      throw new OmError(`${person.name} may not approve the plan`, {
        code: "usage.not-approver",
        hint: `Somebody who holds the role ${PLAN_APPROVERS.join(" or ")}, or stands in for one who does, approves it.`,
      });
    }
    const { number: version } = planVersion;
    await store.journal.add(person.id, [{ kind: "planApproved", version, note: note ?? null }]);
    context.output.result(
      { version, digest: planVersion.digest, approvedBy: person.id, note: note ?? null },
      () => `Version ${version} of the plan is approved by ${person.name}.`,
    );
    return EXIT.done;
  });
