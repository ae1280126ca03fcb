import type { Plan } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import { mayAct, peopleOfRole } from "../people/who-acts.ts";

/**
 * Whoever holds the role that approves notices, or stands in for one who does on that day
 * (`YYYY-MM-DD`), may say yes; nobody else.
 * @throws OmError `notice.no-approver`, `notice.not-approver`
 */
export function refuseStranger(plan: Plan, person: string, day: string): void {
  const role = plan.roles.find(({ id }) => id === plan.notices.approver);
  if (role === undefined) {
    throw new OmError("the plan says of nobody that they approve notices", {
      code: "notice.no-approver",
      hint: `Name a role as notices.approver in ${plan.file}.`,
    });
  }
  if (mayAct(person, role, day, plan)) return;
  throw new OmError(`${person} may not approve notices`, {
    code: "notice.not-approver",
    hint: `Ask somebody with the role ${role.id}: ${peopleOfRole(role).join(", ")}.`,
  });
}
