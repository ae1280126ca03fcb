import type { Plan } from "../config/plan/plan.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import type { Run } from "../store/run-row.ts";
import { isUserAudience } from "../audiences/user-audience.ts";
import { isTrial, NOTICE_PURPOSE, WELCOME_PURPOSE } from "./posting-ids.ts";
import { quietUntil } from "./quiet-hours.ts";
import { suppressionReason } from "./suppression.ts";

const PURPOSES: readonly string[] = [NOTICE_PURPOSE, WELCOME_PURPOSE];

/** What tells mail to users from other mail. */
type Users = Pick<Plan, "notices" | "reports" | "audiences">;

/**
 * What stands between users and an approved notice or a report for them, asked before each message: who is not to be
 * mailed never is, in quiet hours all wait, and while there is a pilot address nobody else gets anything. Mail to others
 * passes, and so does a report that somebody has sent to one address by hand.
 */
export function createNoticeGate(plan: Users): DeliveryGate {
  const { notices } = plan;
  const silent = new Set(notices.doNotSend.map((address) => address.toLowerCase()));
  return (run, { purpose, recipient }, now) => {
    if (!isForUsers(plan, run, { purpose })) return { verdict: "send" };
    const address = recipient.address.toLowerCase();
    if (silent.has(address)) {
      return { verdict: "suppress", reason: suppressionReason("doNotSend") };
    }
    const isPilots = isTrial(run.report) || address === notices.pilot?.toLowerCase();
    if (notices.pilot !== null && !isPilots) {
      return {
        verdict: "wait",
        until: null,
        reason: "the plan has a pilot address: no user gets anything",
      };
    }
    const until = quietUntil(notices.quietHours, now);
    if (until === null) return { verdict: "send" };
    return { verdict: "wait", until, reason: `quiet hours until ${until.toISOString()}` };
  };
}

/** Whether a delivery goes to a user: a notice, a welcome, or a report whose readers are users. */
export function isForUsers(
  plan: Users,
  run: Pick<Run, "report" | "request">,
  { purpose }: { readonly purpose: string },
): boolean {
  return PURPOSES.includes(purpose) || isReportForUsers(plan, run);
}

/** Whether a run sends a report to users. */
function isReportForUsers(
  { reports, audiences }: Users,
  { report, request }: Pick<Run, "report" | "request">,
): boolean {
  if (request.to !== null) return false;
  const readers = reports.find(({ id }) => id === report)?.audience;
  return audiences.some((audience) => audience.id === readers && isUserAudience(audience));
}
