import { daysBetween } from "../../../assess/days.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { unknownOf } from "../unknown-of.ts";

/** An undecided request lapses after 30 days, and the change with it. */
const SOURCE = "https://learn.microsoft.com/mem/intune/fundamentals/multi-admin-approval";

/**
 * Changes that wait for a second administrator for too long, or that lapse soon. Who asked stands in the evidence,
 * because an approver must know; it is nothing to name an alert by.
 */
export const approvalWaiting: AlertRule = rowRule({
  id: "approval-waiting",
  sources: ["approval-requests"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "approvals",
  severity: "high",
  // One that was decided and one that has lapsed are both no longer among those that wait.
  lapses: "always",
  list: "approvalRequests",
  thresholds: {
    hours: {
      unit: "hours",
      default: 24,
      min: 1,
      max: 720,
      meaning: "Hours that a request has waited from which on it is told.",
      source: "Practice: Intune tells approvers nothing by itself, so that a day is much.",
    },
    expiresHours: {
      unit: "hours",
      default: 72,
      min: 1,
      max: 720,
      meaning: "Hours before a request lapses from which on it is told, and is high.",
      source: SOURCE,
    },
  },
  begin:
    ({ now, thresholds }) =>
    (request) => {
      const requestedAt = realDate(request.requestedAt);
      const expiresAt = realDate(request.expiresAt);
      // A request that has lapsed can be approved no more: nothing is left to do about it.
      if (expiresAt !== null && expiresAt <= now) return null;
      const waited = requestedAt === null ? null : daysBetween(requestedAt, now) * 24;
      const isLapsing = expiresAt !== null && daysBetween(now, expiresAt) * 24 <= thresholds.expiresHours;
      if (!isLapsing && waited === null) return unknownOf("request", request.id, "requestedAt");
      if (!isLapsing && waited !== null && waited < thresholds.hours) return null;
      const { id, requestor, justification, status } = request;
      const value = waited === null ? null : Math.floor(waited);
      return firingOf({ kind: "request", id, name: id, platform: null }, isLapsing ? "high" : "medium", {
        value,
        unit: "hours",
        stage: isLapsing ? 2 : 1,
        detail: status,
        evidence: [{ name: requestor, detail: justification, value, at: expiresAt ?? requestedAt }],
      });
    },
});
